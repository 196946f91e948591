#!/usr/bin/env python3
"""Checks that the sample gives the same site wherever its tables live.

    sources_check.py PROGRAM [--only xlsx]

Writes the sample's tables as one XLSX, one ODS and one SQLite file, and packs them (.gz, .zip); exports the
portfolio in every format; builds a site from each and compares all files with the one built from CSV, those
aside that name files and rows. Then feeds the program damaged, hostile and huge files: it must refuse them
in words, quickly, and leave the site as it was.
"""

import argparse
import csv
import datetime
import filecmp
import gzip
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from decimal import Decimal

import workbooks

ROOT = pathlib.Path(__file__).resolve().parents[2]
# They name files, rows or the clock.
APART = {"build.json", "quality.html", "quality.md", "evidence.json"}
NAMED = re.compile(rb"\((data/|postgresql:)[^)<]*\)")
NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|0|[1-9]\d*)(,\d+)?$")
DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})$")
# Their digits are names and not numbers.
NAMES = re.compile(r"código|contrato$|cnpj|cep|telefone|^id$|número|nota|registro|valor$", re.I)


def read(path):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    return rows[0], rows[1:]


def typed(headings, rows):
    """The cells as a spreadsheet would hold them: columns of numbers and days as such."""
    kinds = []
    for index, heading in enumerate(headings):
        cells = [row[index] for row in rows if index < len(row) and row[index]]
        if cells and all(DAY.match(cell) for cell in cells):
            kinds.append("day")
        elif cells and all(NUMBER.match(cell) for cell in cells) and (
                not NAMES.search(heading) or all("," in cell for cell in cells)):
            kinds.append("number")
        else:
            kinds.append("text")

    def value(cell, kind):
        if cell == "":
            return None
        if kind == "day":
            day, month, year = map(int, DAY.match(cell).groups())
            return datetime.date(year, month, day)
        if kind == "number":
            return Decimal(cell.replace(".", "").replace(",", "."))
        return cell

    return [[value(cell, kind) for cell, kind in zip(row, kinds)] for row in rows]


class Sample:
    def __init__(self, program, work):
        self.program, self.work = program, work
        text = (ROOT / "carteira.yaml").read_text()
        self.settings = text
        self.sources = dict(re.findall(r"^  (\w+): \{ file: (data/\S+\.csv) \}$", text, re.M))

    def tables(self, titles=True):
        for number, (table, path) in enumerate(self.sources.items()):
            headings, rows = read(ROOT / path)
            above = [f"Relatório de {table}", "Exportado em 16/11/2026"]
            yield table, above if titles and number % 2 else [], headings, typed(headings, rows)

    def folder(self, name, place):
        """A copy of the sample whose CSV tables lie where `place` says."""
        folder = self.work / name
        shutil.copytree(ROOT / "data", folder / "data")
        settings = self.settings
        for table, path in self.sources.items():
            settings = settings.replace(
                f"  {table}: {{ file: {path} }}", f"  {table}: {{ {place(table, path)} }}")
        (folder / "carteira.yaml").write_text(settings)
        if (ROOT / "policy.yaml").exists():
            shutil.copy(ROOT / "policy.yaml", folder)
        return folder

    def run(self, folder, *arguments, stdin=None):
        return subprocess.run([self.program, *arguments], cwd=folder, capture_output=True,
                              text=True, input=stdin, timeout=600)

    def build(self, folder):
        result = self.run(folder, "build", "--quiet")
        if result.returncode != 0:
            sys.exit(f"{folder.name}: build left with {result.returncode}\n{result.stderr}")
        return folder / "output/site"


def differences(one, other):
    def files(root):
        return {str(path.relative_to(root)) for path in root.rglob("*")
                if path.is_file() and path.name not in APART}
    def same(name):
        if filecmp.cmp(one / name, other / name, shallow=False):
            return True
        # A gap says which file would fill it.
        return NAMED.sub(b"", (one / name).read_bytes()) == NAMED.sub(b"", (other / name).read_bytes())
    left, right = files(one), files(other)
    return sorted((left ^ right) | {name for name in left & right if not same(name)})


def variants(sample):
    def workbook(write, ending):
        def make():
            folder = sample.folder(
                ending, lambda table, path: f"file: data/tabelas.{ending}, sheet: {table}")
            write(folder / f"data/tabelas.{ending}", list(sample.tables()))
            return folder
        return make

    def sqlite():
        folder = sample.folder(
            "sqlite", lambda table, path: f"file: data/tabelas.db, table: {table}")
        workbooks.write_sqlite(folder / "data/tabelas.db", sample.tables())
        return folder

    def gzipped():
        folder = sample.folder("gzip", lambda table, path: f"file: {path}.gz")
        for path in sample.sources.values():
            data = (folder / path).read_bytes()
            (folder / (path + ".gz")).write_bytes(gzip.compress(data))
            (folder / path).unlink()
        return folder

    def zipped():
        folder = sample.folder(
            "zip", lambda table, path: f"file: data/tudo.zip/{os.path.basename(path)}")
        with zipfile.ZipFile(folder / "data/tudo.zip", "w", zipfile.ZIP_DEFLATED) as package:
            for path in sample.sources.values():
                package.write(folder / path, os.path.basename(path))
                (folder / path).unlink()
        return folder

    def exported(form):
        def make():
            origin = sample.folder("from-" + form, lambda table, path: f"file: {path}")
            folder = sample.work / ("export-" + form)
            result = sample.run(origin, "export", "portfolio", "--to", form, "--output", str(folder))
            if result.returncode != 0:
                sys.exit(f"export to {form} left with {result.returncode}\n{result.stderr}")
            return folder
        return make

    yield "xlsx", workbook(workbooks.write_xlsx, "xlsx")
    yield "ods", workbook(workbooks.write_ods, "ods")
    yield "sqlite", sqlite
    yield "gzip", gzipped
    yield "zip", zipped
    for form in ("csv", "json", "xlsx", "sqlite"):
        yield "export " + form, exported(form)


def hostile(work):
    """Files that must be refused, with the code that says why."""
    def package(*parts):
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as book:
            for name, data in parts:
                book.writestr(name, data)
        return memory.getvalue()

    def book(sheet):
        rels = workbooks.relations
        link = workbooks.link
        return package(
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", rels([link("a", "officeDocument", "xl/workbook.xml")])),
            ("xl/_rels/workbook.xml.rels", rels([link("w", "worksheet", "s.xml")])),
            ("xl/workbook.xml", f'<workbook xmlns:r="{workbooks.RELATIONS}"><sheets>'
             '<sheet name="A" r:id="w"/></sheets></workbook>'),
            ("xl/s.xml", sheet))

    entities = "".join(f'<!ENTITY a{n} "{("&a%d;" % (n - 1)) * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><worksheet><sheetData><row><c t="str"><v>' \
        "&a9;</v></c></row></sheetData></worksheet>"
    zeros = b"\0" * (1 << 20)
    memory = io.BytesIO()
    with gzip.GzipFile(fileobj=memory, mode="wb", compresslevel=9, mtime=0) as stream:
        for _ in range(2048):
            stream.write(zeros)
    bomb = memory.getvalue()
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("clientes.csv", "w", force_zip64=True) as part:
            for _ in range(2048):
                part.write(zeros)
    repeated = package(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", '<d xmlns:t="t" xmlns:o="o" xmlns:x="x"><t:table t:name="A"><t:table-row '
         't:number-rows-repeated="1000000"><t:table-cell o:value-type="string" '
         't:number-columns-repeated="16000"><x:p>bomb</x:p></t:table-cell></t:table-row></t:table></d>'))
    whole = book("<worksheet><sheetData/></worksheet>")
    yield "bomb.csv.gz", bomb, "E135"
    yield "bomb.zip", memory.getvalue(), "E135"
    yield "laughs.xlsx", book(laughs), "E137"
    yield "repeated.ods", repeated, "E135"
    yield "cut.xlsx", whole[:-40], "E134"
    yield "cut.csv.gz", gzip.compress(b"id;nome\n" * 1000)[:-12], "E134"
    yield "old.xls", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "E136"
    yield "attribute.xlsx", book("<worksheet a='" + "x" * (40 << 20) + "'/>"), "E137"
    yield "noise.db", b"SQLite format 3\0" + os.urandom(4000), "E139"


def refusals(sample, work):
    folder = work / "hostile"
    (folder / "data").mkdir(parents=True)
    (folder / "data/clientes.csv").write_text("id;nome\n1;Padaria\n")
    settings = folder / "carteira.yaml"
    settings.write_text("name: X\nsources:\n  clients: { file: data/clientes.csv }\n")
    site = sample.build(folder)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    problems = []
    for name, data, code in hostile(work):
        (folder / "data" / name).write_bytes(data)
        settings.write_text(f"name: X\nsources:\n  clients: {{ file: data/{name} }}\n")
        start = time.monotonic()
        result = sample.run(folder, "build", "--quiet")
        took = time.monotonic() - start
        if result.returncode != 1 or code not in result.stderr or took > 20:
            problems.append(f"{name}: left with {result.returncode} after {took:.1f} s, wanted {code}:"
                            f" {result.stderr[:300]}")
    if before != {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}:
        problems.append("a refused source changed the site")
    settings.write_text("name: X\nsources:\n  clients: { file: '-' }\n")
    for text in ("id;nome\n7;Mercado\n", '[{"id": 7, "nome": "Mercado"}]'):
        result = sample.run(folder, "export", "clients", "--to", "csv", stdin=text)
        if "7,Mercado" not in result.stdout:
            problems.append(f"standard input: {result.stdout[:100]} {result.stderr[:300]}")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--only")
    parser.add_argument("--keep", action="store_true", help="keep the folder and name it")
    arguments = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="carteira-sources-"))
    try:
        sample = Sample(os.path.abspath(arguments.program), work)
        site = sample.build(sample.folder("csv", lambda table, path: f"file: {path}"))
        problems, seen = [], []
        for name, make in variants(sample):
            if arguments.only and arguments.only not in name:
                continue
            found = differences(site, sample.build(make()))
            seen.append(name)
            if found:
                problems.append(f"{name}: {len(found)} files differ, such as {', '.join(found[:5])}")
        if not arguments.only:
            problems += refusals(sample, work)
        if problems:
            sys.exit("\n".join(problems))
        count = sum(path.is_file() for path in site.rglob("*"))
        print(f"The same {count} files from {', '.join(seen)}; hostile files refused")
    finally:
        if arguments.keep:
            print(work, file=sys.stderr)
        else:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
