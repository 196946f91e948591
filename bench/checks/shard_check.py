#!/usr/bin/env python3
"""Checks that shards made by processes of their own join to the site that one process makes.

    shard_check.py PROGRAM [--clients 100000] [--lines 50] [--shards 4] [--threads 1] [--work DIR]
                   [--tables clientes,notas,cotacoes] [--portfolio DIR]

Without --clients: the sample with a snapshot before it, in 1, 2, 3 and 4 shards, made at once; then merges
that are killed in the middle, shards that are missing or damaged, and an invoice that comes between; last
the commands of docs/examples/scale, as their scripts have them, without the schedulers around them. With
--clients: a portfolio of so many clients, in --shards shards, of all tables or of those named, made anew or copied from
--portfolio; of the whole site only digests are kept, so that two sites at most lie on the disk. Says what each process
took.
"""

import argparse
import filecmp
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOMENT = re.compile(rb'"built-at": "[^"]*"')


class Run:
    """A process, its time and its memory."""

    def __init__(self, program, folder, *arguments):
        self.name, self.start = " ".join(arguments[:1]), time.monotonic()
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [program, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=self.errors)

    def wait(self, expected=0):
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - self.start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        self.errors.seek(0)
        self.text = self.errors.read().decode("utf-8", "replace")
        if expected is not None and self.process.returncode != expected:
            sys.exit(f"{self.name} left with {self.process.returncode}, not {expected}\n"
                     f"{self.text[-3000:]}")
        return self

    def said(self, what):
        print(f"  {what}: {self.seconds:.1f} s, {self.cpu:.1f} s CPU, {self.memory:.0f} MiB", flush=True)


def files(root):
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def differences(one, other):
    """The files in which two trees differ, the moment in build.json aside."""
    left, right = files(one), files(other)
    found = sorted(left ^ right)
    for name in sorted(left & right):
        if filecmp.cmp(one / name, other / name, shallow=False):
            continue
        texts = [MOMENT.sub(b"", (root / name).read_bytes()) for root in (one, other)]
        if name != "build.json" or texts[0] != texts[1]:
            found.append(name)
    return found


def digests(root):
    """The digest of every file of a tree, the moment in build.json aside, and how many bytes there are."""
    found, size = {}, 0
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                if name == "build.json":
                    data = MOMENT.sub(b"", file.read())
                    found[os.path.relpath(path, root)] = hashlib.sha256(data).digest()
                else:
                    found[os.path.relpath(path, root)] = hashlib.file_digest(file, "sha256").digest()
                size += os.fstat(file.fileno()).st_size
    return found, size


def expect_same(one, other, what):
    found = differences(one, other)
    if found:
        sys.exit(f"{what}: {len(found)} files differ: {', '.join(found[:10])}")
    print(f"{what}: the same bytes in {len(files(one)):,} files")


class Check:
    def __init__(self, arguments):
        self.program = str(arguments.program.resolve())
        self.threads = str(arguments.threads)
        self.folder = arguments.work

    def run(self, *arguments, expected=0):
        return Run(self.program, self.folder, *arguments).wait(expected)

    def whole(self):
        self.run("build", "--quiet", "--threads", self.threads, "--output", "whole").said("whole")

    def shards(self, count, name, assessment="shared.assessment"):
        self.run("assess", "--quiet", "--threads", self.threads, "--write", assessment).said("assess")
        runs = [
            Run(self.program, self.folder, "build", "--quiet", "--threads", self.threads,
                "--assessment", assessment, "--shard", f"{number}/{count}",
                "--output", f"{name}/{number}")
            for number in range(1, count + 1)]
        for number, run in enumerate(runs, 1):
            run.wait().said(f"shard {number}/{count}")
        return [f"{name}/{number}" for number in range(1, count + 1)]

    def merge(self, folders, output, expected=0):
        return self.run("merge", "--quiet", "--threads", self.threads, "--output", output,
                        *folders, expected=expected)

    def whole_and(self, count):
        folders = self.shards(count, f"parts-{count}")
        self.merge(folders, "merged").said("merge")
        expect_same(self.folder / "whole", self.folder / "merged", f"{count} shards")
        shutil.rmtree(self.folder / "merged")
        return folders

    def refused(self, folders, code, expected):
        """A merge that must fail over a site that stands."""
        run = self.merge(folders, "site", expected=expected)
        if code not in run.text:
            sys.exit(f"merge of {folders} does not say {code}:\n{run.text}")
        found = differences(self.folder / "whole", self.folder / "site")
        if found:
            sys.exit(f"merge of {folders} left other files: {found[:10]}")

    def refusals(self, folders):
        shutil.copytree(self.folder / "whole", self.folder / "site")
        self.refused(folders[1:], "E609", 2)
        self.refused(folders + folders[:1], "E608", 2)
        self.refused(folders + ["data"], "E605", 2)
        shutil.copytree(self.folder / folders[0], self.folder / "copy")
        victim = next((self.folder / "copy/clients").glob("*/index.html"), None) \
            or self.folder / "copy/index.html"
        victim.write_bytes(victim.read_bytes()[:-1] + b"~")
        self.refused(["copy"] + folders[1:], "E610", 1)
        victim.unlink()
        self.refused(["copy"] + folders[1:], "E610", 1)
        print("shards that are missing, twice, none or damaged: refused, the site stands")

    def killed(self, folders):
        """Merges that die: the site is the old one or the new one, and the next merge goes through."""
        site = self.folder / "site"
        page = site / "index.html"
        old = b"an old site"
        span = self.merge(folders, "timed").seconds
        for step in range(8):
            shutil.rmtree(site, ignore_errors=True)
            shutil.copytree(self.folder / "whole", site)
            page.write_bytes(old)
            # One file is replaced alone; many are exchanged at once.
            for other in site.glob("clients/*/index.html") if step % 2 else []:
                other.write_bytes(old)
            run = Run(self.program, self.folder, "merge", "--quiet", "--output", "site", *folders)
            time.sleep(span * (step + 1) / 9)
            # Not `kill()`: it would wait for a merge that has ended already.
            os.kill(run.process.pid, signal.SIGKILL)
            run.wait(expected=None)
            stands = page.is_file() and (page.read_bytes() == old or not differences(
                self.folder / "whole", site))
            if not stands:
                sys.exit(f"a merge killed after {step + 1}/9 of its time left half a site")
            self.merge(folders, "site")
            expect_same(self.folder / "whole", site, f"after a merge killed at {step + 1}/9")

    def between(self):
        """An invoice that comes after the assessment: no shard is begun."""
        table = self.folder / "data/notas.csv"
        text = table.read_bytes()
        table.write_bytes(text + text.splitlines(keepends=True)[-1])
        run = self.run("build", "--quiet", "--assessment", "shared.assessment", "--shard", "1/2",
                       "--output", "late", expected=2)
        if "E603" not in run.text or (self.folder / "late").exists():
            sys.exit(f"a shard of other records was begun:\n{run.text}")
        table.write_bytes(text)
        print("a shard of other records: refused")

    def examples(self):
        """The commands of the job arrays, with the variables that their schedulers set."""
        place = ROOT / "docs/examples/scale"
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "carteira").symlink_to(self.program)
        environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "AS_OF": "2026-11-16"}

        def shell(script, **variables):
            subprocess.run(["bash", "-ec", script], cwd=self.folder, check=True,
                           env={**environment, **variables})

        def joined(name):
            expect_same(self.folder / "whole", self.folder / "output/site", name)
            for folder in ("output/site", "output/shards"):
                shutil.rmtree(self.folder / folder)

        script = (place / "slurm.sh").read_text()
        commands = re.findall(r"^#   (carteira assess .*)$|--wrap '(.*)'$", script, re.M)
        shell(commands[0][0])
        for number in range(1, 17):
            shell(script, SLURM_ARRAY_TASK_ID=str(number), SLURM_CPUS_PER_TASK="1")
        shell(commands[1][1])
        joined("slurm.sh")
        assess, shard, merge = [
            match[1] for match in re.findall(
                r"args:\n( +)- \|\n((?:\1  .*\n)+)", (place / "kubernetes.yaml").read_text())]
        shell(assess)
        for index in range(16):
            shell(shard, JOB_COMPLETION_INDEX=str(index))
        shell(merge)
        joined("kubernetes.yaml")
        assess, shard, pack, unpack, merge = re.findall(
            r"^ +- run: (.*)$", (place / "github-actions.yml").read_text(), re.M)
        shell(assess)
        for number in range(1, 5):
            shell(f"{shard}\n{pack}", NUMBER=str(number))
        shutil.rmtree(self.folder / "output/shards")
        shell(f"{unpack}\n{merge}")
        joined("github-actions.yml")

    def sample(self):
        shutil.copytree(ROOT / "data", self.folder / "data")
        for name in ["carteira.yaml", "policy.yaml"]:
            shutil.copy(ROOT / name, self.folder)
        self.run("snapshot", "--quiet", "--as-of", "2026-09-30")
        self.whole()
        for count in (1, 2, 3, 4):
            folders = self.whole_and(count)
        self.refusals(folders)
        self.killed(folders)
        self.between()
        self.examples()

    def crowd(self, clients, lines, count, tables, portfolio):
        if portfolio:
            shutil.copytree(portfolio, self.folder, dirs_exist_ok=True, ignore=lambda folder, names: [
                name for name in names if pathlib.Path(folder).name == "data" and tables
                and name.split(".")[0] not in tables])
        else:
            subprocess.run(
                [sys.executable, str(ROOT / "bench/sample/generate.py"), "--clients", str(clients),
                 "--lines", str(lines), "--out", str(self.folder)], check=True)
        if tables:
            configuration = self.folder / "carteira.yaml"
            configuration.write_text("".join(
                line for line in configuration.read_text().splitlines(keepends=True)
                if not (named := re.search(r": data/(\w+)", line)) or named[1] in tables))
        self.whole()
        expected, size = digests(self.folder / "whole")
        print(f"  the site: {len(expected):,} files, {size / 1e9:.2f} GB", flush=True)
        shutil.rmtree(self.folder / "whole")
        self.merge(self.shards(count, "parts"), "merged").said("merge")
        shutil.rmtree(self.folder / "parts")
        found, _ = digests(self.folder / "merged")
        shutil.rmtree(self.folder / "merged")
        if found != expected:
            other = sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
            sys.exit(f"{count} shards: {len(other)} files differ: {', '.join(other[:10])}")
        print(f"{count} shards of {clients:,} clients: the same bytes in {len(found):,} files")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--clients", type=int, help="so many clients instead of the sample's")
    parser.add_argument("--lines", type=int, default=50)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tables", help="the tables to keep, by the names of their files")
    parser.add_argument("--portfolio", type=pathlib.Path, help="a portfolio of so many clients to copy")
    parser.add_argument("--work", type=pathlib.Path, help="an empty folder, kept")
    arguments = parser.parse_args()
    keeps = arguments.work is not None
    arguments.work = (arguments.work or pathlib.Path(tempfile.mkdtemp())).resolve()
    try:
        check = Check(arguments)
        if arguments.clients is None:
            check.sample()
        else:
            tables = set(filter(None, (arguments.tables or "").split(",")))
            check.crowd(arguments.clients, arguments.lines, arguments.shards, tables, arguments.portfolio)
    finally:
        if not keeps:
            shutil.rmtree(arguments.work, ignore_errors=True)


if __name__ == "__main__":
    main()
