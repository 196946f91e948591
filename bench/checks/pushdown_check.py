#!/usr/bin/env python3
"""Checks invoices that a real PostgreSQL server sums up: the same site as from their lines, faults in words.

    pushdown_check.py PROGRAM [--lines N] [--clients N] [--build-clients N]

Builds the sample and a portfolio of odd rows twice each, summed up by the server (push-down: required) and line by line
(off): sites, rejected rows and findings must be the same. Then a column that changes its type, one that goes, a password
that is wrong, a session ended in the middle of the sums, and a server killed between loading and pages: each must be
refused in words and leave the site as it was. With --lines, that many lines are summed up, and the peak of the program's
memory is printed. Leaves with 3 where there is no PostgreSQL.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import postgres_check
import sources_check
import workbooks

ODD = """
CREATE TABLE odd (cliente varchar(20), nota text, data timestamp, vencimento date, pagamento date,
  produto char(12), quantidade numeric, valor numeric, moeda text, tipo text, situacao text);
CREATE TABLE odd_rates (moeda text, dia date, taxa numeric);
INSERT INTO odd_rates VALUES ('USD', '2026-02-01', 5.1234), ('USD', '2026-06-15', 5.45), ('EUR', '2026-01-01', 6);
CREATE TABLE odd_clients (id text, nome text, documento text);
INSERT INTO odd_clients VALUES ('C1', 'Padaria Sol', '11.222.333/0001-81'), ('C2', 'Mercado', NULL),
  ('C3', 'Nunca comprou', NULL), ('c1', 'Outra', NULL);
"""


def odd_rows(count):
    chance = random.Random(7)
    for number in range(count):
        invoice = chance.randrange(count // 4 + 1)
        day = 20 + invoice % 300
        date = f"2026-{1 + day // 28 % 10:02}-{1 + day % 28:02}"
        yield [
            chance.choice(["C1", "C2", "c1", "Mercado", " C2", "11222333000181", "X9", "", None]),
            chance.choice([f"N{invoice}", f"N{invoice} ", f"C{invoice}", "", None]),
            chance.choice([date, date, date, date + " 23:59:59.5", None, "infinity", "0044-03-15 BC", "3400-01-01"]),
            chance.choice([date, None]), chance.choice([date, None, None]),
            chance.choice(["Cabo", "cabo", "Suporte", None, ""]),
            chance.choice([1, "2.5", "0.1255", None, "-1234567890.5"]),
            chance.choice([f"{chance.randrange(-5000, 90000) / 100:.2f}", "10.005", "-10.005", "1.2345678901234567890",
                           "NaN", None, "99999999999999", 0, "100000000000.00", "0.004"]),
            chance.choice([None, None, None, "BRL", "US$", "dólar", "EUR", "GBP", "fichas"]),
            chance.choice([None, "venda", "Devolução", "cancelada", "bonificação"]),
            chance.choice(["ok", "teste", None])]


def literal(value):
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def portfolio(folder, address, wish, more="", tables=True):
    folder.mkdir(parents=True)
    clients = f'  clients: {{ file: "{address}", table: odd_clients }}\n' if tables else ""
    clients += f'  rates: {{ file: "{address}", table: odd_rates }}\n'
    (folder / "carteira.yaml").write_text(
        f'name: X\nas-of: 2026-11-16\nlocale: en\nsources:\n{clients}'
        f'  invoices: {{ file: "{address}", table: odd, push-down: {wish}{more} }}\n')
    (folder / "policy.yaml").write_text("products: { ledger: on }\n")
    return folder


def findings(sample, folder):
    """What check says: how often each code, the note that lines are read aside.

    Of each code the first rows are shown, and first is what the database says.
    """
    counts = {}
    text = sample.run(folder, "check").stderr
    for code in re.findall(r"\[([EWN]\d+)\]", text):
        counts[code] = counts.get(code, 0) + 1
    for count, code in re.findall(r"(\d[\d.,]*) more of ([EWN]\d+)", text):
        counts[code] = counts.get(code, 0) + int(re.sub(r"\D", "", count))
    return counts


def rejected(folder):
    path = folder / "output/rejected/invoices.csv"
    if not path.exists():
        return []
    # The line of a row is not known to a sum.
    return sorted(re.sub(r"^([^;]*);\d*;", r"\1;;", line) for line in path.read_text("utf-8-sig").splitlines())


def site(sample, folder):
    """The site, although rows were rejected."""
    result = sample.run(folder, "build", "--quiet")
    if result.returncode not in (0, 1) or not (folder / "output/site/index.html").exists():
        sys.exit(f"{folder.name}: build left with {result.returncode}\n{result.stderr[:2000]}")
    return folder / "output/site"


def same(sample, one, other, what):
    found = sources_check.differences(site(sample, one), site(sample, other))
    if found:
        sys.exit(f"{what}: {len(found)} files differ, such as {', '.join(found[:5])}")
    if rejected(one) != rejected(other):
        sys.exit(f"{what}: other rows are rejected")
    left, right = findings(sample, one), findings(sample, other)
    if left != right:
        sys.exit(f"{what}: the findings differ\n{left}\n{right}")


def check(program, work, server):
    sample = sources_check.Sample(program, work)
    server.fill(list(sample.tables()))
    address = f"postgresql://dona@/postgres?host={server.folder}"
    passwords = work / "pgpass"
    os.environ["PGPASSFILE"] = str(passwords)

    def password(word):
        passwords.write_text(f"*:*:*:dona:{word}\n")
        passwords.chmod(0o600)

    password("segredo")

    def place(wish):
        return lambda table, path: (f'file: "{address}", table: {table}'
                                    + (f", push-down: {wish}" if table == "invoices" else ""))

    pushed, read = sample.folder("pushed", place("required")), sample.folder("read", place("off"))
    same(sample, pushed, read, "sample")
    files = []
    for wish in ("required", "off"):
        files.append(sample.folder(f"sqlite-{wish}", lambda table, path: (
            f"file: data/tabelas.db, table: {table}" + (f", push-down: {wish}" if table == "invoices" else ""))))
        workbooks.write_sqlite(files[-1] / "data/tabelas.db", sample.tables())
    same(sample, *files, "sample in SQLite")
    server.sql(ODD + "INSERT INTO odd VALUES\n" + ",\n".join(
        "(" + ", ".join(map(literal, row)) + ")" for row in odd_rows(2000)) + ";\n"
        "INSERT INTO odd SELECT FROM generate_series(1, 5);")
    rules = ', cancellation-prefix: C, leave-out: [{ column: situacao, is: [teste] }]'
    for number, (more, tables) in enumerate([("", True), (rules, True), (rules, False)]):
        same(sample, portfolio(work / f"odd-pushed-{number}", address, "required", more, tables),
             portfolio(work / f"odd-read-{number}", address, "off", more, tables), f"odd rows {number}")
    # More digits than 64 bits hold with six places: some the program reads all the same, some it does not.
    huge = ["9300000000000.5", "-9300000000000", "9223372036854.775808", "123456789012345678.123456", "1e30"]
    server.sql("INSERT INTO odd (cliente, nota, data, produto, quantidade, valor) VALUES\n" + ",\n".join(
        f"('C1', 'H{number}', '2026-03-01', 'Cabo', {quantity}, 10)" for number, quantity in enumerate(huge)) + ";")
    same(sample, portfolio(work / "huge-pushed", address, "required"),
         portfolio(work / "huge-read", address, "off"), "huge quantities")
    print("SQLite and PostgreSQL: the same sites, findings and rejected rows, summed up by the server and line by line")
    faults(sample, server, work, pushed, password)


def faults(sample, server, work, folder, password):
    """Each must be refused in words, and leave the site as it was."""
    site = folder / "output/site"
    kept = work / "kept"
    shutil.copytree(site, kept)

    def refused(what, code, folder=folder, run=None):
        result = run() if run else sample.run(folder, "build", "--quiet")
        if result.returncode not in (1, 2) or code not in result.stderr:
            sys.exit(f"{what}: left with {result.returncode}, wanted {code}: {result.stderr[:400]}")
        if sources_check.differences(kept, site):
            sys.exit(f"{what}: the site changed")

    password("errada")
    refused("a wrong password", "E139")
    password("segredo")
    names = [line.split("|") for line in server.ask(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'invoices'"
        " AND data_type IN ('numeric', 'date') ORDER BY ordinal_position").splitlines()]
    amount = [name for name, kind in names if kind == "numeric"][-1]
    date = next(name for name, kind in names if kind == "date")
    server.sql(f'ALTER TABLE invoices ALTER "{amount}" TYPE text;')
    refused("amounts that became texts", "E620")
    server.sql(f'ALTER TABLE invoices ALTER "{amount}" TYPE numeric USING "{amount}"::numeric;')
    server.sql(f'ALTER TABLE invoices RENAME "{date}" TO outra;')
    refused("a column that went", "E115")
    server.sql(f'ALTER TABLE invoices RENAME outra TO "{date}"; ALTER TABLE invoices RENAME TO went;')
    refused("a table that went", "E197")
    # A query that takes long enough to be interrupted: each of its rows waits.
    server.sql("CREATE VIEW invoices AS SELECT w.* FROM went w CROSS JOIN LATERAL"
               " (SELECT pg_sleep(0.005 + length(w::text) * 0)) s;")

    def interrupted(how):
        def run():
            timer = threading.Timer(1.5, how)
            timer.start()
            result = sample.run(folder, "build", "--quiet")
            timer.join()
            return result
        return run

    refused("a session ended in the middle", "E139", run=interrupted(lambda: server.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND query LIKE '%FETCH%';")))
    refused("a server killed in the middle", "E139", run=interrupted(server.stop))
    server.start()
    print("a wrong password, changed columns, a session and a server that end: refused in words, the old site stays")


class Server(postgres_check.Server):
    def ask(self, text):
        return subprocess.run(
            ["psql", "-h", str(self.folder), "-U", "dona", "-d", "postgres", "-qAt", "-c", text], text=True,
            capture_output=True, check=True, env={**os.environ, "PGPASSWORD": "segredo"}).stdout


def peak(program, folder, *arguments):
    """Seconds and the peak of memory in MiB of a run by itself."""
    start = time.monotonic()
    with open(folder / "out.txt", "wb") as out:
        process = subprocess.Popen([program, *arguments], cwd=folder, stdout=out, stderr=subprocess.PIPE)
        text = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{arguments[0]} left with {status}: {text[:500]}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def scale(program, work, server, arguments):
    """Lines made by the server itself: about three an invoice, five thousand products, one return in a hundred."""
    address = f"postgresql://dona@/postgres?host={server.folder}"
    server.sql(f"""
SET synchronous_commit = off;
CREATE UNLOGGED TABLE lines AS
SELECT 'C' || lpad((i * 7919 % {arguments.clients})::text, 6, '0') AS client, 'NF' || lpad(i::text, 8, '0') AS number,
  DATE '2019-01-01' + (i * 2557 / ({arguments.lines} / 3 + 1))::int AS date,
  'P' || lpad((hashint8(n)::bigint & 4095)::text, 4, '0') AS product,
  (CASE WHEN n % 100 = 0 THEN -1 ELSE 1 END * (100 + (hashint8(n + 1)::bigint & 65535)) / 100.0)::numeric(12, 2) AS amount
FROM (SELECT n, n / 3 AS i FROM generate_series(1, {arguments.lines}::bigint) n) s;
ANALYZE lines;""")
    results = {}
    for wish in ("required", "off"):
        folder = work / f"scale-{wish}"
        folder.mkdir()
        (folder / "carteira.yaml").write_text(
            f'name: X\nas-of: 2025-12-31\nlocale: en\nsources:\n'
            f'  invoices: {{ file: "{address}", table: lines, push-down: {wish}, timeout-minutes: 60 }}\n')
        seconds, memory = peak(program, folder, "assess", "--format", "csv", "--quiet")
        results[wish] = (folder / "out.txt").read_bytes()
        print(f"{arguments.lines} lines of {arguments.clients} clients, assess, push-down {wish}:"
              f" {seconds:.1f} s, {memory:.0f} MiB", flush=True)
        if arguments.build:
            seconds, memory = peak(program, folder, "build", "--quiet")
            print(f"the same, build: {seconds:.1f} s, {memory:.0f} MiB", flush=True)
    if results["required"] != results["off"]:
        sys.exit("the assessments differ")
    if arguments.build:
        found = sources_check.differences(*(work / f"scale-{wish}/output/site" for wish in results))
        if found:
            sys.exit(f"{len(found)} files differ, such as {', '.join(found[:5])}")
    print("the same results")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--lines", type=int)
    parser.add_argument("--clients", type=int, default=5000)
    parser.add_argument("--build", action="store_true", help="build the sites too")
    arguments = parser.parse_args()
    if not all(map(shutil.which, ("initdb", "pg_ctl", "psql"))):
        print("No PostgreSQL here: what it sums up was not checked", file=sys.stderr)
        sys.exit(3)
    program = os.path.abspath(arguments.program)
    work = pathlib.Path(tempfile.mkdtemp(prefix="carteira-pushdown-"))
    work.chmod(0o755)
    home = work / "server"
    home.mkdir()
    server = Server(home)
    try:
        if arguments.lines:
            (work / "pgpass").write_text("*:*:*:dona:segredo\n")
            (work / "pgpass").chmod(0o600)
            os.environ["PGPASSFILE"] = str(work / "pgpass")
            scale(program, work, server, arguments)
        else:
            check(program, work, server)
    finally:
        try:
            server.stop()
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
