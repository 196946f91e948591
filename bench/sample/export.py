"""Rows as the files that companies have: `;` with decimal commas, JSON, JSON lines, YAML."""

import json
import re
from datetime import date
from functools import lru_cache

from schema import DAY, FLAG, LIST, MONEY, NUMBER, PHRASES, TABLES, TEXT


def money(cents):
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    whole = f"{cents // 100:,}".replace(",", ".")
    return f"{sign}{whole},{cents % 100:02d}"


def iso(value):
    """A day of `2026-11-16`, which may already be one."""
    return value if isinstance(value, date) else date.fromisoformat(value)


NEEDS_QUOTES = re.compile('[;"\r\n]').search


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES(text) else text


@lru_cache(maxsize=20000)
def brazilian(value):
    value = iso(value)
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


# How a cell of a kind is written; an empty one never gets here.
CELLS = {
    TEXT: lambda value: quoted(str(value)), DAY: brazilian, MONEY: money,
    NUMBER: lambda value: str(value).replace(".", ","), FLAG: lambda value: "sim" if value else "não",
    LIST: lambda value: quoted(", ".join(value)), PHRASES: lambda value: quoted("; ".join(value))}


def json_value(value, kind):
    return iso(value).isoformat() if kind == DAY else value


def yaml_lines(columns, row):
    """A row as an item of a list; texts of several lines as blocks."""
    lead = "- "
    for field, heading, kind in columns:
        value = row.get(field)
        if value is None:
            continue
        text = iso(value).isoformat() if kind == DAY else str(value)
        if "\n" in text:
            yield f"{lead}{heading}: |"
            yield from (f"    {line}" for line in text.strip().split("\n"))
        else:
            plain = kind == DAY or text.replace(" ", "").isalpha()
            yield f"{lead}{heading}: {text if plain else json.dumps(text, ensure_ascii=False)}"
        lead = "  "


class Writer:
    """Writes the rows of one table as they come."""

    def __init__(self, name, stream):
        self.table = TABLES[name]
        self.stream = stream
        self.count = 0
        self.cells = [(field, CELLS[kind]) for field, _, kind in self.table.columns]
        if self.table.form == "csv":
            if self.table.encoding == "utf-8-sig":
                stream.write("\ufeff".encode("utf-8"))
            self.encoding = self.table.encoding.removesuffix("-sig")
            self._line(";".join(quoted(heading) for _, heading, _ in self.table.columns))

    def _line(self, text):
        self.stream.write((text + "\r\n").encode(self.encoding))

    def add(self, row):
        columns, form = self.table.columns, self.table.form
        if form == "csv":
            self._line(";".join([
                "" if (value := row.get(field)) is None or value == "" or value == [] else cell(value)
                for field, cell in self.cells]))
        elif form == "yaml":
            self.stream.write(("\n".join(yaml_lines(columns, row)) + "\n").encode())
        else:
            known = {heading: json_value(row[field], kind) for field, heading, kind in columns
                     if row.get(field) not in (None, "", [])}
            text = json.dumps(known, ensure_ascii=False)
            lead = ("[\n  " if self.count == 0 else ",\n  ") if form == "json" else ""
            self.stream.write((lead + text + ("\n" if form == "jsonl" else "")).encode())
        self.count += 1

    def finish(self):
        if self.table.form == "json":
            self.stream.write(b"\n]\n" if self.count else b"[]\n")
        elif self.table.form == "yaml" and self.count == 0:
            self.stream.write(b"[]\n")
