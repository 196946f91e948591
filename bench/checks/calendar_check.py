#!/usr/bin/env python3
"""Reads the calendar files of a built site with a calendar library.

    calendar_check.py SITE

Every file must parse, fold its lines at 75 octets, end them with CRLF, and hold whole-day events whose
identities are unique within the file and name the same event in every file. Leaves with 3 where the
library (icalendar) is missing.
"""

import datetime
import pathlib
import sys

try:
    from icalendar import Calendar
except ImportError:
    print("icalendar is missing: pip install icalendar")
    sys.exit(3)


def faults(path, events):
    raw = path.read_bytes()
    if not raw.endswith(b"\r\n") or b"\n" in raw.replace(b"\r\n", b""):
        yield "lines do not all end with CRLF"
    longest = max(len(line) for line in raw.split(b"\r\n"))
    if longest > 75:
        yield f"a line of {longest} octets"
    seen = set()
    for event in Calendar.from_ical(raw).walk("VEVENT"):
        identity, start, end = str(event["UID"]), event["DTSTART"].dt, event["DTEND"].dt
        if identity in seen:
            yield f"{identity} occurs twice"
        seen.add(identity)
        if isinstance(start, datetime.datetime) or end - start != datetime.timedelta(days=1):
            yield f"{identity} is no whole day"
        if not str(event["SUMMARY"]).strip():
            yield f"{identity} says nothing"
        if events.setdefault(identity, start) != start:
            yield f"{identity} is on another day in another file"


def main():
    site = pathlib.Path(sys.argv[1])
    files, events, found = sorted(site.rglob("*.ics")), {}, []
    for path in files:
        found += [f"{path.relative_to(site)}: {fault}" for fault in faults(path, events)]
    for line in found:
        print(line)
    print(f"{len(files)} calendar files with {len(events)} events, {len(found)} faults")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
