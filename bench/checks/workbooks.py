"""Writes tables as XLSX, ODS and SQLite with nothing but the standard library, for checks and benchmarks.

A table is a name, headings and rows; a cell is None, a str, an int, a float, a Decimal or a date.
"""

import datetime
import re
import sqlite3
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def column(index):
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def serial(day):
    return (day - datetime.date(1899, 12, 30)).days


def xlsx_rows(rows, shared, first=1):
    for number, row in enumerate(rows, first):
        cells = []
        for index, cell in enumerate(row):
            place = f'{column(index)}{number}'
            if cell is None or cell == "":
                continue
            if isinstance(cell, datetime.date):
                cells.append(f'<c r="{place}" s="1"><v>{serial(cell)}</v></c>')
            elif isinstance(cell, (int, float, Decimal)):
                # As spreadsheet programs keep them: in binary, with all its digits.
                cells.append(f'<c r="{place}"><v>{float(cell)!r}</v></c>')
            else:
                at = shared.setdefault(cell, len(shared))
                cells.append(f'<c r="{place}" t="s"><v>{at}</v></c>')
        yield f'<row r="{number}">' + "".join(cells) + "</row>"


def write_xlsx(path, tables, level=6):
    """Tables as (name, title rows, headings, rows); rows may be any iterable and are streamed."""
    shared = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as book:
        sheets, links = [], []
        for number, (name, titles, headings, rows) in enumerate(tables, 1):
            with book.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                part.write((HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>').encode())
                head = [[title] for title in titles] + ([[]] if titles else []) + [headings]
                for line in xlsx_rows(head, shared):
                    part.write(line.encode())
                for line in xlsx_rows(rows, shared, len(head) + 1):
                    part.write(line.encode())
                part.write(b"</sheetData></worksheet>")
            sheets.append(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>')
            links.append(link(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        links += [link("rId900", "styles", "styles.xml"),
                  link("rId901", "sharedStrings", "sharedStrings.xml")]
        book.writestr("xl/workbook.xml", HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
                      f'<sheets>{"".join(sheets)}</sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", relations(links))
        book.writestr("xl/styles.xml", HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="1">'
                      '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2">'
                      '<xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>')
        with book.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write((HEAD + f'<sst xmlns="{MAIN}">').encode())
            for text in shared:
                part.write(f'<si><t xml:space="preserve">{escape(text)}</t></si>'.encode())
            part.write(b"</sst>")
        book.writestr("_rels/.rels",
                      relations([link("rId1", "officeDocument", "xl/workbook.xml")]))
        book.writestr("[Content_Types].xml", HEAD + f'<Types xmlns="{PACKAGE}/content-types"/>')


def link(name, kind, target):
    return f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def relations(links):
    return HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def ods_cell(cell):
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, datetime.date):
        return (f'<table:table-cell office:value-type="date" office:date-value="{cell}"><text:p>'
                f'{cell:%d/%m/%y}</text:p></table:table-cell>')
    if isinstance(cell, (int, float, Decimal)):
        return (f'<table:table-cell office:value-type="float" office:value="{float(cell)!r}"><text:p>'
                f'{cell}</text:p></table:table-cell>')
    lines = "".join(f"<text:p>{ods_text(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def ods_text(line):
    return re.sub("  +", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', escape(line))


def write_ods(path, tables):
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                      for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                      zipfile.ZIP_STORED)
        with book.open("content.xml", "w", force_zip64=True) as part:
            part.write((HEAD + f"<office:document-content {spaces}><office:body>"
                        "<office:spreadsheet>").encode())
            for name, titles, headings, rows in tables:
                part.write(f"<table:table table:name={quoteattr(name)}>".encode())
                head = [[title] for title in titles] + ([[]] if titles else []) + [headings]
                for row in [*head, *rows]:
                    part.write(("<table:table-row>" + ("".join(map(ods_cell, row)) or
                                "<table:table-cell/>") + "</table:table-row>").encode())
                part.write(b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
                           b' table:number-columns-repeated="1024"/></table:table-row>')
                part.write(b"</table:table>")
            part.write(b"</office:spreadsheet></office:body></office:document-content>")
        book.writestr("META-INF/manifest.xml", HEAD + '<manifest:manifest '
                      'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')


def write_sqlite(path, tables):
    database = sqlite3.connect(path)
    for name, _, headings, rows in tables:
        names = ", ".join('"' + heading.replace('"', '""') + '"' for heading in headings)
        database.execute(f'CREATE TABLE "{name}" ({names})')
        marks = ", ".join("?" * len(headings))
        database.executemany(
            f'INSERT INTO "{name}" VALUES ({marks})',
            ([str(cell) if isinstance(cell, datetime.date)
              else float(cell) if isinstance(cell, Decimal) else cell for cell in row]
             for row in rows))
    database.commit()
    database.close()
