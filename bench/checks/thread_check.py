#!/usr/bin/env python3
"""Builds the program with the thread sanitizer and lets many threads work on the sample.

    thread_check.py [--no-build]

Not part of `.ci/run`: the build alone takes several minutes. Commands that work in parallel run with eight
threads; a data race that the sanitizer sees is printed and ends the check with 1.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRATCH = ROOT / ".build" / "threads"
# `Mutex` locks by a call that the sanitizer does not see. These run inside `withLock` alone, so that what it says of two
# of them at once is no race; anything else is.
LOCKED = ("11ChunkReaderC4next", "10SiteWriterC3add", "11FolderCacheC6folder")
RUNS = (
    ("build", "--quiet"), ("build", "--quiet", "--as-of", "2026-10-31"), ("assess", "--quiet"),
    ("snapshot", "seal", "--quiet"), ("snapshot", "verify", "--all", "--quiet"),
)


def is_locked(race):
    """Whether both accesses of a finding stand under a lock."""
    accesses = race.split("Previous ", 1)
    return len(accesses) == 2 and all(any(name in access for name in LOCKED) for access in accesses)


def main():
    if "--no-build" not in sys.argv[1:]:
        subprocess.run(["swift", "build", "--product", "carteira", "--sanitize", "thread", "--scratch-path",
                        str(SCRATCH), "--disable-index-store"], cwd=ROOT, check=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="carteira-threads-"))
    races = 0
    try:
        shutil.copytree(ROOT / "data", folder / "data")
        for name in ("carteira.yaml", "policy.yaml"):
            shutil.copy(ROOT / name, folder)
        for words in RUNS:
            done = subprocess.run([str(SCRATCH / "debug" / "carteira"), *words, "--threads", "8"], cwd=folder,
                                  capture_output=True, text=True, errors="replace",
                                  env={**os.environ, "TSAN_OPTIONS": "halt_on_error=0 exitcode=0",
                                       "SWIFT_BACKTRACE": "enable=no"})
            found = re.findall(r"WARNING: ThreadSanitizer.*?\n={10,}", done.stderr, re.S)
            found = [race for race in found if not is_locked(race)]
            races += len(found)
            for race in found[:5]:
                print(race[:4000])
            if done.returncode not in (0, 1):
                sys.exit(f"carteira {' '.join(words)} left with {done.returncode}:\n{done.stderr[-4000:]}")
            print(f"carteira {' '.join(words)}: {len(found)} findings", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if races else 0


if __name__ == "__main__":
    sys.exit(main())
