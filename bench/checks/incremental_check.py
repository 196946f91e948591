"""Edits the sample at random and builds over the site that stands: it must be the site of a clean build.

    python3 bench/checks/incremental_check.py PROGRAM [--edits 40] [--seed 1] [--per-step 1] [--portfolio FOLDER]

Half-way the policy changes, to one whose rules ask for a client's place among all. Each step makes edits in cells, rows, notes and values of any table, builds in place, builds the same portfolio
into an empty folder, and compares every file but build.json. Edits add up, so that values travel. Prints how
many clients' pages were made again, which says that something stayed.
"""

import argparse
import collections
import csv
import filecmp
import io
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

OTHER_RULES = """
tiers:
  by: points
  gold-points: 40
  silver-points: 20
  points:
    - { name: classe-a, points: 40, when: { field: abc-class, is: A } }
    - { name: parte, points: 25, when: { field: abc-share-percent, at-least: 1.5 } }
    - { name: antes, points: 10, when: { field: abc-rank, at-most: 12 } }
status:
  rules:
    - name: faturou-e-calado
      status: at-risk
      detail: Faturou e está sem conversa
      when: { all: [{ field: net-sales-12-months, at-least: 100000 }, { field: last-two-way-touch, before: 2026-09-01 }] }
cadence:
  segment: sector
"""


def decoded(path):
    data = path.read_bytes()
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252"), "cp1252"


class Table:
    """A file of separated values, its lines kept as they are where nothing changes."""

    def __init__(self, path):
        self.path = path
        text, self.encoding = decoded(path)
        first = text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""
        self.delimiter = max(";,\t", key=first.count)
        self.end = "\r\n" if "\r\n" in text else "\n"
        self.rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter))

    def write(self):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.delimiter, lineterminator=self.end).writerows(self.rows)
        self.path.write_bytes(out.getvalue().encode(self.encoding))


def other_digit(rng, text):
    places = [index for index, letter in enumerate(text) if letter.isdigit()]
    if not places:
        return text + " x"
    place = rng.choice(places)
    return text[:place] + str((int(text[place]) + rng.randint(1, 9)) % 10) + text[place + 1 :]


def edit_cell(rng, table, column=None):
    row = rng.randrange(1, len(table.rows))
    if column is None or column >= len(table.rows[row]):
        column = rng.randrange(len(table.rows[row]))
    before = table.rows[row][column]
    kind = rng.random()
    if kind < 0.55:
        after = rng.choice([other[column] for other in table.rows[1:] if len(other) > column])
    elif kind < 0.8:
        after = other_digit(rng, before)
    else:
        after = ""
    table.rows[row][column] = after
    heading = table.rows[0][column] if column < len(table.rows[0]) else column
    return f"{table.path.name} row {row} {heading}: {before!r} to {after!r}"


def edit_rows(rng, table):
    kind = rng.choice(["shuffle", "remove", "copy"])
    row = rng.randrange(1, len(table.rows))
    if kind == "shuffle":
        body = table.rows[1:]
        rng.shuffle(body)
        table.rows[1:] = body
        return f"{table.path.name}: rows in another order"
    if kind == "remove" and len(table.rows) > 3:
        del table.rows[row]
        return f"{table.path.name}: without row {row}"
    copy = list(table.rows[row])
    copy[0] = other_digit(rng, copy[0])
    table.rows.insert(row + 1, copy)
    return f"{table.path.name}: row {row} once more as {copy[0]!r}"


def edit_text(rng, path):
    """Gives a value of a file in which values carry names another digit, or another word of the file."""
    text, encoding = decoded(path)
    values = [m for m in re.finditer(
        r'(?<=[:\[,])\s*"?([^"\[\]{},:\n]+)"?', text) if m.group(1).strip()]
    if not values:
        return None
    chosen, other = rng.choice(values), rng.choice(values)
    before = chosen.group(1)
    after = other_digit(rng, before) if any(map(str.isdigit, before)) else other.group(1)
    path.write_bytes((text[: chosen.start(1)] + after + text[chosen.end(1) :]).encode(encoding))
    return f"{path.name}: {before!r} to {after!r}"


DETAILS = {  # what only a client's own pages show, by the beginning of the heading
    "clientes.csv": ("raz", "cep", "endere", "telefone", "e-mail", "link do crm"),
    "contatos.csv": ("e-mail", "celular"),
    "interacoes.csv": ("resumo",),
}


def edit_detail(rng, data):
    """Another telephone number, address or summary: no page about several clients may be another."""
    paths = [data / name for name in sorted(DETAILS) if (data / name).exists()]
    if not paths:
        return None
    table = Table(rng.choice(paths))
    columns = [number for number, heading in enumerate(table.rows[0])
               if heading.lstrip("\ufeff").lower().startswith(DETAILS[table.path.name])]
    if not columns or len(table.rows) < 3:
        return None
    said = edit_cell(rng, table, rng.choice(columns))
    table.write()
    return said


def edit_note(rng, data):
    notes = sorted((data / "notes").glob("*.md"))
    note = rng.choice(notes)
    if rng.random() < 0.3 and len(notes) > 3:
        note.unlink()
        return f"notes/{note.name}: gone"
    note.write_text(note.read_text(encoding="utf-8") + f"\nNota {rng.randrange(1000)}.\n", encoding="utf-8")
    return f"notes/{note.name}: one line more"


def edit(rng, data):
    if rng.random() < 0.3:
        return edit_detail(rng, data)
    if rng.random() < 0.06 and (data / "notes").exists():
        return edit_note(rng, data)
    path = rng.choice(sorted(p for p in data.iterdir() if p.suffix in (".csv", ".json", ".jsonl", ".yaml")))
    if path.suffix != ".csv":
        return edit_text(rng, path)
    table = Table(path)
    if len(table.rows) < 3:
        return None
    said = edit_rows(rng, table) if rng.random() < 0.12 else edit_cell(rng, table)
    table.write()
    return said


def change_rules(policy):
    """Adds the other rules; `cadence` may be there with something else in it."""
    text = policy.read_text(encoding="utf-8") if policy.exists() else ""
    rules = OTHER_RULES
    if "\ncadence:\n" in text:
        rules, cadence = rules.split("cadence:\n")
        text = text.replace("\ncadence:\n", "\ncadence:\n" + cadence)
    policy.write_text(text + rules, encoding="utf-8")


def build(program, folder, out=None):
    command = [program, "build", "--locale", "en", "--config", folder]
    run = subprocess.run(command + (["--output", out] if out else []), capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def counted(pattern, said):
    found = re.search(pattern, said)
    return int(found.group(1).replace(",", "")) if found else 0


def differences(left, right):
    found = []
    stack = [""]
    while stack:
        inner = stack.pop()
        compared = filecmp.dircmp(left / inner, right / inner)
        found += [f"{inner}/{name} only in one" for name in compared.left_only + compared.right_only]
        _, different, funny = filecmp.cmpfiles(
            left / inner, right / inner, compared.common_files, shallow=False)
        found += [f"{inner}/{name}" for name in different + funny if name != "build.json"]
        stack += [f"{inner}/{name}" if inner else name for name in compared.common_dirs]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-step", type=int, default=1)
    parser.add_argument("--portfolio", type=pathlib.Path, default=ROOT, help="instead of the sample")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    rng = random.Random(arguments.seed)
    problems = 0
    changed = collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name) / "portfolio"
        work.mkdir()
        shutil.copytree(arguments.portfolio / "data", work / "data")
        for file in ("carteira.yaml", "policy.yaml"):
            if (arguments.portfolio / file).exists():
                shutil.copy(arguments.portfolio / file, work)
        status, said = build(program, work)
        if status == 2:
            sys.exit(said)
        for number in range(arguments.edits):
            if number == arguments.edits // 2:
                change_rules(work / "policy.yaml")
            saved = pathlib.Path(name) / "saved"
            shutil.copytree(work / "data", saved)
            edits = [text for text in (edit(rng, work / "data") for _ in range(arguments.per_step)) if text]
            status, said = build(program, work)
            if "nothing changed, no file was touched" in said:
                changed["steps without effect"] += 1
            if status == 2 or status < 0:
                if status < 0:
                    problems += 1
                    print(f"edit {number}: the program ended by signal {-status}: {edits}")
                shutil.rmtree(work / "data")
                shutil.move(saved, work / "data")
                changed["refused"] += 1
                print(f"edit {number} is refused: {edits}: {said.strip().splitlines()[0]}")
                continue
            clean = pathlib.Path(name) / "clean" / "site"
            status_of_clean, said_of_clean = build(program, work, clean)
            if status != status_of_clean:
                problems += 1
                print(f"edit {number}: {edits}: leaves with {status}, a clean build with {status_of_clean}")
            if not clean.exists():
                changed["stopped"] += 1
                print(f"edit {number} stops a build: {edits}: {said_of_clean.strip().splitlines()[-1]}")
                shutil.rmtree(work / "data")
                shutil.move(saved, work / "data")
                continue
            shutil.rmtree(saved)
            changed["clients"] += counted(r"^([\d,]+) clients?,", said)
            changed["of them kept"] += counted(r"the pages of ([\d,]+) clients? stayed", said)
            found = differences(work / "output/site", clean)
            if found:
                problems += 1
                print(f"edit {number}: {'; '.join(edits)}\n  {len(found)} files differ: {found[:8]}")
            shutil.rmtree(clean.parent)
    print(f"{arguments.edits} steps, {problems} problems; " + ", ".join(
        f"{count} {what}" for what, count in sorted(changed.items())))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
