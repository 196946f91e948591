#!/usr/bin/env python3
"""Checks that the sample gives the same site from a real PostgreSQL server.

    postgres_check.py PROGRAM

Makes a cluster in a temporary folder, on a socket of its own and on no port, fills it with the sample's tables and
builds; then a wrong password, a missing table, a statement that writes, and a server that is killed: each must be refused
in words and leave the site as it was. Leaves with 3 where there is no PostgreSQL.
"""

import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile

import sources_check
import workbooks


class Server:
    """A cluster of its own; run by another user where we are root, which PostgreSQL refuses."""

    def __init__(self, folder):
        self.folder = folder
        self.user = "nobody" if os.getuid() == 0 else None
        if self.user:
            shutil.chown(folder, self.user)
        self.run("initdb", "-D", f"{folder}/data", "-U", "dona", "-A", "scram-sha-256",
                 "--pwfile", self.secret(), "-E", "UTF8", "--no-sync")
        self.start()

    def secret(self):
        path = self.folder / "secret"
        path.write_text("segredo\n")
        if self.user:
            shutil.chown(path, self.user)
        return str(path)

    def run(self, *arguments):
        become = {}
        if self.user:
            entry = pwd.getpwnam(self.user)
            become = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        return subprocess.run(arguments, check=True, capture_output=True, cwd=self.folder, **become,
                              env={**os.environ, "HOME": str(self.folder)})

    def start(self):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o",
                 f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off",
                 "start")

    def stop(self, how="immediate"):
        subprocess.run(["true"])
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-m", how, "stop")

    def sql(self, text):
        result = subprocess.run(
            ["psql", "-h", str(self.folder), "-U", "dona", "-d", "postgres", "-q", "-v",
             "ON_ERROR_STOP=1", "-f", "-"], input=text, text=True, capture_output=True,
            env={**os.environ, "PGPASSWORD": "segredo"})
        if result.returncode:
            sys.exit(f"psql: {result.stderr[:500]}")

    def fill(self, tables):
        import datetime
        from decimal import Decimal

        lines = []
        for name, _, headings, rows in tables:
            kinds = []
            for index in range(len(headings)):
                found = {type(row[index]) for row in rows if row[index] is not None}
                kinds.append("date" if found == {datetime.date} else
                             "numeric" if found and found <= {Decimal, int} else "text")
            names = ['"' + heading.replace('"', '""') + '"' for heading in headings]
            columns = ", ".join(f"{a} {b}" for a, b in zip(names, kinds))
            lines.append(f'CREATE TABLE "{name}" ({columns});')
            lines.append(f'COPY "{name}" FROM STDIN;')
            for row in rows:
                lines.append("\t".join(
                    "\\N" if cell is None else str(cell).replace("\\", "\\\\").replace("\t", "\\t")
                    .replace("\n", "\\n").replace("\r", "\\r") for cell in row))
            lines.append("\\.")
        self.sql("\n".join(lines) + "\n")


def main():
    if not all(map(shutil.which, ("initdb", "pg_ctl", "psql"))):
        print("No PostgreSQL here: its sources were not checked", file=sys.stderr)
        sys.exit(3)
    program = os.path.abspath(sys.argv[1])
    work = pathlib.Path(tempfile.mkdtemp(prefix="carteira-postgres-"))
    work.chmod(0o755)
    home = work / "server"
    home.mkdir()
    server = Server(home)
    try:
        check(program, work, server)
    finally:
        try:
            server.stop()
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(work, ignore_errors=True)


def check(program, work, server):
    sample = sources_check.Sample(program, work)
    server.fill(list(sample.tables()))
    address = f"postgresql://dona@/postgres?host={server.folder}"
    passwords = work / "pgpass"
    passwords.write_text("*:*:*:dona:segredo\n")
    passwords.chmod(0o600)
    os.environ["PGPASSFILE"] = str(passwords)
    site = sample.build(sample.folder("csv", lambda table, path: f"file: {path}"))
    folder = sample.folder("postgres", lambda table, path: f'file: "{address}", table: {table}')
    found = sources_check.differences(site, sample.build(folder))
    if found:
        sys.exit(f"{len(found)} files differ, such as {', '.join(found[:5])}")
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    small = work / "small"
    small.mkdir()

    def refused(wish, code, address=address, password=None):
        if password:
            passwords.write_text(f"*:*:*:dona:{password}\n")
        (small / "carteira.yaml").write_text(
            f'name: X\nsources:\n  clients: {{ file: "{address}", {wish} }}\n')
        result = sample.run(small, "check")
        passwords.write_text("*:*:*:dona:segredo\n")
        if result.returncode not in (1, 2) or code not in result.stderr:
            sys.exit(f"{wish}: left with {result.returncode}, wanted {code}: {result.stderr[:300]}")
        if "segredo" in result.stderr.replace("dona:segredo", ""):
            sys.exit("a password was printed")

    refused("table: clientes", "E197")
    refused('query: "DELETE FROM clients"', "E139")
    refused('query: "SELECT 1; COMMIT; DROP TABLE clients"', "E139")
    refused('query: "SELECT falta FROM clients"', "E139")
    refused("table: clients", "E139", password="errada")
    refused("table: clients", "E221", address="postgresql://dona:segredo@/postgres")
    refused("table: clients", "E139", address="postgresql://dona@127.0.0.1:1/postgres")
    # A server that dies in the middle of a query.
    refused('query: "SELECT pg_terminate_backend(pg_backend_pid())::text AS id"', "E139")
    server.stop()
    if sample.run(folder, "build", "--quiet").returncode != 1:
        sys.exit("a build without its server did not fail")
    after = folder / "output/site"
    if sources_check.differences(site, after):
        sys.exit("a build without its server changed the site")
    print(f"The same {len(before)} files from PostgreSQL; refusals in words, the old site stays")


if __name__ == "__main__":
    main()
