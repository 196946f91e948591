#!/usr/bin/env python3
"""Runs every benchmark that this machine can run, and says which it cannot.

    run.py [--large] [NAME ...]

Ends with one table: each figure that has a goal, beside it. --large also builds a site of 100,000 clients.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from measure import figure  # noqa: E402

NAMES = ("startup", "templates", "invoices", "pages", "site", "serve", "archive", "workbooks")
OPTIONS = {"pages": ["--flat"]}
CANNOT = 3  # the exit code of a benchmark whose rivals are not here


def command(folder):
    """A script of its own, or a package whose program measures by itself."""
    if (folder / "run.py").is_file():
        return [sys.executable, folder / "run.py", *OPTIONS.get(folder.name, [])]
    return ["swift", "run", "-c", "release", "--package-path", folder]


def scoreboard(book):
    """Every figure beside its goal, in the order in which they were found."""
    rows = [("figure", "found", "goal", "")]
    for line in book.read_text().splitlines():
        row = json.loads(line)
        rows.append((row["what"], f"{figure(row['found'])} {row['unit']}",
                     f"{'≥' if row['least'] else '≤'} {figure(row['limit'])}",
                     "met" if row["met"] else "missed"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--large", action="store_true", help="also a site of 100,000 clients")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of: {', '.join(NAMES)}")
    arguments = parser.parse_args()
    outcomes = {}
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder) / "goals"
        book.touch()
        environment = {**os.environ, "CARTEIRA_BENCH_GOALS": str(book)}
        runs = [(name, command(HERE / name)) for name in arguments.names or NAMES]
        if arguments.large:
            runs.append(("size", [sys.executable, HERE / "site" / "size.py"]))
        for name, words in runs:
            print(f"\n== {name}", flush=True)
            outcomes[name] = subprocess.run(words, env=environment).returncode
        scoreboard(book)
    words = {0: "done", CANNOT: "cannot run here"}
    print("\n" + "; ".join(f"{name}: {words.get(code, 'FAILED')}"
                           for name, code in outcomes.items()))
    return 1 if any(code not in words for code in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
