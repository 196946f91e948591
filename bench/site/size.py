#!/usr/bin/env python3
"""A site of many clients: how large its pages are, what building them costs, how fast its search answers.

    size.py [--clients 100000] [--limits]

Generates a portfolio in the shapes of the sample, builds it, and opens its list in Chromium from the
folder. With --limits it leaves with 1 where one is passed: no page over 500 kB, home under 300 kB, the
build under 1 GiB, the first result within 100 ms of the first letter.
"""

import argparse
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "checks")]
from browser import Browser, program  # noqa: E402
from measure import PROGRAM, ROOT, goal, run, scratch  # noqa: E402

PAGE_LIMIT, HOME_LIMIT, MEMORY_LIMIT, ANSWER_LIMIT = 500_000, 300_000, 1 << 30, 100

# Types a name and waits for the first row that holds it; every frame is looked at.
TYPE = """new Promise((done) => {
  const field = document.querySelector("#find [name=q]");
  const start = performance.now();
  const look = () => {
    const row = document.querySelector("#rows tr");
    const counter = document.getElementById("found").textContent;
    if (row && counter !== before && row.textContent.includes(wanted)) {
      return done(performance.now() - start);
    }
    performance.now() - start > 20000 ? done(-1) : requestAnimationFrame(look);
  };
  const before = document.getElementById("found").textContent;
  const wanted = [...document.querySelectorAll('#rows [data-f="name"]')].at(%d).textContent;
  field.value = wanted;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  look();
})"""
WHOLE = """new Promise((done) => {
  const start = performance.now();
  const look = () => document.getElementById("found").textContent.includes("…")
    ? setTimeout(look, 20) : done(performance.now() - start);
  look();
})"""


def answers(site):
    """Milliseconds to the first result: with nothing loaded, and with everything."""
    browser = Browser(program())
    try:
        browser.view(1440, 900)
        browser.open((site / "clients/index.html").as_uri())
        cold = browser.value(TYPE % 3, waits=True)
        rest = browser.value(WHOLE, waits=True)
        warm = []
        for place in (0, 0, 0):
            browser.value("document.querySelector('#find [type=reset]').click()")
            browser.value("new Promise((d) => setTimeout(d, 1500))", waits=True)
            warm.append(browser.value(TYPE % place, waits=True))
        return cold, rest, sorted(warm)[1]
    finally:
        browser.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM)
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for portfolio and site, kept")
    arguments = parser.parse_args()
    work = arguments.keep or scratch("size")
    failures = []

    def hold(what, found, limit, unit):
        goal(f"site of {arguments.clients:,} clients, {what}", found, limit, unit)
        if found > limit or found < 0:
            failures.append(what)

    try:
        portfolio = work / "portfolio"
        if not portfolio.is_dir():
            run([sys.executable, ROOT / "bench" / "sample" / "generate.py", "--clients",
                 arguments.clients, "--out", portfolio])
        built = run([arguments.program, "build", "--quiet"], folder=portfolio)
        print(f"built in {built.wall:.1f} s, {built.cpu:.1f} s of CPU")
        site = portfolio / "output" / "site"
        pages = sorted(((p.stat().st_size, p.relative_to(site).as_posix())
                        for p in site.rglob("*.html")), reverse=True)
        for size, name in pages[:5]:
            print(f"  {size:>9,} {name}")
        hold("largest page", pages[0][0], PAGE_LIMIT, "bytes")
        hold("home", (site / "index.html").stat().st_size, HOME_LIMIT, "bytes")
        hold("peak memory of the build", built.peak * (1 << 20), MEMORY_LIMIT, "bytes")
        index = sum(p.stat().st_size for p in (site / "clients").glob("index-*.js"))
        print(f"index of the search: {index:,} bytes")
        if program():
            # Three browsers that have seen nothing: what else the machine does weighs on one of them.
            cold, rest, warm = (sorted(values)[1] for values in zip(*(answers(site) for _ in range(3))))
            hold("first result, nothing loaded", cold, ANSWER_LIMIT, "ms")
            hold("first result, all loaded", warm, ANSWER_LIMIT, "ms")
            print(f"the whole index read {rest:,.0f} ms later")
    finally:
        if not arguments.keep:
            shutil.rmtree(work, ignore_errors=True)
    for failure in failures:
        print(f"too much: {failure}")
    return 1 if failures and arguments.limits else 0


if __name__ == "__main__":
    sys.exit(main())
