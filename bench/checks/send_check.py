#!/usr/bin/env python3
"""Sends documents to a real mail server that fails in every way, and counts there what arrived.

    send_check.py PROGRAM

The server is aiosmtpd with STARTTLS and AUTH. Nothing may be lost and nothing may arrive twice: not when the
server puts off, refuses or hangs up, not when the program is killed in the middle, not when it is run again.
"""

import argparse
import csv
import json
import logging
import os
import pathlib
import random
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

try:
    import aiosmtpd  # noqa: F401
except ImportError:
    print("send: aiosmtpd of Python is missing; not checked")
    sys.exit(3)
if shutil.which("openssl") is None:
    print("send: openssl is missing; not checked")
    sys.exit(3)

from mail_server import PASSWORD, USER, Server

logging.getLogger("mail.log").setLevel(logging.CRITICAL)
logging.getLogger("asyncio").setLevel(logging.CRITICAL)

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs/examples/weekly"
FAULTS = ["ana", "busy", "greylist", "nobody", "full", "reject", "cut", "stuck", "slow", "bia"]
problems = 0
checks = 0


def check(fine, text, detail=""):
    global problems, checks
    checks += 1
    if not fine:
        problems += 1
    print(f"  {'ok' if fine else 'FAILED'}  {text}{'' if fine else f'  {detail}'}")


def environment(secrets=True, **more):
    names = {k: v for k, v in os.environ.items() if not k.startswith("CARTEIRA_")}
    names["SWIFT_BACKTRACE"] = "enable=no"
    names["CARTEIRA_PRIVACY_KEY"] = "a key for the register of persons"
    if secrets:
        names |= {"CARTEIRA_SMTP_USER": USER, "CARTEIRA_SMTP_PASSWORD": PASSWORD}
    return names | more


said = []  # everything that any run printed


def run(place, *words, **names):
    done = subprocess.run([PROGRAM, *words], cwd=place, capture_output=True, text=True,
                          env=environment(**names), timeout=600)
    said.append(done.stdout + done.stderr)
    return done


def portfolio(folder, name, locals_, port, ca=None, more="", smtp=""):
    """A client for each of our people; the local part of an address is the person's id."""
    place = pathlib.Path(folder) / name
    (place / "data").mkdir(parents=True)
    write = lambda table, lines: (place / "data" / f"{table}.csv").write_text("\n".join(lines) + "\n")
    write("clients", ["id;name;owner"] + [f"c{i};Cliente {i};{l}" for i, l in enumerate(locals_)])
    write("team", ["id;name;email"] + [f"{l};Pessoa {l};{l}@sol.example" for l in locals_])
    write("contracts", ["id;client;product;start;renewal;notice days;monthly value"] + [
        f"k{i};c{i};Fibra;2024-01-01;2027-01-01;30;{1000 + i}" for i in range(len(locals_))])
    write("contacts", [
        "id;client;name;email;lawful basis;purpose;lawful basis date;do not contact",
        "p0;c0;Otávia Bittencourt;otavia@fora.example;contract;;2024-01-01;",
        "p1;c1;Rui Vasques;rui@fora.example;consent;marketing;2024-01-01;",
        "p2;c2;Lia Couto;lia@fora.example;;;;",
        "p3;c3;Zé Melo;ze@fora.example;contract;;2024-01-01;yes"][:1 + min(4, len(locals_))])
    (place / "carteira.yaml").write_text(
        "name: Sol\nlocale: en\nas-of: 2026-11-16\nmail:\n  from: Sol <briefs@sol.example>\n"
        "  internal-domains: [sol.example]\n  smtp:\n    host: localhost\n"
        f"    port: {port}\n    per-minute: 6000\n    timeout-seconds: 4\n"
        + (f"    ca-file: {ca}\n" if ca else "") + smtp + more)
    return place


def ledger(place):
    """The messages by local part of their recipients."""
    with sqlite3.connect(f"file:{place}/output/outbox.sqlite?mode=ro", uri=True) as base:
        rows = base.execute(
            "SELECT recipient, state, attempts, code, due, changed, number FROM messages ORDER BY number")
        return {row[0].split("@")[0]: dict(zip(
            ["state", "attempts", "code", "due", "changed", "number"], row[1:])) for row in rows}


def make_due(place):
    base = sqlite3.connect(place / "output/outbox.sqlite")
    base.execute("UPDATE messages SET due = 0")
    base.commit()
    base.close()


def faults(folder, server):
    taken = server.handler
    place = portfolio(folder, "faults", FAULTS, server.port, server.ca)
    dry = run(place, "brief")
    check(dry.returncode == 0 and "--send" in dry.stdout and not (place / "output/outbox.sqlite").exists()
          and taken.senders == 0, "without --send nothing leaves, and that is said", dry.stdout)
    done = run(place, "brief", "--send")
    rows = ledger(place)
    states = {name: (row["state"], row["code"]) for name, row in rows.items()}
    wanted = {"ana": ("sent", 250), "bia": ("sent", 250), "slow": ("sent", 250), "busy": ("deferred", 451),
              "greylist": ("deferred", 451), "nobody": ("failed", 550), "full": ("failed", 552),
              "reject": ("failed", 554), "cut": ("unknown", None), "stuck": ("unknown", None)}
    check(states == wanted, "each fault is what the server said it is", states)
    check(done.returncode == 1 and "E650" in done.stderr and "E651" in done.stderr,
          "what needs somebody's attention is named", done.stderr)
    check((place / "output/outbox.sqlite").stat().st_mode & 0o777 == 0o600,
          "nobody else may read the ledger")
    letter = taken.taken["ana@sol.example"][0]
    check(letter == (place / "output/briefs/account-c0.eml").read_bytes(),
          "the message that arrived is the message that was written, byte for byte")
    before = taken.total()
    tries = sum(taken.tries.values())
    run(place, "brief", "--send")
    run(place, "outbox", "retry")
    check(taken.total() == before and sum(taken.tries.values()) == tries,
          "run again at once, the server hears of nothing")
    delays = [rows["busy"]["due"] - rows["busy"]["changed"]]
    for _ in range(5):
        make_due(place)
        run(place, "outbox", "retry")
        row = ledger(place)["busy"]
        delays.append(row["due"] - row["changed"] if row["state"] == "deferred" else row["state"])
    check(delays == [60, 300, 900, 3600, 86400, "failed"],
          "what is put off is tried after 1, 5, 15, 60 minutes and a day, and no more", delays)
    check(taken.tries["busy@sol.example"] == 6, "the server was asked six times", dict(taken.tries))
    check(ledger(place)["greylist"]["state"] == "sent" and taken.count("greylist@sol.example") == 1,
          "what was greylisted arrived once")
    check(ledger(place)["cut"]["state"] == "unknown" and taken.count("cut@sol.example") == 1,
          "what may have arrived is not sent again unasked")
    number = str(ledger(place)["stuck"]["number"])
    refused = run(place, "outbox", "retry", number)
    check(refused.returncode == 1 and taken.count("stuck@sol.example") == 1,
          "not even by its number alone")
    run(place, "outbox", "retry", number, "--resend-unknown")
    check(taken.count("stuck@sol.example") == 2 and taken.count("cut@sol.example") == 1,
          "with --resend-unknown the one that was named is")
    shown = run(place, "outbox", "show", number, "--format", "json")
    events = [event["state"] for event in json.loads(shown.stdout)["events"]]
    check(events == ["planned", "claimed", "unknown", "planned", "claimed", "unknown"],
          "its history is kept", events)
    listed = json.loads(run(place, "outbox", "--all", "--format", "json").stdout)
    check(len(listed) == len(FAULTS), "the list has every message")
    log = (place / "output/audit.jsonl").read_text()
    check('"action":"send"' in log and "sol.example" not in log and run(
        place, "audit", "verify").returncode == 0, "the log has counts and nobody's address")


def campaigns(folder, server):
    taken = server.handler
    place = portfolio(folder, "campaigns", ["um", "dois", "tres"], server.port, server.ca)
    first = run(place, "brief", "--send", "--limit", "1")
    left = [row["state"] for row in ledger(place).values()]
    check(first.returncode == 0 and left == ["sent", "planned", "planned"],
          "--limit leaves the rest for the next run", left)
    path = place / "data/clients.csv"
    path.write_text(path.read_text().replace("Cliente 0", "Cliente Zero").replace("Cliente 1", "Cliente Um"))
    done = run(place, "brief", "--send")
    check(done.returncode == 1 and "E648" in done.stderr and taken.count("um@sol.example") == 1
          and taken.count("dois@sol.example") == 1 and taken.count("tres@sol.example") == 1,
          "a document that changed after it was sent is refused; one that waited goes in its new version",
          done.stderr)
    check(b"Cliente Um" in taken.taken["dois@sol.example"][0], "nobody gets an older version after a newer one")
    done = run(place, "brief", "--send", "--new-campaign")
    check(done.returncode == 0 and taken.count("um@sol.example") == 2
          and taken.count("dois@sol.example") == 1, "--new-campaign sends what changed, once more", done.stderr)
    run(place, "brief", "--send")
    check(taken.count("um@sol.example") == 2, "and not again")


def outside(folder, server):
    taken = server.handler
    place = portfolio(folder, "outside", ["eva", "ivo", "noe", "isa"], server.port, server.ca)
    team = place / "data/team.csv"
    team.write_text(team.read_text().replace("ivo@sol.example", "ivo@elsewhere.example"))
    done = run(place, "brief", "--send")
    check(taken.count("eva@sol.example") == 1 and "ivo@elsewhere.example" not in taken.tries,
          "internal documents go to the internal domains only", done.stdout)
    done = run(place, "brief", "--external", "--send")
    outsiders = sorted(a for a in taken.taken if a.endswith("fora.example"))
    check(outsiders == ["otavia@fora.example"],
          "clients get documents only on a basis that serves them, and never on one for marketing", outsiders)
    for text in ["Rui Vasques is for something else", "No lawful basis of Lia Couto",
                 "Zé Melo asked not to be contacted"]:
        check(text in done.stdout, f"said: {text}", done.stdout)
    check("otavia@fora.example" not in done.stdout + done.stderr and "o•••@fora.example" in done.stdout,
          "addresses of people outside are masked on the screen")
    refused = run(place, "brief", "--document", "marketing", "--send")
    check(refused.returncode == 2, "there is no marketing to be sent")
    held = json.loads(run(place, "privacy", "person", "otavia@fora.example", "--format", "json").stdout)
    check([s["document"] for s in held["sends"]] == ["engagement-c0"], "a person is told what was sent",
          held.get("sends"))
    base = sqlite3.connect(place / "output/outbox.sqlite")
    base.execute("UPDATE messages SET state = 'deferred', content = 'x' WHERE recipient LIKE 'otavia%'")
    base.commit()
    base.close()
    contacts = place / "data/contacts.csv"
    rows = contacts.read_text()
    contacts.write_text(rows.replace("otavia@fora.example;contract;;2024-01-01;",
                                     "otavia@fora.example;contract;;2024-01-01;yes"))
    done = run(place, "outbox", "retry")
    check("W652" in done.stderr and taken.count("otavia@fora.example") == 1,
          "what waits is not sent to somebody who withdrew since", done.stderr)
    contacts.write_text(rows)
    done = run(place, "privacy", "forget", "otavia@fora.example", "--yes")
    data = (place / "output/outbox.sqlite").read_bytes()
    check(done.returncode == 0 and b"otavia" not in data and b"p0" not in data,
          "who was forgotten is in no byte of the ledger", done.stderr)
    before = taken.total()
    run(place, "brief", "--external", "--send")
    check(taken.total() == before, "and gets nothing any more")


def security(folder, server):
    taken = server.handler
    senders = taken.senders

    def refused(text, done, code, exit_code=1):
        check(done.returncode == exit_code and code in done.stderr and taken.senders == senders, text,
              f"{done.returncode} {done.stderr}")

    place = portfolio(folder, "security", ["zoe"], server.port, server.ca)
    refused("a wrong password stops the run", run(
        place, "brief", "--send", CARTEIRA_SMTP_PASSWORD="wrong"), "E649")
    row = ledger(place)["zoe"]
    check((row["state"], row["attempts"]) == ("planned", 0), "and costs no attempt", row)
    strange = portfolio(folder, "strange", ["zoe"], server.port)
    refused("a certificate that nobody vouches for stops the run", run(strange, "brief", "--send"), "E649")
    refused("half a secret is none", run(
        place, "brief", "--send", secrets=False, CARTEIRA_SMTP_USER="x"), "E644", 2)
    secret = place / "smtp"
    secret.write_text(f"{USER}\n{PASSWORD}\n")
    settings = place / "carteira.yaml"
    settings.write_text(settings.read_text() + "    credentials-file: smtp\n")
    secret.chmod(0o640)
    refused("secrets that others may read are refused", run(
        place, "brief", "--send", secrets=False), "E643", 2)
    secret.chmod(0o600)
    done = run(place, "brief", "--send", secrets=False)
    check(done.returncode == 0 and taken.count("zoe@sol.example") == 1, "a file of mode 0600 serves", done.stderr)
    secret.unlink()
    senders = taken.senders
    settings.write_text(settings.read_text() + "    password: secret\n")
    check(run(place, "check").returncode == 2, "the configuration has no place for a password")
    plain = portfolio(folder, "no-server", ["zoe"], server.port)
    text = (plain / "carteira.yaml").read_text()
    (plain / "carteira.yaml").write_text(text[:text.index("  smtp:")])
    refused("without a server nothing is sent", run(plain, "brief", "--send"), "E640", 2)
    with Server(starttls=False) as clear:
        place = portfolio(folder, "clear", ["zoe"], clear.port)
        done = run(place, "brief", "--send")
        check(done.returncode == 1 and "E649" in done.stderr and clear.handler.senders == 0,
              "a server that cannot encrypt is not spoken with", done.stderr)
        settings = place / "carteira.yaml"
        settings.write_text(settings.read_text() + "    security: insecure\n")
        refused("a password never travels in the clear", run(place, "brief", "--send"), "E645", 2)
        done = run(place, "brief", "--send", secrets=False)
        check(done.returncode == 0 and clear.handler.count("zoe@sol.example") == 1,
              "insecure serves where it is told, without a password", done.stderr)
    done = run(portfolio(folder, "gone", ["zoe"], 1), "brief", "--send")
    check(done.returncode == 1 and "E649" in done.stderr, "no server: what waits goes on waiting", done.stderr)


def killed(folder, server, count=40):
    taken = server.handler
    names = [f"k{i:02}" for i in range(count)]
    place = portfolio(folder, "killed", names, server.port, server.ca)
    rng = random.Random(7)
    kills = 0
    for attempt in range(60):
        taken.delay = 0.03 if attempt else 0.2
        arrived = taken.total()
        process = subprocess.Popen([PROGRAM, "brief", "--send", "--quiet"], cwd=place, env=environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        enough = arrived + rng.randint(1, 6)
        while process.poll() is None and taken.total() < enough:
            time.sleep(0.002)
        if attempt == 0:
            other = run(place, "outbox", "retry")
            check(process.poll() is None and "E647" in other.stderr, "two do not send at once", other.stderr)
        # Anywhere between the answer to one message and the content of the next.
        time.sleep(rng.random() * 0.06)
        if process.poll() is not None:
            break
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
    run(place, "outbox", "retry")
    rows = ledger(place)
    counts = {name: taken.count(f"{name}@sol.example") for name in names}
    lost = [n for n in names if rows.get(n, {}).get("state") == "sent" and counts[n] != 1]
    twice = [n for n in names if counts[n] > 1]
    open_ = [n for n in names if rows.get(n, {}).get("state") not in ("sent", "unknown")]
    unknown = [n for n in names if rows.get(n, {}).get("state") == "unknown"]
    check(kills > 2, f"killed {kills} times while sending")
    check(not lost, "everything noted as sent is on the server once", lost)
    check(not twice, "nothing arrived twice", twice)
    check(not open_, "nothing is left over", open_)
    check(len(unknown) <= kills, f"{len(unknown)} messages unknown, one for a kill at most", unknown)
    taken.delay = 0.0


def sample(folder, name, server, more=""):
    """The sample, with a server to send through."""
    place = pathlib.Path(folder) / name
    shutil.copytree(ROOT / "data", place / "data")
    shutil.copy(ROOT / "policy.yaml", place / "policy.yaml")
    smtp = (f"  smtp: {{ host: localhost, port: {server.port}, ca-file: {server.ca}, per-minute: 6000"
            f"{more} }}\n")
    text = (ROOT / "carteira.yaml").read_text().replace("mail: #", f"mail:\n{smtp}  #")
    (place / "carteira.yaml").write_text(text)
    return place


def weekly(folder, server):
    taken = server.handler
    place = sample(folder, "weekly", server)
    script = EXAMPLE / "weekly.sh"
    before = taken.total()
    for turn in range(2):
        done = subprocess.run(["bash", script, place, "--send"], capture_output=True, text=True,
                              env=environment(CARTEIRA=PROGRAM))
        said.append(done.stdout + done.stderr)
        check(done.returncode == 0, f"weekly.sh, run {turn + 1}", done.stderr[-600:])
    rows = ledger(place)
    with sqlite3.connect(place / "output/outbox.sqlite") as base:
        ((count,),) = base.execute("SELECT count(*) FROM messages")
    with (place / "data/equipe.csv").open(newline="", encoding="utf-8-sig") as file:
        team = {cell.split("@")[0] for row in csv.reader(file, delimiter=";") for cell in row if "@" in cell}
    check(rows and set(rows) <= team and all(r["state"] == "sent" for r in rows.values())
          and taken.total() - before == count, f"the sample's {count} digests arrived, each once")
    check((place / "output/site/index.html").exists() and any((place / "output/archive").iterdir()),
          "beside the site and the snapshot")


def commands_of_units():
    """What systemd would run, by the name of the unit."""
    for unit in sorted(EXAMPLE.glob("*.service")):
        text = unit.read_text().replace("\\\n", " ")
        (line,) = [line for line in text.splitlines() if line.startswith("ExecStart=")]
        yield unit.name, shlex.split(line.removeprefix("ExecStart="))


def lines_of_cron():
    """What cron would run, with the variables that stand above it."""
    names = {"SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
    for line in (EXAMPLE / "crontab").read_text().splitlines():
        if re.match(r"[A-Z_]+=", line):
            name, value = line.split("=", 1)
            names[name] = value
        elif line and not line.startswith("#"):
            yield line.split(None, 5)[5], dict(names)


def schedule(folder, server):
    """The units and the crontab of the example, each command in the empty environment it would have."""
    taken = server.handler
    folder = pathlib.Path(folder)
    if shutil.which("systemd-analyze"):
        units = sorted([*EXAMPLE.glob("*.service"), *EXAMPLE.glob("*.timer")])
        done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
        check(done.returncode == 0 and not done.stdout + done.stderr, "systemd takes the units",
              done.stdout + done.stderr)
        times = [line.removeprefix("OnCalendar=") for unit in units for line in
                 unit.read_text().splitlines() if line.startswith("OnCalendar=")]
        done = subprocess.run(["systemd-analyze", "calendar", *times], capture_output=True, text=True)
        check(len(times) == 2 and done.returncode == 0, "and their times", done.stderr)
    else:
        print("  systemd-analyze is missing; the units are run and not verified")
    programs = folder / "programs"
    programs.mkdir()
    (programs / "carteira").symlink_to(PROGRAM)
    secret = folder / "credentials/smtp"
    secret.parent.mkdir()
    secret.write_text(f"{USER}\n{PASSWORD}\n")
    secret.chmod(0o600)

    def execute(text, words, place, names):
        words = [word.replace("/srv/carteira/weekly.sh", str(EXAMPLE / "weekly.sh"))
                 .replace("/srv/carteira/portfolio", str(place)) for word in words]
        path = names.get("PATH", "/usr/bin:/bin").replace("/usr/local/bin", str(programs))
        if str(programs) not in path:
            path = f"{programs}:{path}"
        done = subprocess.run(words, cwd="/", capture_output=True, text=True, timeout=600,
                              env=names | {"HOME": str(folder), "PATH": path})
        said.append(done.stdout + done.stderr)
        check(done.returncode == 0 and not done.stdout + done.stderr, text,
              f"{done.returncode} {(done.stdout + done.stderr)[-600:]}")

    def arrived(place, before):
        rows = ledger(place)
        with sqlite3.connect(place / "output/outbox.sqlite") as base:
            ((count,),) = base.execute("SELECT count(*) FROM messages")
        check(rows and all(row["state"] == "sent" for row in rows.values())
              and taken.total() - before == count, f"{count} messages arrived, each once")

    place = sample(folder, "units", server)
    before = taken.total()
    for name, words in reversed(list(commands_of_units())):
        execute(f"{name} runs without a word", words, place,
                {"CREDENTIALS_DIRECTORY": str(secret.parent)})
    arrived(place, before)
    place = sample(folder, "cron", server, f", credentials-file: {secret}")
    before = taken.total()
    for line, names in lines_of_cron():
        execute(f"cron runs {line.split()[0].rsplit('/')[-1]} and has nothing to mail",
                [names["SHELL"], "-c", line], place, names)
    arrived(place, before)
    secret.unlink()


def secrets_stay(folder):
    hits = [str(p) for p in pathlib.Path(folder).rglob("*")
            if p.is_file() and PASSWORD.encode() in p.read_bytes()]
    check(not hits and not any(PASSWORD in text for text in said),
          f"the password is in no file and in nothing that {len(said)} runs printed", hits)


def main():
    global PROGRAM
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--only", nargs="*", help="names of parts")
    options = parser.parse_args()
    PROGRAM = str(pathlib.Path(options.program).resolve())
    with tempfile.TemporaryDirectory(prefix="carteira-send-") as folder:
        with Server(folder) as server:
            for part in [faults, campaigns, outside, security, killed, weekly, schedule]:
                if options.only and part.__name__ not in options.only:
                    continue
                print(part.__name__)
                part(folder, server)
        secrets_stay(folder)
    print(f"send: {checks} checks, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
