#!/usr/bin/env python3
"""Fills every cell of every table of the sample with hostile text, builds, and opens the pages.

    hostile_check.py PROGRAM

Ids and references stay as they are, so that the rows belong together; columns of which values decide
whether a row is taken keep theirs in half of the rows. The strings come from here and, where the folder
shared with the benchmarks is, from its Big List of Naughty Strings. Nothing may run: every string that could would set
`window.canary` or ask an address that does not exist. No page may scroll sideways at 360 pixels, complain
on the console, or show a dialog.
"""

import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
from browser import Browser, complaints, kinds, program  # noqa: E402
from measure import shared_folder  # noqa: E402

OWN = [
    "<script>window.canary=1</script>",
    "\"><img src=x onerror=\"window.canary=1\">",
    "'><svg onload=window.canary=1>",
    "javascript:window.canary=1",
    "{{{title}}} {{#page}}x{{/page}}",
    "</title></style></textarea></script><script>window.canary=1</script>",
    "<iframe srcdoc=\"<script>parent.canary=1</script>\">",
    "[x](javascript:window.canary=1) ![x](http://canary.invalid/x.png)",
    "`<b onclick=window.canary=1>` <!-- <script>window.canary=1</script> -->",
    "\u2028window.canary=1\u2029//\\\";window.canary=1;//",
    "=HYPERLINK(\"http://canary.invalid\")",
    "url(http://canary.invalid) } * { display: none } @import 'http://canary.invalid';",
    "W" * 300,
    "\u202eoirártnoc oa\u202c \u200b\u0301\u0301\u0301\u0301",
    "&lt;script&gt;window.canary=1&lt;/script&gt; &#60;b&#62;",
    "%3Cscript%3Ewindow.canary=1%3C/script%3E ../../../etc/passwd",
]
# Columns that hold rows together; what stands in them is an id of this table or of another.
KEEPS = re.compile(
    r"^(id|código|client|cliente|contact|contato|invoice|nota|contract|contrato|objective|objetivo|"
    r"product|produto|from|to|de|para|number|número)", re.I)
# Values that decide whether a row is taken, or say when it counts.
PLAIN = re.compile(r"^[\d\s.,/:%+-]*$")


def strings():
    shared = shared_folder()
    listed = shared / "conformance" / "blns.json" if shared else None
    given = json.loads(listed.read_text(encoding="utf-8")) if listed and listed.is_file() else []
    return OWN + [breakable(s) for s in given if isinstance(s, str) and s.strip()]


def breakable(text, most=16):
    """A text without more than so many marks on one letter.

    Chromium draws dozens of them beside each other, wider than a telephone, and no style breaks a line inside a
    letter.
    """
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) == "Mn" else 0
        if marks <= most:
            kept.append(character)
    return "".join(kept)


def poison(folder, hostile):
    """Replaces the cells of the CSV files of a folder; returns how many."""
    count = 0
    for path in sorted(folder.glob("*.csv")):
        raw = path.read_bytes()
        encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            encoding, text = "cp1252", raw.decode("cp1252")
        first = text.split("\n", 1)[0]
        separator = max(";,\t", key=first.count)
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
        if not rows:
            continue
        head = rows[0]
        for number, row in enumerate(rows[1:]):
            for place, cell in enumerate(row):
                if place >= len(head) or KEEPS.match(head[place].strip()) or PLAIN.match(cell):
                    continue
                # Words of a fixed list decide whether a row is taken: every other row keeps its own.
                if len(cell) < 16 and " " not in cell and number % 2:
                    continue
                row[place] = hostile[count % len(hostile)].replace("\r", " ").replace("\0", "")
                count += 1
        out = io.StringIO()
        csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
        path.write_bytes(out.getvalue().encode("utf-8", "replace"))
    for path in [*folder.glob("*.json"), *folder.glob("*.jsonl")]:
        text = path.read_text(encoding="utf-8")
        lines = [text] if path.suffix == ".json" else text.splitlines()
        changed = [walk(json.loads(line), hostile, number) for number, line in enumerate(lines) if line]
        path.write_text("\n".join(json.dumps(value) for value in changed), encoding="utf-8")
        count += len(changed)
    for path in folder.glob("notes/*.md"):
        path.write_text("\n\n".join(hostile[:60]), encoding="utf-8")
    return count


def walk(value, hostile, turn, key=""):
    """A value of JSON with its texts replaced; those that hold rows together stay."""
    if isinstance(value, dict):
        return {k: walk(v, hostile, turn + place, k) for place, (k, v) in enumerate(value.items())}
    if isinstance(value, list):
        return [walk(v, hostile, turn + place, key) for place, v in enumerate(value)]
    if not isinstance(value, str) or KEEPS.match(key) or PLAIN.match(value) or turn % 2:
        return value
    return hostile[turn % len(hostile)]


def built(binary, portfolio, hostile):
    """The site of the sample with its cells replaced."""
    shutil.copytree(ROOT / "data", portfolio / "data")
    for name in ("carteira.yaml", "policy.yaml"):
        shutil.copy(ROOT / name, portfolio / name)
    count = poison(portfolio / "data", hostile)
    done = subprocess.run([binary, "build", "--quiet"], cwd=portfolio, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not (portfolio / "output/site/index.html").is_file():
        sys.exit(f"the build of the hostile sample failed ({done.returncode}):\n{done.stderr[-2000:]}")
    return portfolio / "output" / "site", count


def look(browser, page, site):
    name = page.relative_to(site).as_posix()
    for width in (1440, 360):
        browser.view(width, 900)
        for complaint in complaints(browser.open(page.as_uri()), site.as_uri()):
            yield f"{name} at {width}: {complaint}"
        browser.value("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        if browser.value("window.canary !== undefined"):
            yield f"{name}: a string of the data was run"
        if browser.value("[...document.querySelectorAll('script')].some("
                         "(s) => !/assets\\/site\\.js$/.test(s.src))"):
            yield f"{name}: a script that is not ours"
        if browser.value("[...document.querySelectorAll('*')].some((e) => "
                         "[...e.attributes].some((a) => a.name.startsWith('on')))"):
            yield f"{name}: an attribute that runs"
        overflow = browser.value("document.documentElement.scrollWidth - innerWidth")
        if overflow and overflow > 0:
            yield f"{name} at {width}: scrolls {overflow} px sideways"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    hostile = strings()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="carteira-hostile-"))
    try:
        site, count = built(binary, folder, hostile)
        print(f"{count} cells replaced by {len(hostile)} strings")
        if not program():
            print("No Chromium: the pages were not opened in a browser")
            return 3
        browser = Browser(program())
        problems = []
        try:
            for pages in kinds(site).values():
                for page in dict.fromkeys([pages[0], pages[len(pages) // 2]]):
                    problems += look(browser, page, site)
        finally:
            browser.close()
        for problem in problems[:100]:
            print(problem)
        print(f"{len(problems)} problems")
        return 1 if problems else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
