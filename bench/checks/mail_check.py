#!/usr/bin/env python3
"""Reads the messages of `carteira brief` back with two parsers and compares every part byte by byte.

One parser is Python's email package; the other is MIME-tools of Perl, which shares no line with it. The
sample's documents are made first, then those of a small portfolio whose names try to break a message.
"""

import argparse
import email
import email.header
import email.policy
import email.utils
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
problems = []
messages = 0
parts_read = 0

PERL = r"""
use strict; use warnings;
use MIME::Parser; use Encode; use JSON::PP; use MIME::Base64;
my $parser = MIME::Parser->new; $parser->output_to_core(1); $parser->tmp_to_core(1);
$parser->decode_headers(0);
my @all;
for my $file (@ARGV) {
  my $entity = $parser->parse_open($file);
  my @parts;
  my $walk; $walk = sub {
    my ($part) = @_;
    if ($part->parts) { $walk->($_) for $part->parts; return }
    my $name = $part->head->recommended_filename;
    push @parts, {type => $part->effective_type, bytes => encode_base64($part->bodyhandle->as_string, ''),
      name => defined $name ? encode_base64(encode('UTF-8', decode('MIME-Header', $name)), '') : undef};
  };
  $walk->($entity);
  my %head;
  for my $field (qw(Subject From To Date Message-ID Auto-Submitted)) {
    my $value = $entity->head->get($field); $value = '' unless defined $value;
    $value =~ s/\r?\n(?=[ \t])//g; chomp $value; $value =~ s/\r$//;
    $head{$field} = encode_base64(encode('UTF-8', decode('MIME-Header', $value)), '');
  }
  push @all, {file => $file, parts => \@parts, head => \%head};
}
print JSON::PP->new->encode(\@all);
"""


def problem(file, text):
    problems.append(f"{file}: {text}")


def crlf(data):
    """A text as a part of a message holds it: CRLF after each line."""
    lines = re.split(rb"\r\n|\r|\n", data)
    if lines and lines[-1] == b"":
        lines.pop()
    return b"".join(line + b"\r\n" for line in lines)


def form(file, raw):
    """The rules of lines that hold for every message."""
    if not raw.endswith(b"\r\n"):
        problem(file, "does not end with a line end")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        problem(file, "has a bare CR or LF")
    if any(byte > 0x7E or (byte < 0x20 and byte not in (0x0D, 0x0A, 0x09)) for byte in raw):
        problem(file, "is not ASCII")
    for line in raw.split(b"\r\n"):
        if len(line) > 78:
            problem(file, f"has a line of {len(line)} characters")
            break
    head = raw.split(b"\r\n\r\n", 1)[0]
    for line in head.split(b"\r\n"):
        if not re.match(rb"[ \t]+\S|[A-Za-z-]+: ?", line):
            problem(file, f"has {line!r} in its head")
        if b"=?" in line and len(line) > 76:
            problem(file, "has an encoded word in a line of more than 76 characters")
    for word in re.findall(rb"=\?[^?]+\?[BQ]\?[^?]*\?=", head):
        if len(word) > 75:
            problem(file, f"has an encoded word of {len(word)} characters")
        email.header.decode_header(word.decode())[0][0].decode("utf-8")
    names = [line.split(b":", 1)[0].lower() for line in head.split(b"\r\n") if line[:1] not in b" \t"]
    if len(names) != len(set(names)):
        problem(file, "has a header twice")


def expected(file):
    """What the parts must be: the files beside the message."""
    stem = file.with_suffix("")
    parts = [("text/plain", crlf(stem.with_suffix(".txt").read_bytes())),
             ("text/html", crlf(pathlib.Path(f"{stem}.mail.html").read_bytes()))]
    calendar = pathlib.Path(f"{stem}.ics")
    if calendar.exists():
        parts.append(("text/calendar", calendar.read_bytes()))
    return parts


def compare(file, reader, found, wanted):
    global parts_read
    if [kind for kind, _ in found] != [kind for kind, _ in wanted]:
        problem(file, f"{reader} reads parts {[kind for kind, _ in found]}")
        return
    for (kind, bytes_), (_, other) in zip(found, wanted):
        parts_read += 1
        # What stands before a boundary belongs to it: the last line end of a text may go with it.
        # MIME-tools gives texts with the line ends of the system.
        if reader == "MIME-tools" and kind.startswith("text/") and kind != "text/calendar":
            other = other.replace(b"\r\n", b"\n")
        if bytes_.rstrip(b"\r\n") != other.rstrip(b"\r\n"):
            problem(file, f"{reader} reads another {kind}: {len(bytes_)} bytes for {len(other)}")


def by_python(file, raw, wanted):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    leaves = [part for part in message.walk() if not part.is_multipart()]
    for part in message.walk():
        if part.defects:
            problem(file, f"email finds {part.defects}")
    for name, header in message.items():
        if getattr(header, "defects", None):
            problem(file, f"email finds {header.defects} in {name}")
    found = [(part.get_content_type(), part.get_payload(decode=True)) for part in leaves]
    compare(file, "email", found, wanted)
    if message["Auto-Submitted"] != "auto-generated" or message["MIME-Version"] != "1.0":
        problem(file, "does not say what it is")
    if email.utils.parsedate_to_datetime(str(message["Date"])) is None:
        problem(file, "has no date")
    return message


def check(folder, names=None):
    """Checks every message of a folder; names: what subjects and addressees must hold, by stem."""
    global messages
    files = sorted(pathlib.Path(folder).glob("*.eml"))
    if not files:
        problem(folder, "has no message")
        return {}
    output = subprocess.run(["perl", "-e", PERL, *map(str, files)], capture_output=True, check=True)
    import base64

    others = {item["file"]: item for item in json.loads(output.stdout)}
    identifiers = set()
    read = {}
    for file in files:
        messages += 1
        raw = file.read_bytes()
        form(file, raw)
        wanted = expected(file)
        message = by_python(file, raw, wanted)
        other = others[str(file)]
        compare(file, "MIME-tools",
                [(part["type"], base64.b64decode(part["bytes"])) for part in other["parts"]], wanted)
        for part, leaf in zip(other["parts"], [p for p in message.walk() if not p.is_multipart()]):
            name = base64.b64decode(part["name"]).decode() if part["name"] else None
            if name != leaf.get_filename():
                problem(file, f"a file is called {leaf.get_filename()!r} and {name!r}")
        subject = base64.b64decode(other["head"]["Subject"]).decode().strip()
        if subject != str(message["Subject"]).strip():
            problem(file, f"subjects differ: {subject!r} and {message['Subject']!r}")
        identifiers.add(str(message["Message-ID"]))
        read[file.stem] = message
        size = len(pathlib.Path(f"{file.with_suffix('')}.mail.html").read_bytes())
        sheet = len(file.with_suffix(".html").read_bytes())
        if size >= 90_000:
            problem(file, f"has a page of {size} bytes")
        if sheet >= 200_000:
            problem(file, f"has a sheet of {sheet} bytes")
        for name in (f"{file.with_suffix('')}.mail.html", file.with_suffix(".html")):
            text = pathlib.Path(name).read_text()
            if re.search(r"<(svg|img|script|link|iframe|object)\b|url\(|@import|\bsrc=", text):
                problem(name, "asks for something from elsewhere, or draws")
    if len(identifiers) != len(files):
        problem(folder, "two messages have one identifier")
    return read


def run(program, folder, *words, code=0):
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode != code:
        problem(" ".join(words), f"leaves with {done.returncode}: {done.stderr[-800:]}")
    return done


HOSTILE = [
    'Padaria "O Pão", Filhos; & Cia <b>',
    "=?UTF-8?Q?falso?=",
    "Açaí 🫐 " + "muito longo " * 14,
    "Ltda.\\barra\\",
    "日本語の会社",
    "Линия связи",
    "a@b.example, c@d.example",
    "Fim.\u2028Bcc: x@example.com",
    "\u202eesrever",
    "==== ____ ????",
    "X" * 180,
]


def hostile(program):
    """A portfolio whose names try to break the head of a message."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="carteira-mail-"))
    (folder / "data").mkdir()

    def cell(text):
        return '"' + text.replace('"', '""') + '"'

    rows = ["id;name;owner"]
    team = ["id;name;email"]
    contacts = ["id;client;name;email;lawful basis;lawful basis date"]
    contracts = ["id;client;product;start;renewal;notice days;monthly value"]
    for number, name in enumerate(HOSTILE):
        rows.append(f"c{number};{cell(name)};t{number}")
        team.append(f"t{number};{cell(name)};p{number}@interno.example")
        contacts.append(f"p{number};c{number};{cell(name)};c{number}@fora.example;contract;2024-01-01")
        contracts.append(f"k{number};c{number};{cell(name)};2024-01-01;2027-01-01;30;1000")
    for name, lines in [("clients", rows), ("team", team), ("contacts", contacts),
                        ("contracts", contracts)]:
        (folder / "data" / f"{name}.csv").write_text("\n".join(lines) + "\n")
    (folder / "carteira.yaml").write_text(
        'name: "Nome, \\"estranho\\" ção <x>"\nas-of: 2026-11-16\nmail:\n'
        "  from: {name: 'Quem, \"escreve\"', address: envio@interno.example}\n"
        "  reply-to: resposta@interno.example\n"
        "sources:\n  clients: {file: data/clients.csv}\n  team: {file: data/team.csv}\n"
        "  contacts: {file: data/contacts.csv}\n  contracts: {file: data/contracts.csv}\n")
    for words in [("brief",), ("brief", "--external"), ("brief", "c2", "--meeting", "2026-11-30")]:
        run(program, folder, *words, "--quiet")
        read = check(folder / "output/briefs")
        if words == ("brief", "c2", "--meeting", "2026-11-30"):
            continue
        if len(read) != len(HOSTILE):
            problem(folder, f"{words} makes {len(read)} of {len(HOSTILE)} messages")
        kind, host = ("engagement", "fora") if "--external" in words else ("account", "interno")
        for number, name in enumerate(HOSTILE):
            message = read.get(f"{kind}-c{number}")
            if message is None:
                problem(folder, f"{kind}-c{number} is missing")
                continue
            local = f"c{number}" if kind == "engagement" else f"p{number}"
            addresses = message["To"].addresses
            shown = name.replace("\u2028", " ")
            if len(addresses) != 1 or addresses[0].addr_spec != f"{local}@{host}.example":
                problem(folder, f"{kind}-c{number} goes to {message['To']!r}")
            # Older versions of email put a blank between the encoded words of a name.
            elif "".join(addresses[0].display_name.split()) != "".join(name.split()):
                problem(folder, f"{addresses[0].display_name!r} is not {name!r}")
            raw = next(value for field, value in message.raw_items() if field == "To")
            if "=?" in raw:
                whole = str(email.header.make_header(email.header.decode_header(str(raw))))
                if not whole.startswith(name.strip()):
                    problem(folder, f"{whole!r} does not begin with {name!r}")
            if " ".join(shown.split()) not in " ".join(str(message["Subject"]).split()):
                problem(folder, f"{message['Subject']!r} does not hold {name!r}")
            if message["From"].addresses[0].display_name != 'Quem, "escreve"':
                problem(folder, f"comes from {message['From']!r}")
            if str(message["Reply-To"]) != "resposta@interno.example":
                problem(folder, f"answers go to {message['Reply-To']!r}")
    shutil.rmtree(folder)


def sample(program):
    """The sample's documents of every kind, in both languages, each run twice."""
    for locale in ["pt-BR", "en"]:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="carteira-mail-"))
        shutil.copytree(ROOT / "data", folder / "data")
        for name in ["carteira.yaml", "policy.yaml"]:
            shutil.copy(ROOT / name, folder / name)
        runs = [("brief",), ("brief", "--digest", "owner", "--digest", "director"),
                ("brief", "--external"), ("brief", "--document", "review"),
                ("brief", "--document", "handoff"),
                ("brief", "000101", "--meeting", "2026-11-30", "--with", "Sérgio Lemos")]
        for words in runs:
            run(program, folder, *words, "--quiet", "--locale", locale)
            check(folder / "output/briefs")
            first = tree(folder / "output/briefs")
            run(program, folder, *words, "--quiet", "--locale", locale, "--threads", "1")
            if tree(folder / "output/briefs") != first:
                problem(folder, f"{words} writes other bytes the second time")
        shutil.rmtree(folder)


def tree(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())
            if path.name != "build.json"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    program = str(pathlib.Path(parser.parse_args().program).resolve())
    if subprocess.run(["perl", "-MMIME::Parser", "-e", "1"], capture_output=True).returncode:
        print("mail: MIME::Parser of Perl is missing (libmime-tools-perl); not checked")
        return 3
    hostile(program)
    sample(program)
    for text in problems[:60]:
        print(text)
    print(f"mail: {messages} messages, {parts_read} parts read back, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
