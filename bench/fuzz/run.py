#!/usr/bin/env python3
"""Feeds bytes that libFuzzer makes up to what strangers may hand to the program.

    run.py [--seconds N] [--no-build] [door...]

Builds `bench/fuzz` with the address sanitizer, first tries the cases of `corpus/` and the crashes of before,
then lets libFuzzer go on from them for N seconds in all (60), shared among the doors (all). What it learns
stays in `.build/fuzz/` between runs; a case that crashes, hangs or breaks a promise is kept there, shown, and
ends the run with 1. Leaves with 3 where the compiler has no libFuzzer.
"""

import argparse
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
KEPT = HERE.parents[1] / ".build" / "fuzz"
DOORS = {  # the longest case worth trying, in bytes
    "tables": 4096, "settings": 4096, "templates": 2048, "markdown": 4096, "workbooks": 8192,
    "messages": 1024, "bags": 2048,
}
BUILD = KEPT / "build"


def library():
    """The runtime of libFuzzer without a `main`, as the compiler brings it; None where it does not."""
    told = subprocess.run(["swiftc", "-print-target-info"], capture_output=True, text=True, check=True)
    folder = pathlib.Path(re.search(r'"runtimeResourcePath"\s*:\s*"([^"]+)"', told.stdout)[1])
    found = folder / "clang" / "lib" / "linux" / f"libclang_rt.fuzzer_no_main-{platform.machine()}.a"
    return found if found.is_file() else None


def build(runtime):
    flags = ["-Xswiftc", "-sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table",
             "-Xlinker", str(runtime), "-Xlinker", "-lstdc++"]
    command = ["swift", "build", "-c", "debug", "--package-path", str(HERE), "--scratch-path", str(BUILD),
               "--product", "Fuzz", "--sanitize", "address", "--disable-index-store", *flags]
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{done.stdout[-6000:]}\n{done.stderr[-2000:]}\nthe build failed")
    print(f"built in {time.monotonic() - started:.0f} s", flush=True)


def dictionary(door, folder):
    """The words of a door as libFuzzer reads them; None where it has none."""
    words = HERE / "words" / f"{door}.txt"
    if not words.is_file():
        return None
    path = pathlib.Path(folder) / f"{door}.dict"
    lines = [line for line in words.read_text(encoding="utf-8").splitlines() if line]
    path.write_text("".join('"' + "".join(f"\\x{byte:02X}" for byte in line.encode()) + '"\n'
                            for line in lines))
    return path


def arguments(door, seconds, folder):
    kept, crashes = KEPT / "corpus" / door, KEPT / "crashes" / door
    for path in (kept, crashes):
        path.mkdir(parents=True, exist_ok=True)
    words = dictionary(door, folder)
    return [f"-max_total_time={seconds}", f"-max_len={DOORS[door]}", "-timeout=60", "-rss_limit_mb=2560",
            "-print_final_stats=1", "-verbosity=1", "-detect_leaks=0", f"-artifact_prefix={crashes}/",
            *([f"-dict={words}"] if words else []), kept, HERE / "corpus" / door]


def run(door, seconds, folder):
    """Runs a door; returns whether it held."""
    crashes = KEPT / "crashes" / door
    before = set(crashes.glob("*")) if crashes.is_dir() else set()
    environment = {**os.environ, "CARTEIRA_FUZZ": door, "CARTEIRA_FUZZ_FOLDER": folder,
                   "SWIFT_BACKTRACE": "enable=no",
                   "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1"}
    program = BUILD / "debug" / "Fuzz"
    # Crashes of before come first: a case that was mended stays mended.
    for case in sorted(before):
        again = subprocess.run([program, "-timeout=60", case], env=environment, capture_output=True,
                               text=True, errors="replace")
        if again.returncode:
            print(f"{door}: {case} still fails\n{again.stderr[-1500:]}")
            return False
    done = subprocess.run([program, *map(str, arguments(door, seconds, folder))], env=environment,
                          capture_output=True, text=True, errors="replace")
    executed = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    covered = re.findall(r"cov: (\d+)", done.stderr)
    print(f"{door}: {executed[1] if executed else '?'} cases, {covered[-1] if covered else '?'} edges",
          flush=True)
    if done.returncode == 0:
        return True
    said = [line for line in done.stderr.splitlines() if not line.startswith("#")]
    print("\n".join(said[-60:]))
    for case in sorted(set(crashes.glob("*")) - before):
        print(f"{door}: kept as {case}")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("doors", nargs="*", metavar="door")
    given = parser.parse_args()
    if unknown := [door for door in given.doors if door not in DOORS]:
        parser.error(f"{', '.join(unknown)}: none of {', '.join(DOORS)}")
    runtime = library()
    if not runtime:
        print("This compiler comes without libFuzzer: nothing was fuzzed")
        return 3
    if not given.no_build:
        build(runtime)
    doors = given.doors or list(DOORS)
    share = max(1, given.seconds // len(doors))
    folder = tempfile.mkdtemp(prefix="carteira-fuzz-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        held = [run(door, share, folder) for door in doors]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
