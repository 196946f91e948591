#!/usr/bin/env python3
"""Whether the stories planted in the sample can be found on its pages.

    story_check.py output/site

Every line of bench/sample/stories.csv names a page and words that must stand in its text. For a page of
a client that the site does not have, its profile is read.
"""

import csv
import html
import pathlib
import re
import sys

STORIES = pathlib.Path(__file__).resolve().parents[1] / "sample" / "stories.csv"


def text_of(page):
    """What a reader sees of a page, blanks made one."""
    source = re.sub(r"<(style|script)\b.*?</\1>", " ", page.read_text(encoding="utf-8"), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", source)).split())


def main():
    site = pathlib.Path(sys.argv[1])
    found, missing, absent, texts = 0, [], set(), {}
    with open(STORIES, encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            page = site / row["page"]
            if not page.is_file():
                page = page.parent / "index.html"
            if not page.is_file():
                absent.add(row["page"])
                continue
            text = texts.setdefault(page, None) or text_of(page)
            texts[page] = text
            lost = [word for word in row["words"].split("|") if word not in text]
            if lost:
                missing.append(f"{row['page']}: {row['story']}: no {', '.join(lost)}")
            else:
                found += 1
    for line in missing:
        print(line)
    print(f"{found} stories found, {len(missing)} not, {len(absent)} pages that do not exist")
    return 1 if missing or absent else 0


if __name__ == "__main__":
    sys.exit(main())
