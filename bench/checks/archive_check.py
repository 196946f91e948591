#!/usr/bin/env python3
"""Seals months of snapshots and lets others judge them.

    archive_check.py PROGRAM                              24 months of the sample
    archive_check.py PROGRAM --clients 1000 --months 12   of an invented portfolio (--no-faults: seals alone)

Every bag must be accepted by bagit-python (as far as it is installed) and by `sha256sum -c`, also after the
others were removed; differences must add up; a process that is killed and a disk that is full must leave no
bag or a whole one.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CAUSES = ["rules", "time", "data"]

try:
    import bagit
    import logging

    logging.getLogger("bagit").setLevel(logging.CRITICAL)
except ImportError:
    bagit = None


def fail(message):
    sys.exit(f"archive_check: {message}")


class Portfolio:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.archive = folder / "output/archive"

    def run(self, *arguments, code=0, timeout=None):
        done = subprocess.run(
            [self.program, *map(str, arguments), "--locale", "en"], cwd=self.folder, text=True,
            capture_output=True, timeout=timeout)
        if code is not None and done.returncode != code:
            fail(f"{' '.join(map(str, arguments))} left with {done.returncode}:\n{done.stdout[-2000:]}"
                 f"{done.stderr[-2000:]}")
        return done

    def names(self):
        if not self.archive.is_dir():
            return []
        return sorted(p.name for p in self.archive.iterdir()
                      if p.is_dir() and not p.name.startswith("."))


def sample(folder):
    for name in ["carteira.yaml", "policy.yaml", "data"]:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return datetime.date(2026, 11, 16)


def crowd(folder, clients, lines):
    subprocess.run(
        [sys.executable, ROOT / "bench/sample/generate.py", "--clients", str(clients), "--lines",
         str(lines), "--out", folder], check=True, capture_output=True)
    return datetime.date(2026, 11, 16)


def month_ends(day, count):
    first = day.replace(day=1)
    ends = []
    for _ in range(count - 1):
        end = first - datetime.timedelta(days=1)
        ends.append(end)
        first = end.replace(day=1)
    return sorted(ends) + [day]


def judge(portfolio, when):
    """Both tools of others, and ours."""
    for name in portfolio.names():
        path = portfolio.archive / name
        for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"]:
            done = subprocess.run(
                ["sha256sum", "-c", "--quiet", "--strict", manifest], cwd=path,
                capture_output=True, text=True)
            if done.returncode:
                fail(f"sha256sum refuses {name} {when}:\n{done.stdout[-1000:]}{done.stderr[-1000:]}")
        if bagit:
            try:
                bagit.Bag(str(path)).validate(processes=1)
            except bagit.BagError as error:
                fail(f"bagit-python refuses {name} {when}: {error}")
    portfolio.run("snapshot", "verify", "--all")
    print(f"  {len(portfolio.names())} bags accepted {when} by sha256sum"
          f"{', bagit-python' if bagit else ' (bagit-python is not installed)'} and verify")


def differences(portfolio):
    names, moved, events = portfolio.names(), 0, 0
    for first, second in zip(names, names[1:]):
        found = json.loads(portfolio.run("snapshot", "diff", first, second, "--format", "json").stdout)
        parts = [f for f in found["figures"]] + [c["health"] for c in found["clients"] if c["health"]]
        for part in parts:
            if part["before"] + sum(part[cause] for cause in CAUSES) != part["after"]:
                fail(f"the causes between {first} and {second} do not add up: {part}")
        for client in found["clients"]:
            status = client["status"]
            if status and status["steps"][-1]["status"] != status["after"]:
                fail(f"a status between {first} and {second} ends elsewhere: {client}")
        stakes = [c["at-stake"] or 0 for c in found["changes"]]
        if stakes != sorted(stakes, reverse=True):
            fail(f"changes between {first} and {second} are not by revenue at stake")
        moved, events = moved + len(found["clients"]), events + len(stakes)
    if len(names) > 1 and not events:
        fail("nothing ever changed, which cannot be")
    print(f"  {max(0, len(names) - 1)} differences add up: {moved} clients moved, {events} changes")


def again(portfolio):
    """What was sealed is what would be sealed again: nothing came late."""
    before = portfolio.names()
    for name in [before[0], before[len(before) // 2]]:
        if "Nothing is new" not in portfolio.run("snapshot", "--as-of", name[:10]).stdout:
            fail(f"{name} sealed again is another")
    if portfolio.names() != before:
        fail("sealing again made other snapshots")
    print("  past days sealed again say the very same")


def damage(portfolio):
    name = portfolio.names()[0]
    victim = portfolio.archive / name / "data/site/method.html"
    bytes_before, mode = victim.read_bytes(), victim.stat().st_mode
    # A file of its own, so that bags which share it stay whole.
    os.chmod(victim.parent, 0o700)
    victim.unlink()
    victim.write_bytes(bytes_before[:-1] + b"?")
    done = portfolio.run("snapshot", "verify", name, code=1)
    if "data/site/method.html: changed" not in done.stdout:
        fail(f"verify does not see the change:\n{done.stdout}")
    victim.write_bytes(bytes_before)
    os.chmod(victim, mode)
    os.chmod(victim.parent, 0o500)
    portfolio.run("snapshot", "verify", name)
    print("  a changed byte is found")


def killed(portfolio, day, length, rounds):
    """SIGKILL at moments spread over the whole command."""
    names, whole = portfolio.names(), 0
    for round_number in range(rounds):
        new = (day + datetime.timedelta(days=round_number + 1)).isoformat()
        process = subprocess.Popen(
            [portfolio.program, "snapshot", "--as-of", new, "--quiet"], cwd=portfolio.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(length * (0.3 + 0.7 * random.random()))
        process.kill()
        process.wait()
        found = [n for n in portfolio.names() if n not in names]
        if found not in ([], [new]):
            fail(f"a killed process left {found}")
        whole += len(found)
        for name in found:
            portfolio.run("snapshot", "verify", name)
        if not (portfolio.folder / "output/site/index.html").is_file():
            fail("a killed process took the site away")
        names = portfolio.names()
    portfolio.run("snapshot", "--as-of", (day + datetime.timedelta(days=rounds + 1)).isoformat())
    left = [p.name for p in portfolio.archive.iterdir()
            if p.name.startswith(".") and p.name != ".lock"]
    if left:
        fail(f"what killed processes left is still there: {left}")
    print(f"  {rounds} killed processes left {whole} whole bags and nothing half")


def injected(portfolio, day):
    """Calls of the system that fail at the n-th time, where strace is there."""
    strace = shutil.which("strace")
    if not strace:
        print("  strace is not installed: no failures of the system injected")
        return
    names = portfolio.names()
    for call, error, counts in [("write,pwrite64", "ENOSPC", [1, 40, 400]),
                                ("linkat", "EIO", [1, 50]), ("mkdirat", "ENOSPC", [1, 9]),
                                ("renameat2", "EIO", [1]), ("syncfs", "EIO", [1])]:
        for count in counts:
            subprocess.run(
                [strace, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                 f"inject={call}:error={error}:when={count}+", portfolio.program, "snapshot",
                 "--as-of", day.isoformat(), "--quiet"], cwd=portfolio.folder,
                capture_output=True, timeout=600)
            portfolio.run("snapshot", "verify", "--all")
            if set(portfolio.names()) - set(names):
                names = portfolio.names()
    print("  failures of write, link, mkdir, rename and sync leave no half bag")


def full_disk(portfolio, day):
    """A disk that fills up: a small tmpfs in the archive's place."""
    place = pathlib.Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        print("  no right to mount a small disk: not filled up")
        place.rmdir()
        return
    try:
        done = portfolio.run(
            "snapshot", "--as-of", day.isoformat(), "--archive", place / "archive", code=1)
        if "E425" not in done.stderr:
            fail(f"a full disk is not said:\n{done.stderr}")
        left = [p for p in (place / "archive").iterdir() if p.is_dir()]
        if left:
            fail(f"a full disk left {left}")
        print("  a full disk leaves no bag and says so")
    finally:
        subprocess.run(["umount", place])
        place.rmdir()


def pruned(portfolio, keep):
    names = portfolio.names()
    portfolio.run(
        "snapshot", "prune", "--keep-daily", 0, "--keep-weekly", 0, "--keep-monthly", keep)
    months = sorted({n[:7] for n in names})[-keep:]
    if sorted({n[:7] for n in portfolio.names()}) != months:
        fail(f"prune kept {portfolio.names()}")
    print(f"  pruned from {len(names)} to {len(portfolio.names())}")


def packed(portfolio):
    name = portfolio.names()[-1]
    files = [portfolio.folder / f"{number}.tar.gz" for number in (1, 2)]
    for file in files:
        portfolio.run("snapshot", "export", name, "--output", file)
    if files[0].read_bytes() != files[1].read_bytes():
        fail("packing twice gives other bytes")
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(files[0]) as tar:
            tar.extractall(place)
        done = subprocess.run(
            ["sha256sum", "-c", "--quiet", "--strict", "manifest-sha256.txt"],
            cwd=pathlib.Path(place) / name, capture_output=True)
        if done.returncode:
            fail("what was packed is not what was sealed")
        if bagit:
            bagit.Bag(str(pathlib.Path(place) / name)).validate(processes=1)
    print("  packed twice alike, unpacked and accepted")


def size(portfolio):
    """Bytes on the disk, shared files once."""
    seen, total = set(), 0
    for folder, _, files in os.walk(portfolio.archive):
        for file in files:
            info = os.lstat(os.path.join(folder, file))
            if info.st_ino not in seen:
                seen.add(info.st_ino)
                total += info.st_size
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--clients", type=int, help="an invented portfolio instead of the sample")
    parser.add_argument("--lines", type=int, default=20, help="invoice lines per client")
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--no-faults", action="store_true",
                        help="leave out killed processes, failing calls and the full disk")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    random.seed(6)
    with tempfile.TemporaryDirectory(prefix="carteira-archive-") as place:
        folder = pathlib.Path(place)
        if arguments.clients:
            folder = folder / "crowd"
            day = crowd(folder, arguments.clients, arguments.lines)
        else:
            day = sample(folder)
        portfolio = Portfolio(program, folder)
        start = time.monotonic()
        for end in month_ends(day, arguments.months):
            length = time.monotonic()
            portfolio.run("snapshot", "--as-of", end.isoformat())
            length = time.monotonic() - length
        print(f"  {arguments.months} snapshots in {time.monotonic() - start:.0f} s,"
              f" {size(portfolio) / 1e6:.1f} MB")
        judge(portfolio, "as sealed")
        differences(portfolio)
        again(portfolio)
        damage(portfolio)
        if not arguments.no_faults:
            killed(portfolio, day, length, arguments.kills)
            injected(portfolio, day + datetime.timedelta(days=arguments.kills + 5))
            full_disk(portfolio, day)
        pruned(portfolio, max(2, arguments.months // 2))
        judge(portfolio, "after pruning")
        packed(portfolio)
        # What was sealed is closed for writing, also for whoever clears up.
        for path, _, _ in os.walk(folder):
            os.chmod(path, 0o700)


if __name__ == "__main__":
    main()
