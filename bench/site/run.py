#!/usr/bin/env python3
"""`carteira build` on generated clients, against a bare loop that writes the same files.

    run.py [--clients 10000] [--rounds 3]

The loop (floor.c of the folder `shared`) knows every path and size beforehand and writes that many bytes: what
is left when reading, classifying and rendering cost nothing. The summary of the build says where the rest goes.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from measure import PROGRAM, ROOT, alternate, compiled, goal, median, run, scratch, shared_folder, table


def manifest(site, path):
    """`<size> <path>` for every file, by path."""
    files = sorted((p.relative_to(site).as_posix(), p.stat().st_size)
                   for p in site.rglob("*") if p.is_file())
    path.write_text("".join(f"{size} {name}\n" for name, size in files))
    return len(files), sum(size for _, size in files)


def rename(portfolio, column):
    """Gives one client in the middle another legal name (column 1) or trade name (column 2)."""
    table = next(p for p in (portfolio / "data").iterdir() if p.stem in ("clientes", "clients"))
    lines = table.read_bytes().split(b"\n")
    place = len(lines) // 2
    cells = lines[place].split(b";")
    cells[column] = cells[column].strip(b'"') + b" N"
    lines[place] = b";".join(cells)
    table.write_bytes(b"\n".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    shared = shared_folder()
    if not shared or not (shared / "bench" / "pages" / "floor.c").is_file():
        print("site: the folder shared with the bare write loop is not here")
        return 3
    work = scratch("site")
    try:
        portfolio = work / "portfolio"
        run([sys.executable, ROOT / "bench" / "sample" / "generate.py", "--clients",
             arguments.clients, "--out", portfolio])
        first = subprocess.run([PROGRAM, "build", "--verbose"], cwd=portfolio,
                               capture_output=True, text=True)
        if first.returncode != 0:
            sys.exit(first.stderr[-4000:])
        files, size = manifest(portfolio / "output" / "site", work / "manifest")
        floor = compiled(shared / "bench" / "pages" / "floor.c", work / "floor")
        counter = iter(range(1_000_000))

        def build():
            shutil.rmtree(portfolio / "output")
            return run([PROGRAM, "build", "--quiet"], folder=portfolio)

        def again():
            return run([PROGRAM, "build", "--quiet"], folder=portfolio)

        def changed():
            rename(portfolio, 1)
            return run([PROGRAM, "build", "--quiet"], folder=portfolio)

        def renamed():
            rename(portfolio, 2)
            return run([PROGRAM, "build", "--quiet"], folder=portfolio)

        def write():
            return run([floor, work / "manifest", work / f"floor-{next(counter)}"])

        results = alternate(
            {"bare write loop": write, "carteira build": build, "carteira build, nothing new": again,
             "carteira build, one legal name changed": changed,
             "carteira build, one trade name changed": renamed},
            arguments.rounds)
        whole, floor = (median(results[name]) for name in ("carteira build", "bare write loop"))
        table(f"{arguments.clients} clients: {files} files, {size / 1e6:.0f} MB", results,
              "carteira build", "Where the time goes:")
        print(first.stdout + first.stderr)
        what = f"site of {arguments.clients:,} clients"
        goal(f"{what}, wall time of a bare loop that writes it", whole.wall / floor.wall, 2.5)
        goal(f"{what}, nothing new, CPU time of the whole",
             100 * median(results["carteira build, nothing new"]).cpu / whole.cpu, 5, "%")
        # A legal name stands on one client's pages; a trade name on pages and downloads about several, too.
        for name in ("legal", "trade"):
            found = median(results[f"carteira build, one {name} name changed"])
            goal(f"{what}, one {name} name changed, CPU time of the whole",
                 100 * found.cpu / whole.cpu, 10, "%")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
