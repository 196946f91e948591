#!/usr/bin/env python3
"""Prints the sample's briefs, digests and reports with a browser and counts their pages: one of A4 each.

Handoff sheets hold the words of whoever wrote them and may take two. As messages they fit a window and a telephone:
nothing lies beside the screen, in the light and in the dark, and nothing is fetched from elsewhere.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = [
    (("000101", "000102", "000103", "000112"), 1),
    (("--digest", "owner", "--digest", "director"), 1),
    (("000101", "000102", "--external"), 1),
    (("000101", "--document", "handoff"), 2),
]


def pages(browser, file, folder):
    """How many pages a browser prints, and of what size."""
    paper = folder / "paper.pdf"
    paper.unlink(missing_ok=True)
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={paper}",
         file.as_uri()], capture_output=True, timeout=120)
    said = subprocess.run(["pdfinfo", str(paper)], capture_output=True, text=True).stdout
    count = re.search(r"Pages:\s+(\d+)", said)
    return int(count.group(1)) if count else 0, "A4" in said


def faults_on_screen(screen, message):
    """What is wrong with a message at the widths of a window and of a telephone."""
    for width, scheme in [(700, "light"), (360, "light"), (360, "dark")]:
        screen.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                    deviceScaleFactor=1, mobile=False)
        screen.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}])
        screen.open(message.as_uri())
        overflow = screen.value("document.documentElement.scrollWidth - innerWidth")
        if overflow:
            yield f"{overflow} px beside the screen at {width}"
        ground = screen.value("getComputedStyle(document.body).backgroundColor")
        if (ground == "rgb(253, 252, 250)") == (scheme == "dark"):
            yield f"{ground} where it should be {scheme}"
    if screen.value("document.querySelectorAll('img, link, script, svg').length"):
        yield "holds what a mail program may block"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser or not shutil.which("pdfinfo"):
        print("paper: chromium or pdfinfo (poppler-utils) is missing; not checked")
        return 3
    problems = []
    printed = looked = 0
    screen = Browser(browser)
    for locale in ["pt-BR", "en"]:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="carteira-paper-"))
        shutil.copytree(ROOT / "data", folder / "data")
        for name in ["carteira.yaml", "policy.yaml"]:
            shutil.copy(ROOT / name, folder / name)
        for words, most in RUNS:
            subprocess.run([program, "brief", *words, "--quiet", "--locale", locale], cwd=folder,
                           capture_output=True)
            sheets = [path for path in sorted((folder / "output/briefs").glob("*.html"))
                      if path.name != "index.html" and not path.name.endswith(".mail.html")]
            if not sheets:
                problems.append(f"{words} makes nothing")
            for sheet in sheets:
                printed += 1
                count, is_a4 = pages(browser, sheet, folder)
                if not 1 <= count <= most or not is_a4:
                    problems.append(f"{locale} {sheet.name}: {count} pages, A4: {is_a4}")
            for message in sorted((folder / "output/briefs").glob("*.mail.html")):
                looked += 1
                problems += [f"{locale} {message.name}: {fault}"
                             for fault in faults_on_screen(screen, message)]
        shutil.rmtree(folder)
    screen.close()
    for problem in problems:
        print(problem)
    print(f"paper: {printed} sheets printed, {looked} messages looked at, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
