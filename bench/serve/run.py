#!/usr/bin/env python3
"""How soon `carteira serve` shows an edit: a template, and a client's row.

    run.py [--clients 1000] [--edits 7]

Serves a generated portfolio with all its tables, edits a file, waits for the state that the page asks for, and
fetches a client's page. Prints medians from the edit to the last byte of the page. Goal: under 300 ms.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from measure import PROGRAM, ROOT, goal, run, scratch
from preview import Preview


def answer(preview, page, edit):
    """Milliseconds from an edit to the page made after it."""
    seen = preview.version(page)
    start = time.perf_counter()
    edit()
    if not preview.wait(seen):
        sys.exit("the preview did not see an edit")
    preview.get(page)
    return (time.perf_counter() - start) * 1000


def telephones(rows):
    """The table of clients with one telephone number after the other in its first row."""
    lines = rows.split(b"\n")
    column = next(place for place, heading in enumerate(lines[0].split(b";")) if b"elefone" in heading)
    for number in range(1_000):
        cells = lines[1].split(b";")
        cells[column] = b"(51) 9%04d-%04d" % (8_000 + number, 1_000 + number)
        yield b"\n".join([lines[0], b";".join(cells), *lines[2:]])


def edits(folder):
    """What is edited: a template and a cell of the table of clients, each time to something else."""
    template = folder / "templates" / "profile.html"
    template.parent.mkdir(exist_ok=True)
    source = (ROOT / "templates" / "profile.html").read_text()
    table = next(p for p in (folder / "data").iterdir() if p.stem in ("clientes", "clients"))
    rows = telephones(table.read_bytes())
    count = iter(range(1_000))
    return {
        "a template": lambda: template.write_text(source + f"<!-- {next(count)} -->"),
        "a client": lambda: table.write_bytes(next(rows)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clients", type=int, default=1_000)
    parser.add_argument("--edits", type=int, default=7)
    arguments = parser.parse_args()
    work = scratch("serve")
    try:
        folder = work / "portfolio"
        run([sys.executable, ROOT / "bench" / "sample" / "generate.py", "--clients", arguments.clients,
             "--out", folder])
        preview = Preview(PROGRAM, folder=folder)
        try:
            listed = preview.get("clients/index.html")[1].decode()
            page = "clients/" + re.search(r'href="([0-9]+/index\.html)"', listed)[1]
            preview.get(page)
            for what, edit in edits(folder).items():
                took = statistics.median(answer(preview, page, edit) for _ in range(arguments.edits))
                goal(f"preview of {arguments.clients:,} clients, {what} edited", took, 300, "ms")
        finally:
            preview.end()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
