#!/usr/bin/env python3
"""Loads and classifies 10,000,000 invoice lines, against Polars and DuckDB on the same file.

    run.py [--rows 10000000] [--rounds 3] [--keep DIR]

Each program reads the file, finds recency, invoices, net revenue and ABC class of every client, and writes
them as CSV; the results must agree, client by client. Ours runs three times more: with all that the
policy decides of each client written down (the full policy), for the last 24 ends of a month (the history), and for
the portfolio's own figures alone (a load). Needs numpy, polars and duckdb (PyPI) and the folder
`shared` beside the project (or CARTEIRA_SHARED), which is not published.
"""

import argparse
import csv
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from measure import PROGRAM, alternate, goal, has_module, median, run, scratch, shared_folder, table

FULL = "carteira, full policy"
HISTORY = "carteira, 24 month-ends"
LOAD = "carteira, portfolio alone"
# What the full policy decides of each client; the rivals write five columns too.
FULL_FIELDS = ("id,status,status-detail,recency-days,invoices,net-sales,abc-class,rfm-segment,cycle-days,"
               "expected-next,tier,touch")
FIELDS = "id,recency-days,invoices,net-sales,abc-class"
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
    """The same of ours; None for the days where a client only ever returned."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return {r["id"]: (int(r["recency-days"]) if r["recency-days"] else None, int(r["invoices"]),
                          cents(r["net-sales"]), r["abc-class"].upper())
                for r in csv.DictReader(file)}


def compare(name, expected, found):
    """Every client's every figure; ends the benchmark at a difference.

    Recency: ours counts from the last sale to the day of the report, the others' from the last line of any
    kind to the last line of all, so theirs is shorter where a client's last line is a return.
    """
    if expected.keys() != found.keys():
        sys.exit(f"{name}: {len(expected)} clients, ours has {len(found)}")
    shift = min(days for days, *_ in found.values() if days is not None)
    for index, what in ((1, "invoices"), (2, "net"), (3, "class")):
        wrong = [c for c, figures in expected.items() if figures[index] != found[c][index]]
        if wrong:
            sys.exit(f"{name}: {what} differs for {len(wrong)} clients, for instance {wrong[0]}: "
                     f"{expected[wrong[0]][index]}, ours {found[wrong[0]][index]}")
    returned = 0
    for client, (days, *_) in expected.items():
        mine = found[client][0]
        if mine is None or days < mine - shift:
            returned += 1
        elif days != mine - shift:
            sys.exit(f"{name}: recency of {client} is {days}, ours {mine - shift}")
    if returned > len(expected) * 0.03:
        sys.exit(f"{name}: recency differs for {returned} clients, more than returns explain")
    print(f"same results as {name} for {len(found)} clients: invoices, net, class, recency "
          f"({returned} whose last line is a return, which is no purchase)")


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
        FULL: lambda: run([PROGRAM, "assess", "--format", "csv", "--fields", FULL_FIELDS, "--quiet"],
                          folder=folder),
        HISTORY: lambda: run([PROGRAM, "assess", "--table", "history", "--quiet"], folder=folder),
        LOAD: lambda: run([PROGRAM, "assess", "--portfolio", "--quiet"], folder=folder),
    }
    results = alternate(programs, arguments.rounds)
    rivals = [median(results[name]) for name in ("Polars", "DuckDB")]
    own = median(results["carteira"])
    table(f"{arguments.rows} invoice lines, style {style}, {file.stat().st_size / 1e6:.0f} MB",
          results, "carteira")
    full, history, load = (median(results[name]) for name in (FULL, HISTORY, LOAD))
    wall, cpu, peak = (min(getattr(r, what) for r in rivals) for what in ("wall", "cpu", "peak"))
    print("\nAgainst the better rival:")
    goal(f"invoices ({style}), wall time, times faster", wall / own.wall, 4, least=True)
    goal(f"invoices ({style}), CPU time, times faster", cpu / own.cpu, 4, least=True)
    goal(f"invoices ({style}), memory of the leaner's", own.peak / peak, 1 / 3)
    goal(f"full policy ({style}), wall time, times faster", wall / full.wall, 2, least=True)
    goal(f"full policy ({style}), CPU time, times faster", cpu / full.cpu, 2, least=True)
    goal(f"full policy ({style}), memory of the leaner's", full.peak / peak, 1)
    goal(f"24 month-ends ({style}), CPU time of a load", (history.cpu - load.cpu) / load.cpu, 1)
    found = ours(outputs["carteira"])
    compare("DuckDB", reference(outputs["duckdb"]), found)
    compare("Polars", reference(outputs["polars"]), found)
    if not arguments.keep:
        file.unlink()


if __name__ == "__main__":
    sys.exit(main())
