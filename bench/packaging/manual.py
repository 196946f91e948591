#!/usr/bin/env python3
"""Writes the manual page and the shell completions of the program, from what its parser says of itself.

    manual.py PROGRAM FOLDER

Puts into FOLDER carteira.1, carteira.bash, _carteira (zsh) and carteira.fish. Nothing about commands or options is
written here: what the page says of them is what `--help` says.
"""

import datetime
import json
import os
import pathlib
import subprocess
import sys

SHELLS = {"bash": "carteira.bash", "zsh": "_carteira", "fish": "carteira.fish"}
# What the parser cannot know.
FILES = [
    ("carteira.yaml", "Name, language, currency, time zone and sources of a portfolio. The folder that holds it is the "
     "portfolio."),
    ("policy.yaml", "The rules that differ from those built in; `carteira policy show` prints all of them."),
    ("data/", "The tables, found by their usual names where carteira.yaml names none; data/notes/ holds a note for each "
     "client."),
    ("templates/", "Files that replace those of the built-in theme; `carteira templates eject` copies them there."),
    ("output/", "The site, briefs, snapshots, rejected rows, what was sent and the log. archive/, outbox.sqlite and "
     "audit.jsonl cannot be made again: keep them. Without outbox.sqlite messages are sent twice."),
    ("share/doc/carteira/docs/", "The documents that help and messages name as docs/data.md, beside the folder bin/ of the "
     "program."),
]
STATUS = [
    ("0", "Everything went well; also where nobody reads what is printed to its end, as with | head -1: what a command does "
     "beside printing is done all the same."),
    ("1", "Something is wrong with data, templates or documents; what could be done was done and what could not is "
     "named."),
    ("2", "The command line or the configuration is wrong; nothing was done."),
    ("129, 130, 143", "A build, merge, snapshot or brief was stopped (the terminal went, Ctrl-C, SIGTERM): what was half made is "
     "removed, what was published stays. What is being put in place by then is put in place whole, with one of the codes "
     "above; a second signal ends the program as it is."),
]
EXAMPLES = [
    ("carteira init my-portfolio", "Make a portfolio with example tables."),
    ("carteira check", "Say what was understood of the files, and what is wrong with them."),
    ("carteira build --as-of 2026-11-30", "Write the site as it was on that day."),
    ("carteira explain C-1017", "Why a client is what it is, and what would change that."),
]


def escaped(text):
    """A text for roff: backslashes and hyphens as they are, and no line that could be a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\n".join("\\&" + line if line.startswith((".", "\\(aq")) else line for line in text.split("\n"))


def code(text):
    """A text in which `words` between grave accents are printed bold."""
    parts = text.split("`")
    return "".join(f"\\fB{escaped(part)}\\fR" if turn % 2 else escaped(part)
                   for turn, part in enumerate(parts)) if len(parts) % 2 else escaped(text)


def shown(entry):
    return entry.get("shouldDisplay", True)


def spelling(name):
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def head(argument):
    """How an argument is written, as a tag of a list."""
    value = f"\\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        return value + ("\\&..." if argument["isRepeating"] else "")
    names = sorted(argument["names"], key=lambda name: (name["kind"] != "short", name["name"]))
    words = ", ".join(f"\\fB{escaped(spelling(name))}\\fR" for name in names)
    return f"{words} {value}" if argument["kind"] == "option" else words


def described(argument):
    text = argument.get("abstract", "")
    values = argument.get("allValues") or []
    if values and not all(value in text for value in values):
        text += f" One of {', '.join(values)}."
    if argument.get("defaultValue") and argument["kind"] == "option":
        text += f" Without it: {argument['defaultValue']}."
    return text.strip()


def synopsis(path, command, arguments):
    words = [f"\\fB{escaped(' '.join(path))}\\fR"]
    if any(argument["kind"] != "positional" for argument in arguments):
        words.append("[\\fIoptions\\fR]")
    for argument in arguments:
        if argument["kind"] == "positional":
            words.append(f"[{head(argument)}]" if argument["isOptional"] else head(argument))
    if command.get("subcommands"):
        words.append("\\fIcommand\\fR")
    return " ".join(words)


def leaves(command, path=()):
    """The commands that do something, with the words that call them."""
    path = (*path, command["commandName"])
    inner = [other for other in command.get("subcommands", [])
             if shown(other) and other["commandName"] != "help"]
    if not inner:
        yield path, command
    for other in inner:
        yield from leaves(other, path)


def everywhere(commands):
    """The arguments that nearly every command has, by how they are written."""
    counts = {}
    for _, command in commands:
        for argument in command["arguments"]:
            key = (head(argument), described(argument))
            counts.setdefault(key, [0, argument])[0] += 1
    return {key: argument for key, (count, argument) in counts.items()
            if count * 10 >= len(commands) * 8 and argument["kind"] != "positional"}


def listed(arguments):
    for argument in arguments:
        yield ".TP"
        yield head(argument)
        yield code(described(argument)) or "\\&"


def manual(told, version, day):
    root = told["command"]
    commands = list(leaves(root))
    shared = everywhere(commands)
    lines = [
        '.\\" Written by bench/packaging/manual.py from what the program says of itself.',
        f'.TH CARTEIRA 1 "{day}" "carteira {version}" "User Commands"',
        ".SH NAME", f"carteira \\- {escaped(root['abstract'][:1].lower() + root['abstract'][1:].rstrip('.'))}",
        ".SH SYNOPSIS", "\\fBcarteira\\fR \\fIcommand\\fR [\\fIoptions\\fR]",
        ".SH DESCRIPTION", code(root.get("discussion", "")), ".SH COMMANDS",
    ]
    for path, command in commands:
        arguments = [argument for argument in command["arguments"] if shown(argument)]
        own = [argument for argument in arguments if (head(argument), described(argument)) not in shared]
        lines += [".SS " + synopsis(path, command, arguments), code(command.get("abstract", ""))]
        if command.get("discussion"):
            lines += [".PP", code(command["discussion"].replace("\n\n", "\n.PP\n"))]
        lines += listed(own)
    lines += [".SH OPTIONS OF NEARLY ALL COMMANDS", *listed(shared.values())]
    for title, entries in (("FILES", FILES), ("EXIT STATUS", STATUS)):
        lines.append(f".SH {title}")
        for term, text in entries:
            lines += [".TP", f"\\fB{escaped(term)}\\fR", code(text)]
    lines.append(".SH EXAMPLES")
    for command, text in EXAMPLES:
        lines += [".TP", f"\\fB{escaped(command)}\\fR", code(text)]
    return "\n".join(lines) + "\n"


def output(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    told = json.loads(output(program, "--experimental-dump-help"))
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or pathlib.Path(program).stat().st_mtime)
    day = datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).date().isoformat()
    page = manual(told, output(program, "--version").strip(), day)
    (folder / "carteira.1").write_text(page, encoding="utf-8")
    for shell, name in SHELLS.items():
        script = output(program, "--generate-completion-script", shell)
        (folder / name).write_text(script, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
