#!/usr/bin/env python3
"""Loads and classifies 10,000,000 invoice lines, against Polars and DuckDB on the same file.

    run.py [--rows 10000000] [--rounds 3] [--keep DIR]

Each program reads the file, finds recency, invoices, net revenue and ABC class of every client, and writes
them as CSV; the results must agree, client by client. Needs numpy, polars and duckdb (PyPI) and the folder
`shared` beside the project (or CARTEIRA_SHARED).
"""

import argparse
import csv
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from measure import PROGRAM, alternate, has_module, median, run, scratch, shared_folder, table

FIELDS = "id,recency-days,sale-invoices,return-invoices,net,abc"
SETTINGS = """\
name: Invoice benchmark
locale: en
currency: BRL
as-of: 2025-12-31
sources:
  invoices:
    file: {file}
    columns: {{ client: client_id, number: invoice_id, date: date, product: product, amount: amount }}
"""
POLICY = "abc: { window: all }\n"


def portfolio(folder, file):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "carteira.yaml").write_text(SETTINGS.format(file=file.name))
    (folder / "policy.yaml").write_text(POLICY)
    link = folder / file.name
    if not link.exists():
        link.symlink_to(file)
    return folder


def cents(text):
    """An amount with at most two decimals as whole cents."""
    sign, text = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, _, part = text.partition(".")
    return sign * (int(whole or 0) * 100 + int((part + "00")[:2]))


def reference(path):
    """Client → (days since the last line of all, invoices, cents, class)."""
    with open(path, newline="") as file:
        return {r["client_id"]: (int(r["recency"]), int(r["frequency"]), int(r["cents"]), r["abc"])
                for r in csv.DictReader(file)}


def ours(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = [(r["id"], int(r["recency-days"]),
                 int(r["sale-invoices"]) + int(r["return-invoices"]), cents(r["net"]),
                 r["abc"].upper()) for r in csv.DictReader(file)]
    # We count to the day after the last line, the others to that line.
    latest = min(row[1] for row in rows)
    return {row[0]: (row[1] - latest, *row[2:]) for row in rows}


def compare(name, expected, found):
    """Every client's every figure; ends the benchmark at a difference."""
    if expected.keys() != found.keys():
        sys.exit(f"{name}: {len(expected)} clients, ours has {len(found)}")
    what = ("recency", "invoices", "net", "class")
    wrong = [(i, [sum(e[i] != found[c][i] for c, e in expected.items())]) for i in range(4)]
    for i, (count,) in wrong:
        if count:
            one = next(c for c, e in expected.items() if e[i] != found[c][i])
            print(f"{name}: {what[i]} differs for {count} clients, for instance {one}: "
                  f"{expected[one][i]}, ours {found[one][i]}")
    if any(count for _, (count,) in wrong):
        sys.exit(1)
    print(f"same results as {name}: {len(found)} clients, recency, invoices, net, class")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=pathlib.Path, help="keep the generated files here")
    arguments = parser.parse_args()
    shared = shared_folder()
    if not shared or not (shared / "bench" / "gen_tx.py").is_file():
        print("invoices: the folder shared with the generator and the rivals is not here")
        return 3
    missing = [m for m in ("numpy", "polars", "duckdb") if not has_module(m)]
    if missing:
        print(f"invoices: install {' '.join(missing)} from PyPI first")
        return 3
    bench = shared / "bench"
    work = arguments.keep or scratch("invoices")
    work.mkdir(parents=True, exist_ok=True)
    try:
        for style in ("iso", "br"):
            measure(bench, work, style, arguments)
    finally:
        if not arguments.keep:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def measure(bench, work, style, arguments):
    file = work / f"tx-{style}-{arguments.rows}.csv"
    if not file.exists():
        run([sys.executable, bench / "gen_tx.py", file, "--rows", arguments.rows, "--style", style])
    folder = portfolio(work / style, file)
    outputs = {name: work / f"{style}-{name}.csv" for name in ("polars", "duckdb", "carteira")}
    programs = {
        "wc -l": lambda: run(["wc", "-l", file]),
        "Polars": lambda: run([sys.executable, bench / "bench_polars.py", file,
                               outputs["polars"], style]),
        "DuckDB": lambda: run([sys.executable, bench / "bench_duckdb.py", file,
                               outputs["duckdb"], style]),
        "carteira": lambda: run([PROGRAM, "assess", "--format", "csv", "--fields", FIELDS,
                                 "--quiet"], stdout=outputs["carteira"], folder=folder),
    }
    results = alternate(programs, arguments.rounds)
    rivals = [median(results[name]) for name in ("Polars", "DuckDB")]
    own = median(results["carteira"])
    table(f"{arguments.rows} invoice lines, style {style}, {file.stat().st_size / 1e6:.0f} MB",
          results, "carteira",
          f"Against the better rival: {min(r.wall for r in rivals) / own.wall:.2f}× faster in wall time "
          f"(goal 3), {min(r.cpu for r in rivals) / own.cpu:.2f}× in CPU time (goal 3), "
          f"{own.peak / min(r.peak for r in rivals):.2f} of the leaner's memory (goal 0.33).")
    found = ours(outputs["carteira"])
    compare("DuckDB", reference(outputs["duckdb"]), found)
    compare("Polars", reference(outputs["polars"]), found)
    if not arguments.keep:
        file.unlink()


if __name__ == "__main__":
    sys.exit(main())
