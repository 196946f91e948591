"""Runs programs in turn and says what they needed: wall time, CPU time, peak memory."""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build" / "release" / "carteira"


@dataclass(frozen=True)
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MiB


def shared_folder():
    """The folder with rivals, floors and reference results, or None."""
    if named := os.environ.get("CARTEIRA_SHARED"):
        return pathlib.Path(named)
    for ancestor in ROOT.parents:
        if (ancestor / "shared" / "bench").is_dir():
            return ancestor / "shared"
    return None


def run(command, stdout=None, folder=None, environment=None):
    """Runs a command to its end; a failure ends the benchmark with what the command said."""
    with tempfile.TemporaryFile() as errors:
        output = open(stdout, "wb") if stdout else subprocess.DEVNULL
        started = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=errors,
                                   cwd=folder, env={**os.environ, **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if stdout:
            output.close()
        if process.returncode != 0:
            errors.seek(0)
            sys.exit(f"{command[0]} ended with {process.returncode}:\n"
                     + errors.read().decode(errors="replace")[-4000:])
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternate(programs, rounds):
    """Runs each program once a round, so that a busy minute hits all alike; lists by name."""
    results = {name: [] for name in programs}
    for _ in range(rounds):
        for name, once in programs.items():
            results[name].append(once())
    return results


def median(runs):
    return Run(*(statistics.median(getattr(r, what) for r in runs) for what in ("wall", "cpu", "peak")))


def table(title, results, ours, note=""):
    """Prints the medians of each program, and how ours compares with it."""
    own = median(results[ours])
    print(f"\n{title}\n")
    print(f"| program | wall s | CPU s | peak MiB | wall ÷ ours | CPU ÷ ours |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, runs in results.items():
        m = median(runs)
        print(f"| {name} | {m.wall:.2f} | {m.cpu:.2f} | {m.peak:.0f} "
              f"| {m.wall / own.wall:.2f} | {m.cpu / own.cpu:.2f} |")
    if note:
        print(f"\n{note}")
    sys.stdout.flush()


def goal(what, found, limit, unit="×", least=False):
    """Says a figure beside its goal, and leaves it for the table at the end of `make bench`.

    A limit is the most that is fine, or with `least` the least.
    """
    met = found >= limit if least else found <= limit
    print(f"{what}: {figure(found)} {unit} (goal: {'at least' if least else 'at most'} {figure(limit)})"
          f"{'' if met else ' MISSED'}", flush=True)
    if book := os.environ.get("CARTEIRA_BENCH_GOALS"):
        with open(book, "a") as lines:
            lines.write(json.dumps({"what": what, "found": found, "limit": limit, "unit": unit,
                                    "least": least, "met": met}) + "\n")


def figure(number):
    """A number as it is read: two decimals below ten, one below a hundred, none above."""
    return f"{number:,.{2 if abs(number) < 10 else 1 if abs(number) < 100 else 0}f}"


def scratch(name):
    """A fresh folder in memory where the machine has one with room, else on disk."""
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 4 << 30:
        return pathlib.Path(tempfile.mkdtemp(prefix=f"carteira-{name}-", dir=memory))
    return pathlib.Path(tempfile.mkdtemp(prefix=f"carteira-{name}-"))


def compiled(source, target, *options):
    """A C floor, compiled now."""
    subprocess.run(["cc", "-O2", "-w", "-o", target, source, *options], check=True)
    return target


def has_module(name):
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode == 0
