#!/usr/bin/env python3
"""Writes the sample portfolio, or one of any size in the same shapes.

    generate.py                      writes the tables of data/ again, byte for byte
    generate.py --check              says whether data/ is what this program writes, and adds up
    generate.py --clients 10000 --lines 50 --seed 7 --out DIR
                                     a whole portfolio folder to measure with

The notes of the sample in data/notes are written by hand and stay as they are.
"""

import argparse
import io
import pathlib
import shutil
import sys

import crowd
from export import Writer
from sample import Sample
from schema import TABLES
from stories import expected
from verify import faults

ROOT = pathlib.Path(__file__).resolve().parents[2]
STORIES = pathlib.Path(__file__).resolve().parent / "stories.csv"


def sample_files():
    """Every file of the sample by name."""
    files = {}
    sample = Sample()
    for name, rows in sample.rows.items():
        stream = io.BytesIO()
        writer = Writer(name, stream)
        for row in rows:
            writer.add(row)
        writer.finish()
        files[TABLES[name].file] = stream.getvalue()
    return sample, files


def story_file():
    """What a reader should find, and where: for a test of the pages, not for the pages."""
    lines = ["story;client;page;words", *(";".join(row) for row in expected.rows())]
    return ("\n".join(lines) + "\n").encode()


def write(files, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def check(folder):
    """0 where every table of the folder is what this program writes, and the tables agree."""
    sample, files = sample_files()
    found = [f"data/{name} is not what bench/sample/generate.py writes; run it again"
             for name, content in files.items()
             if not (folder / name).is_file() or (folder / name).read_bytes() != content]
    if STORIES.read_bytes() != story_file():
        found.append(f"{STORIES.name} is not what stories/expected.py says; run generate.py again")
    found += faults(sample.rows)
    for line in found:
        print(line)
    return 1 if found else 0


def write_crowd(count, lines, seed, folder):
    """A portfolio of any size, client by client, so that memory does not follow the size."""
    data = folder / "data"
    (data / "notes").mkdir(parents=True, exist_ok=True)
    streams = {name: open(data / table.file, "wb", buffering=1 << 18) for name, table in TABLES.items()}
    try:
        writers = {name: Writer(name, stream) for name, stream in streams.items()}
        for name, row in crowd.rows(count, lines, seed):
            if name == "notes":
                (data / "notes" / f"{row['client']}.md").write_text(row["text"], encoding="utf-8")
            else:
                writers[name].add(row)
        for writer in writers.values():
            writer.finish()
    finally:
        for stream in streams.values():
            stream.close()
    shutil.copyfile(ROOT / "carteira.yaml", folder / "carteira.yaml")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare data/ with what is written")
    parser.add_argument("--clients", type=int, help="so many clients instead of the sample's")
    parser.add_argument("--lines", type=int, default=50, help="invoice lines per client, about")
    parser.add_argument("--seed", type=int, default=0, help="another seed, another portfolio")
    parser.add_argument("--out", type=pathlib.Path, help="the folder to write; with --clients")
    arguments = parser.parse_args()
    if arguments.check:
        return check(ROOT / "data")
    if arguments.clients is None:
        write(sample_files()[1], arguments.out / "data" if arguments.out else ROOT / "data")
        if arguments.out is None:
            STORIES.write_bytes(story_file())
        return 0
    if arguments.out is None:
        parser.error("--clients needs --out DIR")
    write_crowd(arguments.clients, arguments.lines, arguments.seed, arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
