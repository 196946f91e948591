#!/usr/bin/env python3
"""Makes a Debian package of a program that `make release` built.

    deb.py PROGRAM FOLDER

Writes carteira_VERSION_ARCHITECTURE.deb into FOLDER and prints its path. What the package needs is what the
program is linked with, as dpkg-shlibdeps finds it. The same program and SOURCE_DATE_EPOCH (by default the
moment of the last commit) give the same bytes.
"""

import gzip
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from papers import copy as copy_papers

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DESCRIPTION = """client profiles and the portfolio above them, from the files you have
 Reads client lists and invoices as companies export them, sorts every client by rules
 that can be read, and writes a site that opens from a folder: a portfolio page, client
 profiles, account maps, success roadmaps, and messages to send. The same data give the
 same bytes. Pages and messages are in Portuguese or English."""


def output(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True,
                          **options).stdout.strip()


def moment():
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    return int(output("git", "log", "-1", "--format=%ct", cwd=ROOT) or 0)


def maintainer():
    if told := os.environ.get("DEBEMAIL"):
        return f"{os.environ.get('DEBFULLNAME', 'Carteira')} <{told}>"
    return output("git", "log", "-1", "--format=%an <%ae>", cwd=ROOT)


def put(content, path, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)


def packed(content):
    return gzip.compress(content, 9, mtime=0)


def needs(program):
    """What the package depends on, and what it gains from."""
    with tempfile.TemporaryDirectory() as folder:
        # dpkg-shlibdeps wants to see a source package.
        put(b"Source: carteira\n\nPackage: carteira\nArchitecture: any\n",
            pathlib.Path(folder) / "debian" / "control")
        found = output("dpkg-shlibdeps", "-O", program, cwd=folder)
    prefix = "shlibs:Depends="
    return next(line[len(prefix):] for line in found.splitlines() if line.startswith(prefix))


def fill(tree, program, environment):
    placed = tree / "usr" / "bin" / "carteira"
    put(program.read_bytes(), placed, 0o755)
    subprocess.run(["strip", str(placed)], check=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, HERE / "manual.py", program, folder], check=True, env=environment)
        made = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
    share = tree / "usr" / "share"
    put(packed(made["carteira.1"]), share / "man" / "man1" / "carteira.1.gz")
    put(made["carteira.bash"], share / "bash-completion" / "completions" / "carteira")
    put(made["_carteira"], share / "zsh" / "vendor-completions" / "_carteira")
    put(made["carteira.fish"], share / "fish" / "vendor_completions.d" / "carteira.fish")
    papers = share / "doc" / "carteira"
    put(packed((ROOT / "CHANGELOG.md").read_bytes()), papers / "changelog.gz")
    copy_papers(papers)


def control(program, tree):
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
    fields = {
        "Package": "carteira",
        "Version": output(program, "--version"),
        "Architecture": output("dpkg", "--print-architecture"),
        "Maintainer": maintainer(),
        "Installed-Size": str(-(-size // 1024)),
        "Depends": needs(tree / "usr" / "bin" / "carteira"),
        "Suggests": "libcurl4, libpq5",
        "Section": "misc",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment())}
    folder.mkdir(parents=True, exist_ok=True)
    work = pathlib.Path(tempfile.mkdtemp(prefix="carteira-deb-"))
    try:
        tree = work / "tree"
        fill(tree, program, environment)
        put(control(program, tree).encode(), tree / "DEBIAN" / "control")
        for path in [tree, *tree.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        made = output("dpkg-deb", "--root-owner-group", "--build", tree, folder, env=environment)
        print(made.rsplit("'", 2)[-2])
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
