#!/usr/bin/env python3
"""Runs every benchmark that this machine can run, and says which it cannot."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ("startup", "templates", "invoices", "pages", "site", "archive", "workbooks")
CANNOT = 3  # the exit code of a benchmark whose rivals are not here


def command(folder):
    """A script of its own, or a package whose program measures by itself."""
    if (folder / "run.py").is_file():
        return [sys.executable, folder / "run.py"]
    return ["swift", "run", "-c", "release", "--package-path", folder]


def main():
    outcomes = {}
    for name in NAMES:
        if (HERE / name).is_dir():
            print(f"\n== {name}", flush=True)
            outcomes[name] = subprocess.run(command(HERE / name)).returncode
    words = {0: "done", CANNOT: "cannot run here"}
    print("\n" + "; ".join(f"{name}: {words.get(code, 'FAILED')}"
                           for name, code in outcomes.items()))
    return 1 if any(code not in words for code in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
