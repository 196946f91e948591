#!/usr/bin/env python3
"""Loads an XLSX of a million invoice lines, and the same lines as CSV, and says time and peak memory.

    bench/workbooks/run.py [--rows 1000000] [--program .build/release/carteira]

The floor is unzipping the sheet and handing it to Expat from Python; the same totals must come out of both files.
"""

import argparse
import datetime
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench/checks"))
import workbooks  # noqa: E402

HEADINGS = ["Número", "Cliente", "Data", "Produto", "Quantidade", "Valor"]


def lines(count):
    start = datetime.date(2024, 1, 1)
    for number in range(count):
        yield [number // 3 + 1, f"C{number * 7919 % 50021:05d}",
               start + datetime.timedelta(number * 1000 // count), f"Produto {number % 997}",
               number % 12 + 1, (number * 104729 % 1_000_000) / 100]


def measured(arguments, folder):
    start = time.monotonic()
    process = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{arguments} left with {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--program", default=str(ROOT / ".build/release/carteira"))
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    with tempfile.TemporaryDirectory(prefix="carteira-workbooks-") as name:
        folder = pathlib.Path(name)
        workbooks.write_xlsx(folder / "notas.xlsx", [("Notas", [], HEADINGS, lines(arguments.rows))], 1)
        with open(folder / "notas.csv", "w") as text:
            text.write(",".join(HEADINGS) + "\n")
            text.writelines(",".join(map(str, row)) + "\n" for row in lines(arguments.rows))
        floor = ("import zipfile, xml.parsers.expat as e; p = e.ParserCreate();"
                 "p.StartElementHandler = p.EndElementHandler = None;"
                 "p.ParseFile(zipfile.ZipFile('notas.xlsx').open('xl/worksheets/sheet1.xml'))")
        results = []
        for file in ("notas.xlsx", "notas.csv"):
            (folder / "carteira.yaml").write_text(
                f"name: B\nas-of: 2026-11-16\nsources:\n  invoices: {{ file: {file} }}\n")
            wall, cpu, memory, output = measured(
                [program, "assess", "--quiet", "--format", "csv", "--portfolio"], folder)
            results.append(output)
            size = (folder / file).stat().st_size / 1e6
            print(f"{file}: {arguments.rows} lines, {size:.0f} MB: {wall:.2f} s, {cpu:.2f} s CPU, {memory:.0f} MiB")
        wall, cpu, memory, _ = measured([sys.executable, "-c", floor], folder)
        print(f"floor (unzip and Expat): {wall:.2f} s, {cpu:.2f} s CPU, {memory:.0f} MiB")
        if results[0] != results[1]:
            sys.exit("XLSX and CSV give different totals")


if __name__ == "__main__":
    main()
