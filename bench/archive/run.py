#!/usr/bin/env python3
"""`carteira snapshot` on generated clients, against copying the same files.

    run.py [--clients 10000] [--share 4]

Seals a portfolio, changes a few clients in a hundred, and seals it again. Says what the second snapshot costs
on the disk, of the first one's bytes (goal: at most 10 % where 4 % of the clients changed), and how long
sealing takes, of copying the payload and bringing it to the disk (goal: at most twice as long).
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from measure import PROGRAM, ROOT, goal, run, scratch


def seal(folder):
    """Seals; returns what the program said of its phases, in seconds."""
    done = subprocess.run(
        [PROGRAM, "snapshot", "--locale", "en"], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return {name: float(seconds) for name, seconds in re.findall(r"([a-z]+) ([0-9.]+) s", done.stdout)}


def alone(bag):
    """Bytes of the files that no other snapshot has."""
    total = 0
    for folder, _, files in os.walk(bag):
        for name in files:
            info = os.lstat(os.path.join(folder, name))
            total += info.st_size if info.st_nlink == 1 else 0
    return total


def copied(payload, place):
    start = time.perf_counter()
    subprocess.run(["cp", "-r", payload, place], check=True)
    subprocess.run(["sync", "-f", place], check=True)
    return time.perf_counter() - start


def changed(folder, share):
    """A conversation more for some clients in a hundred."""
    data = folder / "data"
    table = next(p for p in data.iterdir() if p.stem in ("interacoes", "interactions"))
    lines = table.read_bytes().decode("utf-8-sig").splitlines()
    rows = [line.split(";") for line in lines[1:]]
    seen, added = set(), []
    clients = sorted({row[1] for row in rows})
    wanted = set(clients[:: max(1, 100 // share)])
    for row in reversed(rows):
        if row[1] in wanted and row[1] not in seen and len(row) == len(rows[0]):
            seen.add(row[1])
            added.append(";".join([f"X-{len(added):06}", *row[1:]]))
    table.write_text("\ufeff" + "\r\n".join(lines + added) + "\r\n", encoding="utf-8")
    return len(added), len(clients)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--lines", type=int, default=20)
    parser.add_argument("--share", type=int, default=4, help="clients in a hundred that change")
    arguments = parser.parse_args()
    work = scratch("archive")
    try:
        portfolio = work / "portfolio"
        run([sys.executable, ROOT / "bench" / "sample" / "generate.py", "--clients",
             arguments.clients, "--lines", arguments.lines, "--out", portfolio])
        first = seal(portfolio)
        archive = portfolio / "output" / "archive"
        bag = next(p for p in archive.iterdir() if p.is_dir())
        whole = alone(bag)
        files = sum(1 for p in bag.rglob("*") if p.is_file())
        copy = copied(bag / "data", work / "copy")
        print(f"{arguments.clients} clients: {files} files, {whole / 1e6:.0f} MB")
        print(f"  first:  seal {first['seal']:.2f} s, copying {copy:.2f} s:"
              f" {first['seal'] / copy:.2f}×")
        touched, clients = changed(portfolio, arguments.share)
        second = seal(portfolio)
        new = next(p for p in archive.iterdir() if p.is_dir() and p != bag)
        print(f"  second: {touched} of {clients} clients changed, {alone(new) / 1e6:.1f} MB new:"
              f" {100 * alone(new) / whole:.1f} % of the first;"
              f" seal {second['seal']:.2f} s: {second['seal'] / copy:.2f}×")
        goal("archive, sealing, times copying", first["seal"] / copy, 2)
        goal(f"archive, {arguments.share} % changed, bytes of the first", 100 * alone(new) / whole, 10, "%")
        subprocess.run([PROGRAM, "snapshot", "verify", "--all"], cwd=portfolio, check=True)
    finally:
        for folder, _, _ in os.walk(work):
            os.chmod(folder, 0o700)
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
