#!/usr/bin/env python3
"""Runs every benchmark that this machine can run, and says which it cannot."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CANNOT = 3  # the exit code of a benchmark whose rivals are not here


def main():
    outcomes = {}
    for name in ("startup", "invoices", "pages", "site"):
        print(f"\n== {name}", flush=True)
        outcomes[name] = subprocess.run([sys.executable, HERE / name / "run.py"]).returncode
    print("\n" + "; ".join(
        f"{name}: {'done' if code == 0 else 'cannot run here' if code == CANNOT else 'FAILED'}"
        for name, code in outcomes.items()))
    return 1 if any(code not in (0, CANNOT) for code in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
