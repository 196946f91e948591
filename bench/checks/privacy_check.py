#!/usr/bin/env python3
"""Looks for what must not be there, byte by byte, in what the program writes.

    privacy_check.py PROGRAM [--portfolio FOLDER]

Every string that is looked for comes from the records themselves, as a snapshot of them holds them:

- a tree of one owner's clients holds nothing of any other client, and its tiers are those of the whole site;
- a site with made names holds no name, document, e-mail or telephone;
- somebody who was forgotten is in no byte of the archive, and every bag is still one for bagit-python and
  for sha256sum.
"""

import argparse
import csv
import html
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse
import zipfile

try:
    import bagit
    import logging

    logging.getLogger("bagit").setLevel(logging.CRITICAL)
except ImportError:
    bagit = None

ALIAS_KEY = "a key for the checks, long enough"
PRIVACY_KEY = "another key for the checks, long enough"
DAY = "2026-11-16"
LEAST = 5
failures = []


def check(holds, what):
    print(("ok    " if holds else "FAIL  ") + what)
    if not holds:
        failures.append(what)


KEYS = {"CARTEIRA_ALIAS_KEY": ALIAS_KEY, "CARTEIRA_PRIVACY_KEY": PRIVACY_KEY}


def run(program, folder, *arguments, code=0, keys=tuple(KEYS)):
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    environment |= {name: KEYS[name] for name in keys}
    done = subprocess.run(
        [str(program), *map(str, arguments)], cwd=folder, env=environment, capture_output=True,
        text=True, errors="replace")
    if code is not None and done.returncode != code:
        check(False, f"carteira {' '.join(map(str, arguments))} leaves with {code}, not "
              f"{done.returncode}: {done.stderr[-600:]}")
    return done


def contents(path):
    """The bytes of a file, and of what is packed in it."""
    data = path.read_bytes()
    yield path.name, data
    if path.suffix == ".ics":
        yield path.name + " (unfolded)", data.replace(b"\r\n ", b"")
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for name in book.namelist():
                yield f"{path.name}/{name}", book.read(name)
    if path.suffixes[-2:] == [".tar", ".gz"]:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            for member in tar:
                if member.isfile():
                    yield f"{path.name}/{member.name}", tar.extractfile(member).read()
                yield f"{path.name}/{member.name} (name)", member.name.encode()


def tree(folder):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        place = str(path.relative_to(folder))
        yield place + " (name)", place.encode()
        if path.is_file() and not path.is_symlink():
            for name, data in contents(path):
                yield f"{place}: {name}", data


def spellings(text):
    yield text
    yield html.escape(text)
    yield html.escape(text).replace("&#x27;", "&#39;")
    yield urllib.parse.quote(text)
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]
    yield text.replace(",", "\\,")


def traces(folder, texts):
    """Where any of the texts stands, as words of its own."""
    patterns = {spelling.encode() for text in texts for spelling in spellings(text)}
    patterns = sorted({p for p in patterns if len(p) >= LEAST}, key=len, reverse=True)
    if not patterns:
        return ["nothing to look for"]
    found = []
    big = re.compile(
        rb"(?<![A-Za-z0-9])(?:" + b"|".join(map(re.escape, patterns)) + rb")(?![A-Za-z0-9])")
    for place, data in tree(folder):
        if hit := big.search(data):
            around = data[max(0, hit.start() - 30):hit.end() + 30]
            found.append(f"{place}: {around!r}")
    return found


def rows(inputs, table):
    path = inputs / "data" / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tables(inputs):
    return {p.stem: rows(inputs, p.stem) for p in sorted((inputs / "data").glob("*.csv"))}


def portfolio(folder, source):
    place = folder / "p"
    place.mkdir()
    for name in ["carteira.yaml", "policy.yaml", "data"]:
        origin = source / name
        if origin.is_dir():
            shutil.copytree(origin, place / name)
        elif origin.exists():
            shutil.copy(origin, place / name)
    return place


def names_of(row):
    return [row.get(k) for k in ("name", "legal-name", "email", "phone", "document", "address")]


def words(values):
    return {v.strip() for v in values if v and len(v.strip()) >= LEAST}


def owner_tree(program, place, inputs):
    data = tables(inputs)
    team = {r["id"]: r for r in data.get("team", [])}
    owners = sorted({r["owner"] for r in data["clients"] if r.get("owner")})
    for owner in owners[:2]:
        own = {r["id"] for r in data["clients"] if r.get("owner") == owner}
        if not own:
            continue
        title = team.get(owner, {}).get("name", owner)
        run(program, place, "build", "--quiet", "--owner", title, "-o", f"output/o-{owner}", code=None)
        site = place / "output" / f"o-{owner}"
        theirs, others = set(), set()
        for table, lines in data.items():
            key = "id" if table == "clients" else "client"
            for row in lines:
                mine = key not in row or row[key] in own
                cells = words(v for k, v in row.items() if not re.fullmatch(r"[\d.,:% -]*", v or ""))
                (theirs if mine else others).update(cells)
                if not mine and table == "clients":
                    others |= words(names_of(row))
        ours = set()
        for path in [inputs / "policy.yaml", *pathlib.Path("templates").rglob("*.yaml")]:
            ours.add(path.read_text(encoding="utf-8"))
        text = "\n".join(ours)
        canaries = {o for o in others - theirs if o not in text and " " in o or "@" in o}
        canaries |= words(
            v for r in data["clients"] if r["id"] not in own for v in names_of(r))
        canaries |= words(
            v for r in data.get("contacts", []) if r["client"] not in own
            and r["id"] not in {c["id"] for c in data["contacts"] if c["client"] in own}
            for v in names_of(r))
        canaries |= words(
            p.read_text(encoding="utf-8").strip().split("\n")[-1]
            for p in (inputs / "data" / "notes").glob("*.md") if p.stem not in own)
        canaries -= theirs
        hits = traces(site, canaries)
        check(site.exists() and not hits,
              f"{title}: none of {len(canaries)} strings of others in "
              f"{sum(1 for _ in site.rglob('*'))} files")
        for hit in hits[:8]:
            print("      ", hit)
        pages = {p.name for p in (site / "clients").iterdir() if p.is_dir()}
        check(len(pages) == len(own), f"{title}: pages of the {len(own)} clients, and of no other")
        whole = json.loads((place / "output/site/downloads/clients.json").read_text())
        part = json.loads((site / "downloads/clients.json").read_text())
        whole, part = (d if isinstance(d, list) else next(v for v in d.values() if isinstance(v, list))
                       for d in (whole, part))
        tiers = {r["id"]: (r.get("status"), r.get("tier")) for r in whole}
        wrong = [r["id"] for r in part if tiers[r["id"]] != (r.get("status"), r.get("tier"))]
        check(not wrong, f"{title}: status and tier as in the whole site {wrong[:5]}")


def anonymous(program, place, inputs):
    data = tables(inputs)
    done = run(program, place, "build", "--anonymize", code=2, keys=["CARTEIRA_PRIVACY_KEY"])
    check("CARTEIRA_ALIAS_KEY" in done.stderr, "without a key no names are made")
    before = {p: p.stat().st_mtime_ns for p in (place / "output/site").rglob("*")}
    run(program, place, "build", "--quiet", "--anonymize", code=None)
    after = {p: p.stat().st_mtime_ns for p in (place / "output/site").rglob("*")}
    check(before == after, "the site with names is not touched")
    site = place / "output/anonymous"
    secrets = set()
    for table in ("clients", "contacts", "team"):
        for row in data.get(table, []):
            secrets |= words(row.get(k) for k in ("name", "legal-name", "email", "phone", "address"))
            if number := row.get("document"):
                secrets |= {number}
                if len(number) == 14:
                    secrets.add(f"{number[:2]}.{number[2:5]}.{number[5:8]}/{number[8:12]}-{number[12:]}")
                if len(number) == 11:
                    secrets.add(f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}")
            if phone := row.get("phone"):
                secrets.add(re.sub(r"\D", "", phone))
    text = "\n".join(p.read_text(encoding="utf-8") for p in pathlib.Path("templates").rglob("*")
                     if p.is_file())
    secrets = {s for s in secrets if not re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)}
    hits = traces(site, secrets) if site.exists() else ["no site"]
    check(not hits, f"made names: none of {len(secrets)} names, documents, addresses and numbers in "
          f"{sum(1 for _ in site.rglob('*'))} files")
    for hit in hits[:8]:
        print("      ", hit)
    first = {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*")
             if p.is_file() and p.name != "build.json"}
    shutil.rmtree(site)
    run(program, place, "build", "--quiet", "--anonymize", code=None)
    second = {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*")
              if p.is_file() and p.name != "build.json"}
    check(first == second, "the same key makes the same bytes")


def bag_is_sound(bag):
    done = subprocess.run(
        ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=bag, capture_output=True, text=True)
    if done.returncode != 0:
        return f"sha256sum: {done.stdout[-200:]}"
    done = subprocess.run(
        ["sha256sum", "--quiet", "-c", "tagmanifest-sha256.txt"], cwd=bag, capture_output=True,
        text=True)
    if done.returncode != 0:
        return f"sha256sum: {done.stdout[-200:]}"
    if bagit:
        try:
            bagit.Bag(str(bag)).validate()
        except Exception as error:  # whatever bagit says is the finding
            return f"bagit: {error}"
    return None


def secrets_of(row):
    found = words([row.get("name"), row.get("legal-name"), row.get("email"), row.get("phone"),
                   row.get("document"), row["id"]])
    if phone := row.get("phone"):
        found.add(re.sub(r"\D", "", phone))
    if name := row.get("name"):
        found |= {name.lower(), name.upper()}
    number = row.get("document") or ""
    if len(number) == 11:
        found.add(f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}")
    return {f for f in found if len(f) >= LEAST}


def figures(folder):
    """The portfolio's own figures of each bag."""
    found = {}
    for bag in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        metrics = json.loads((bag / "data/metrics.json").read_text())
        found[bag.name] = {k: v for k, v in metrics.items() if k != "clients"}, len(metrics["clients"])
    return found


def forgetting(program, place):
    archive = place / "output/archive"
    subprocess.run(["chmod", "-R", "u+w", archive], check=False)
    shutil.rmtree(archive)
    for day in ("2026-09-30", "2026-10-31"):
        run(program, place, "snapshot", "--quiet", "--as-of", day, code=None)
    run(program, place, "snapshot", "--quiet", "--tar", code=None)
    inputs = archive / DAY / "data/inputs"
    contacts = rows(inputs, "contacts")
    mentioned = "\n".join(
        p.read_text(encoding="utf-8") for p in (inputs / "data").rglob("*.csv")
        if p.stem != "contacts")
    contact = max((c for c in contacts if c.get("name") and c.get("email")),
                  key=lambda c: mentioned.count(c["id"]) + mentioned.count(c["name"]))
    people = [(contact["email"], contact)]
    person = next((c for c in rows(inputs, "clients")
                   if c.get("kind") == "person" and c.get("document")), None)
    if person:
        people.append((person["document"], person))
    before = figures(archive)
    for word, row in people:
        what = "a contact" if row is contact else "a client who is a person"
        secrets = secrets_of(row)
        register = place / "privacy/persons.txt"
        noted = register.read_bytes() if register.exists() else b""
        report = run(program, place, "privacy", "person", word, "--format", "json")
        held = json.loads(report.stdout)
        check(held["records"] and held["output"] and len(held["snapshots"]) == 3,
              f"{what}: held in {len(held['records'])} records, {len(held['output'])} files, "
              f"{len(held['snapshots'])} snapshots")
        check((register.read_bytes() if register.exists() else b"") == noted,
              "asking changes nothing")
        run(program, place, "privacy", "forget", word)
        check(bool(traces(archive, secrets)), f"{what}: without --yes the person is still there")
        run(program, place, "privacy", "forget", word, "--yes")
        hits = traces(archive, secrets)
        check(not hits, f"{what}: none of {len(secrets)} spellings in any byte of the archive")
        for hit in hits[:8]:
            print("      ", hit)
        run(program, place, "build", "--quiet", code=None)
        hits = traces(place / "output/site", secrets) + traces(place / "privacy", secrets)
        check(not hits, f"{what}: not taken in again by the next build, nor named in the register")
        for hit in hits[:8]:
            print("      ", hit)
        log = (place / "output/audit.jsonl").read_text()
        check(not [s for s in secrets if s in log], f"{what}: not named in the log")
    check(figures(archive) == before, "the figures of all past reports are as they were")
    for bag in sorted(p for p in archive.iterdir() if p.is_dir() and not p.name.startswith(".")):
        fault = bag_is_sound(bag)
        check(fault is None, f"{bag.name} is a sound bag{'' if bagit else ' (no bagit here)'} {fault or ''}")
    run(program, place, "snapshot", "verify", "--all")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive / f"{DAY}.tar.gz") as tar:
            tar.extractall(folder, filter="data")
        fault = bag_is_sound(pathlib.Path(folder) / DAY)
        check(fault is None, f"the packed bag is sound {fault or ''}")
    done = run(program, place, "build", "--quiet", code=2, keys=[])
    check("CARTEIRA_PRIVACY_KEY" in done.stderr, "without the key nothing is built, since nobody is known")


def log_is_chained(program, place):
    log = place / "output/audit.jsonl"
    done = run(program, place, "audit", "verify")
    lines = log.read_bytes().splitlines(keepends=True)
    check(str(len(lines)) in done.stdout, f"{len(lines)} lines of the log follow from each other")
    for change in ("changed", "taken out", "put between"):
        other = list(lines)
        if change == "changed":
            other[1] = other[1].replace(b'"action"', b'"Action"')
        elif change == "taken out":
            del other[1]
        else:
            other.insert(1, other[0])
        log.write_bytes(b"".join(other))
        done = run(program, place, "audit", "verify", code=1)
        check("E566" in done.stderr, f"a line {change} is found")
    log.write_bytes(b"".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--portfolio", type=pathlib.Path, default=pathlib.Path("."))
    options = parser.parse_args()
    program = options.program.resolve()
    with tempfile.TemporaryDirectory() as folder:
        place = portfolio(pathlib.Path(folder), options.portfolio)
        run(program, place, "snapshot", "--quiet", code=None)
        inputs = place / "output/archive" / DAY / "data/inputs"
        owner_tree(program, place, inputs)
        anonymous(program, place, inputs)
        forgetting(program, place)
        log_is_chained(program, place)
        subprocess.run(["chmod", "-R", "u+w", folder], check=False)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
