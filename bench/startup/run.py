#!/usr/bin/env python3
"""How long `carteira --version` takes from nothing, the price of every call, and how large the executable is.

Goals: under 20 ms, and under 70 MB stripped.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from measure import PROGRAM, goal, run


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=41)
    rounds = parser.parse_args().rounds
    ours = [run([PROGRAM, "--version"]) for _ in range(rounds)]
    nothing = [run(["/bin/true"]) for _ in range(rounds)]
    wall = statistics.median(r.wall for r in ours) * 1000
    floor = statistics.median(r.wall for r in nothing) * 1000
    with tempfile.TemporaryDirectory() as folder:
        stripped = pathlib.Path(folder) / "carteira"
        subprocess.run(["strip", "-o", stripped, PROGRAM], check=True)
        size = stripped.stat().st_size / 1e6
    print(f"carteira --version: {wall:.1f} ms (median of {rounds}; /bin/true {floor:.1f} ms), "
          f"{statistics.median(r.peak for r in ours):.0f} MiB")
    goal("start-up", wall, 20, "ms")
    goal("the stripped executable", size, 70, "MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
