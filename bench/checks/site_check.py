#!/usr/bin/env python3
"""Checks a built site as a reader's browser would meet it, with nothing but the standard library.

    site_check.py SITE [--max-page-bytes 400000]

Every page: one h1, a language, a title, a content security policy, no request to anywhere else, no
inline script or style, unique ids, images and drawings with a text; every link and anchor leads somewhere
in the site; robots.txt keeps robots out. Prints what is wrong with its page and exits 1, or a line of
totals and exits 0.
"""

import argparse
import os
import pathlib
import posixpath
import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
        "wbr"}
FETCHING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src",
            "audio": "src", "embed": "src", "object": "data"}


class Page(HTMLParser):
    """What one page holds: its ids, links, headings, and what is wrong with it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.problems = set(), [], []
        self.headings, self.language, self.title, self.policy = [], None, "", False
        self.open = []
        self.script = False

    def handle_startendtag(self, tag, attributes):
        self.element(tag, attributes)

    def handle_starttag(self, tag, attributes):
        self.element(tag, attributes)
        if tag not in VOID:
            self.open.append((tag, self.getpos()))

    def handle_endtag(self, tag):
        if tag in VOID:
            self.problem(f"</{tag}> ends an element that has no end")
        elif not self.open or self.open[-1][0] != tag:
            # p, li, td and the like may be left open in HTML; ours never are.
            found = f"<{self.open[-1][0]}> of line {self.open[-1][1][0]}" if self.open else "nothing"
            self.problem(f"</{tag}> meets {found}")
            names = [name for name, _ in self.open]
            if tag in names:
                del self.open[len(names) - 1 - names[::-1].index(tag):]
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "title" and len(self.open) == 3:
            self.title += data
        if self.open and self.open[-1][0] == "script" and data.strip():
            self.problem("a script inside the page: the policy forbids it")

    def problem(self, text):
        self.problems.append(f"{self.getpos()[0]}: {text}")

    def element(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            if values["id"] in self.ids:
                self.problem(f"the id '{values['id']}' occurs twice")
            self.ids.add(values["id"])
        if "style" in values or tag == "style":
            self.problem(f"a style inside <{tag}>: the policy forbids it")
        for name in values:
            if name.startswith("on"):
                self.problem(f"{name} on <{tag}>: the policy forbids it")
        if tag == "html":
            self.language = values.get("lang")
        elif tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = True
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), self.getpos()[0]))
        elif tag == "img" and "alt" not in values:
            self.problem("an image without alt")
        elif tag == "svg" and not ({"aria-label", "aria-labelledby", "aria-hidden"} & set(values)):
            self.problem("a drawing that neither names itself nor hides from screen readers")
        self.follow(tag, values)

    def follow(self, tag, values):
        if tag in ("a", "area") and values.get("href") is not None:
            self.links.append((values["href"], self.getpos()[0], False))
        elif tag == "link" and values.get("href"):
            self.links.append((values["href"], self.getpos()[0], True))
        elif tag == "use":
            target = values.get("href") or values.get("xlink:href") or ""
            self.links.append((target, self.getpos()[0], True))
        elif tag in FETCHING and values.get(FETCHING[tag]):
            self.links.append((values[FETCHING[tag]], self.getpos()[0], True))
        if values.get("srcset"):
            self.problem("srcset: pages carry no picture in several sizes")

    def finish(self):
        for name, place in self.open:
            self.problems.append(f"{place[0]}: <{name}> is never closed")
        ones = [line for level, line in self.headings if level == 1]
        if len(ones) != 1:
            self.problems.append(f"1: {len(ones)} h1 elements instead of one")
        previous = 0
        for level, line in self.headings:
            if level > previous + 1 and previous:
                self.problems.append(f"{line}: h{level} follows h{previous}")
            previous = level
        if not self.language:
            self.problems.append("1: <html> names no language")
        if not self.title.strip():
            self.problems.append("1: no title")
        if not self.policy:
            self.problems.append("1: no content security policy")


def read_pages(site):
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = Page()
        text = path.read_bytes().decode("utf-8")
        page.feed(text)
        page.close()
        page.finish()
        if not text.lower().startswith("<!doctype html>"):
            page.problems.append("1: no <!doctype html>")
        pages[path.relative_to(site).as_posix()] = page
    return pages


def check_link(site, pages, here, target, is_request):
    """What is wrong with a link, or None."""
    parts = urlsplit(target)
    if parts.scheme in ("mailto", "tel") and not is_request:
        return None
    if parts.scheme or parts.netloc:
        return f"a request to elsewhere: {target}" if is_request else None
    if target.startswith("/"):
        return f"'{target}' leaves the folder: links must be relative"
    path = unquote(parts.path)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    if file.startswith(".."):
        return f"'{target}' leaves the site"
    if not (site / file).is_file():
        return f"'{target}' leads nowhere (a link must name the file)"
    fragment = unquote(parts.fragment)
    if file == "clients/index.html" and "=" in fragment:
        return None  # a choice of its filter, kept in the address: `#status=active`
    if fragment and file in pages and fragment not in pages[file].ids:
        return f"'{target}': no element has the id '{fragment}'"
    return None


def check_styles(site):
    """Style sheets and scripts ask for nothing outside the site."""
    for path in sorted([*site.rglob("*.css"), *site.rglob("*.js")]):
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r"(?:url\(\s*['\"]?|@import\s+['\"]|fetch\(\s*['\"])([^'\")]+)", text):
            if re.match(r"(?:[a-z]+:)?//|https?:", address):
                yield f"{path.relative_to(site)}: a request to elsewhere: {address}"


def check(site, limit):
    pages = read_pages(site)
    problems = list(check_styles(site))
    if "index.html" not in pages:
        problems.append("index.html: missing")
    for name, page in pages.items():
        problems += [f"{name}:{problem}" for problem in page.problems]
        for target, line, is_request in page.links:
            if wrong := check_link(site, pages, name, target, is_request):
                problems.append(f"{name}:{line}: {wrong}")
        size = (site / name).stat().st_size
        # The list of all clients is the one page that may grow with them.
        if size > limit and name != "clients/index.html":
            problems.append(f"{name}: {size} bytes, more than {limit}")
    robots = site / "robots.txt"
    if not robots.is_file() or "Disallow: /" not in robots.read_text().splitlines():
        problems.append("robots.txt: does not say 'Disallow: /'")
    return pages, problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--max-page-bytes", type=int, default=400_000)
    arguments = parser.parse_args()
    pages, problems = check(arguments.site, arguments.max_page_bytes)
    for problem in problems[:200]:
        print(problem)
    links = sum(len(page.links) for page in pages.values())
    sizes = sorted(os.path.getsize(arguments.site / name) for name in pages) or [0]
    print(f"{len(pages)} pages, {links} links, largest page {sizes[-1]} bytes, "
          f"{len(problems)} problems")
    return 1 if problems or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
