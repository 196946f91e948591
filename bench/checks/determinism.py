#!/usr/bin/env python3
"""Same records, same policy, same day: the same bytes.

    determinism.py PROGRAM [--short] [--keep FOLDER]

Builds the sample, then builds it again with one thing changed at a time: the number of threads, the time zone,
the languages of the machine, the folder, the day of the clock (where `faketime` is installed), and the order
of the rows of each table and of all of them. Every file of the site must stay as it was, and so must what
`assess` and `export` write. With `--short` the machine's circumstances change all at once, and all tables
together.

Only build.json may know the clock. Only the quality page and the evidence name file and row, so only they may
change with the order of rows, and in nothing else.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CLOCK = {"build.json"}
PLACES = {"quality.html", "quality.md", "evidence.json"}
PLAIN = {"TZ": "UTC", "LANG": "C", "LC_ALL": "C"}
EXPORTS = (
    ("assess", "--format", "json"), ("assess", "--format", "csv"), ("assess", "--portfolio"),
    ("export", "clients", "--to", "csv"), ("export", "clients", "--to", "json"),
    ("export", "invoices", "--to", "csv"),
)


def portfolio(folder):
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("carteira.yaml", "policy.yaml"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder)
    return folder


def shuffled(path, seed):
    """The bytes of a table with its records in another order; None where it has no order to change."""
    chance = random.Random(seed)
    content = path.read_bytes()
    if path.suffix == ".csv":
        head, *rows = records(content)
        chance.shuffle(rows)
        return b"".join([head, *rows])
    if path.suffix == ".jsonl":
        rows = content.splitlines(keepends=True)
        chance.shuffle(rows)
        return b"".join(rows)
    if path.suffix == ".json":
        rows = json.loads(content)
        chance.shuffle(rows)
        return json.dumps(rows, ensure_ascii=False).encode()
    if path.suffix == ".yaml":
        # Records begin at the left margin; what stands before the first of them stays.
        first, *rows = re.split(rb"(?m)^(?=\S)(?!#)", content)
        chance.shuffle(rows)
        return b"".join([first, *(row if row.endswith(b"\n") else row + b"\n" for row in rows)])
    return None


def records(content):
    """The records of a CSV file with their ends: a line end within quotes ends none."""
    lines = content.splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        lines[-1] += b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    found, quotes = [b""], 0
    for line in lines:
        found[-1] += line
        quotes += line.count(b'"')
        if quotes % 2 == 0:
            found.append(b"")
    return [record for record in found if record]


def run(program, folder, words, environment, before=(), outside=False):
    """Runs the program in a portfolio's folder, or from outside over it."""
    command = [*before, program, *words, *(["--config", folder] if outside else [])]
    done = subprocess.run(command, cwd=folder.anchor if outside else folder, capture_output=True,
                          env={**os.environ, **environment})
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)} left with {done.returncode}:\n"
                 f"{done.stderr.decode(errors='replace')[-3000:]}")
    return done.stdout


def outcome(program, folder, environment=None, threads=2, before=(), exports=True, outside=False):
    """Everything that a folder becomes: the bytes of each file by its name."""
    environment = {**PLAIN, **(environment or {})}
    count = ("--threads", str(threads))
    run(program, folder, ["build", "--quiet", *count], environment, before, outside)
    site = folder / "output" / "site"
    found = {path.relative_to(site).as_posix(): path.read_bytes()
             for path in sorted(site.rglob("*")) if path.is_file()}
    if exports:
        for words in EXPORTS:
            found["$ " + " ".join(words)] = run(
                program, folder, [*words, "--quiet", *count], environment, before, outside)
    return found


def differences(first, second, but):
    """The names of what differs, files that are named in `but` aside."""
    return [name for name in sorted(first.keys() | second.keys())
            if pathlib.PurePosixPath(name).name not in but and first.get(name) != second.get(name)]


def excerpt(first, second):
    """Where two contents part, for whoever has to find out why."""
    if first is None or second is None:
        return "only one of them has it"
    place = next((i for i, (a, b) in enumerate(zip(first, second)) if a != b),
                 min(len(first), len(second)))
    start = max(0, place - 60)
    return f"byte {place}: {first[start:place + 60]!r} and {second[start:place + 60]!r}"


class Sweep:
    def __init__(self, program, work, is_short):
        self.program, self.work = program, work
        self.plain = portfolio(work / "plain")
        self.base = outcome(program, self.plain, threads=1)
        self.count, self.problems, self.is_short = 0, [], is_short

    def hold(self, what, found, but=frozenset()):
        self.count += 1
        wrong = differences(self.base, found, CLOCK | but)
        for name in wrong[:5]:
            self.problems.append(
                f"{what}: {name} differs, {excerpt(self.base.get(name), found.get(name))}")
        if len(wrong) > 5:
            self.problems.append(f"{what}: and {len(wrong) - 5} more")
        print(f"{'differs' if wrong else 'same':8} {what}", flush=True)

    def elsewhere(self):
        return portfolio(self.work / "outra pasta, é" / "a" / "b")

    def circumstances(self):
        far = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
        clock = [("faketime", "-f", moment) for moment in ("@2031-03-01 23:59:30", "@2019-12-31 00:00:10")
                 ] if shutil.which("faketime") else []
        if not clock:
            print("No faketime: the clock stays as it is")
        self.hold("started from another folder", outcome(self.program, self.plain, outside=True))
        if self.is_short:
            self.hold("8 threads, another zone, languages, folder and day", outcome(
                self.program, self.elsewhere(), far, threads=8, before=clock[0] if clock else ()))
            return
        for threads in (2, 3, 8):
            self.hold(f"{threads} threads", outcome(self.program, self.plain, threads=threads))
        for zone in ("America/Sao_Paulo", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", ""):
            self.hold(f"time zone {zone or 'unset'}", outcome(self.program, self.plain, {"TZ": zone}))
        for tag in ("pt_BR.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "en_US.ISO-8859-1"):
            self.hold(f"language {tag}", outcome(self.program, self.plain, {"LANG": tag, "LC_ALL": tag}))
        self.hold("another folder", outcome(self.program, self.elsewhere()))
        for moment in clock:
            self.hold(f"day {moment[-1]}", outcome(self.program, self.plain, before=moment))

    def orders(self):
        tables = sorted(path.name for path in (self.plain / "data").iterdir()
                        if path.is_file() and path.suffix in (".csv", ".json", ".jsonl", ".yaml"))
        folder = portfolio(self.work / "shuffled")
        for seed in (1,) if self.is_short else (1, 2, 3):
            for name in tables:
                (folder / "data" / name).write_bytes(shuffled(ROOT / "data" / name, seed))
            self.hold(f"all {len(tables)} tables in another order ({seed})",
                      outcome(self.program, folder, threads=1 + seed), PLACES)
        if self.is_short:
            return
        for name in tables:
            shutil.rmtree(folder / "data")
            shutil.copytree(ROOT / "data", folder / "data")
            (folder / "data" / name).write_bytes(shuffled(ROOT / "data" / name, 4))
            self.hold(f"{name} in another order", outcome(self.program, folder, exports=False) | {
                name: self.base[name] for name in self.base if name.startswith("$")}, PLACES)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--keep", metavar="FOLDER", help="build there and leave everything as it is")
    given = parser.parse_args()
    work = pathlib.Path(given.keep or tempfile.mkdtemp(prefix="carteira-determinism-")).resolve()
    try:
        sweep = Sweep(str(pathlib.Path(given.program).resolve()), work, given.short)
        sweep.circumstances()
        sweep.orders()
    finally:
        if not given.keep:
            shutil.rmtree(work, ignore_errors=True)
    for problem in sweep.problems:
        print(problem)
    print(f"{sweep.count} builds beside the first, {len(sweep.base)} files and outputs each, "
          f"{len(sweep.problems)} differences")
    return 1 if sweep.problems else 0


if __name__ == "__main__":
    sys.exit(main())
