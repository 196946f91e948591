"""Edits the sample at random while it is served: each page must be that of a clean build.

    python3 bench/checks/preview_check.py PROGRAM [--edits 12] [--seed 1] [--pages 40]

A preview keeps what was read of tables and worked out of clients that have not changed. Each step edits data as
`incremental_check.py` does, waits until the preview has seen it, builds the same portfolio into an empty folder, and
compares some pages of every kind, without the script that reloads them.
"""

import argparse
import pathlib
import random
import re
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from incremental_check import ROOT, build, edit
from preview import Preview

RELOAD = re.compile(rb'<script src="/_carteira/reload\.js"[^\n]*\n')

def chosen(site, rng, count):
    """Pages of the site: the first ones and the tables, some of clients."""
    files = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    files = [name for name in files if name != "build.json"]
    shared = [name for name in files if not re.match(r"clients/[^/]+/", name)]
    clients = [name for name in files if re.match(r"clients/[^/]+/", name)]
    return sorted(rng.sample(shared, min(count // 2, len(shared))) + rng.sample(clients, min(count // 2, len(clients))))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--edits", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=40)
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    rng = random.Random(arguments.seed)
    problems = compared = refused = 0
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name) / "portfolio"
        work.mkdir()
        shutil.copytree(ROOT / "data", work / "data")
        for file in ("carteira.yaml", "policy.yaml"):
            shutil.copy(ROOT / file, work)
        preview = Preview(program, "--locale", "en", "--config", work)
        try:
            for number in range(arguments.edits):
                saved = pathlib.Path(name) / "saved"
                shutil.rmtree(saved, ignore_errors=True)
                shutil.copytree(work / "data", saved)
                version = preview.version()
                said = edit(rng, work / "data")
                if not said:
                    continue
                if not preview.wait(version):
                    problems += 1
                    print(f"edit {number}: {said}: the preview never saw it")
                    continue
                clean = pathlib.Path(name) / "clean" / "site"
                build(program, work, clean)
                if not clean.exists():
                    refused += 1
                    version = preview.version()
                    shutil.rmtree(work / "data")
                    shutil.move(saved, work / "data")
                    preview.wait(version)
                    continue
                for page in chosen(clean, rng, arguments.pages):
                    compared += 1
                    status, bytes_ = preview.get(page)
                    if status != 200 or RELOAD.sub(b"", bytes_) != (clean / page).read_bytes():
                        problems += 1
                        print(f"edit {number}: {said}\n  {page} differs ({status})")
                shutil.rmtree(clean.parent)
        finally:
            preview.end()
    print(f"{arguments.edits} edits, {compared} pages compared, {refused} refused, {problems} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
