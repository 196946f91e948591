#!/usr/bin/env python3
"""Opens one page of every kind of a built site in a real browser, from the folder, and looks for trouble.

    browser_check.py SITE ARTEFACTS [PAGE…]

Each page at 1440 and 360 pixels and in the dark: no message of the console, no exception, no request
outside the folder, no page that scrolls sideways, nothing that axe objects to with all disclosures open,
a focus that can be seen; and once without JavaScript and once as A4. The pictures land in ARTEFACTS.
Pages are of one kind when their addresses differ in a name alone; of each kind the largest is opened, of
clients' pages the smallest too. Before axe looks, long tables and lists keep their first rows only, since
the others are of the same make; in the dark it looks at colours, which are all that differ there. One line
a page as it is done. axe comes from AXE_JS, an installed axe-playwright-python, or the package index, and
is left out, saying so, where none is to be had.
"""

import base64
import concurrent.futures
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

from browser import Browser, complaints, kinds, program

AXE_PACKAGE = "axe-playwright-python==0.1.8"  # carries axe.min.js 4.10
AXE_RUN = """(async (options) => {
  document.querySelectorAll("details").forEach((d) => (d.open = true));
  document.querySelectorAll("tbody, ul, ol, dl").forEach((list) => {
    if (list.closest("nav, form")) return;
    [...list.children].slice(ROWS).forEach((row) => row.remove());
  });
  const found = await axe.run(document, { resultTypes: ["violations"], ...options });
  return JSON.stringify(found.violations.map((v) =>
    `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join("; ")}`));
})"""
ROWS = 10  # of a table or list, for axe
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Where the keyboard is, and whether that can be seen.
FOCUS = """(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return "";
  const style = getComputedStyle(element);
  return style.outlineStyle === "none" ? element.outerHTML.slice(0, 80) : "";
})()"""
TABS = 8
VIEWS = [("1440", 1440, 900, "light"), ("360", 360, 740, "light"), ("dark", 1440, 900, "dark")]


def chosen(site):
    """One page of each kind; of clients' pages the smallest too."""
    pages = []
    for kind, all_of_it in kinds(site).items():
        pages.append(all_of_it[0])
        if kind == "clients/*/index.html":
            pages.append(all_of_it[-1])
    return list(dict.fromkeys(pages))


def picture(browser, file):
    height = min(int(browser.value("document.documentElement.scrollHeight") or 900), 12000)
    width = int(browser.value("document.documentElement.clientWidth"))
    shot = browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip={
        "x": 0, "y": 0, "width": width, "height": height, "scale": 1})
    file.write_bytes(base64.b64decode(shot["data"]))


def find_axe():
    """The text of axe.min.js, or None."""
    if given := os.environ.get("AXE_JS"):
        return pathlib.Path(given).read_text(encoding="utf-8")
    if (found := importlib.util.find_spec("axe_playwright_python")) and found.origin:
        installed = pathlib.Path(found.origin).with_name("axe.min.js")
        if installed.is_file():
            return installed.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="carteira-axe-") as folder:
        fetched = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder,
             AXE_PACKAGE], capture_output=True, text=True, check=False)
        for wheel in pathlib.Path(folder).glob("*.whl"):
            with zipfile.ZipFile(wheel) as files:
                for name in files.namelist():
                    if name.endswith("axe.min.js"):
                        return files.read(name).decode("utf-8")
        print("axe is not to be had, so pages go without its checks:",
              (fetched.stderr.strip().splitlines() or ["no wheel holds axe.min.js"])[-1])
    return None


def barriers(browser, axe, view):
    """What axe objects to on the page that is open."""
    if not axe:
        return []
    options = json.dumps(COLOURS if view == "dark" else {})
    browser.call("Runtime.evaluate", expression=axe)
    answer = browser.call(
        "Runtime.evaluate", expression=f"{AXE_RUN.replace('ROWS', str(ROWS))}({options})",
        awaitPromise=True, returnByValue=True)["result"]
    return json.loads(answer["value"]) if "value" in answer else [
        f"axe could not run: {answer.get('description')}"]


def look(browser, site, page, artefacts, axe):
    root, address = site.as_uri(), page.as_uri()
    name = page.relative_to(site).with_suffix("").as_posix().replace("/", "-")
    for view, width, height, scheme in VIEWS:
        browser.view(width, height, scheme)
        for complaint in complaints(browser.open(address), root):
            yield f"{name} at {view}: {complaint}"
        overflow = browser.value("document.documentElement.scrollWidth - innerWidth")
        if overflow and overflow > 0:
            yield f"{name} at {view}: scrolls {overflow} px sideways"
        picture(browser, artefacts / f"{name}-{view}.png")
        if view == "1440":
            for _ in range(TABS):
                browser.key("Tab", number=9)
                if unseen := browser.value(FOCUS):
                    yield f"{name}: the keyboard's place cannot be seen on {unseen}"
        for barrier in barriers(browser, axe, view):
            yield f"{name} at {view}: axe: {barrier}"
    yield from without_script(browser, root, address, name)
    browser.call("Emulation.setEmulatedMedia", features=[])
    paper = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69,
                         printBackground=True, preferCSSPageSize=True)
    (artefacts / f"{name}.pdf").write_bytes(base64.b64decode(paper["data"]))


def without_script(browser, root, address, name):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    events = browser.open(address, has_script=False)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    for complaint in complaints(events, root):
        yield f"{name} without JavaScript: {complaint}"


class Watchers:
    """Browsers that look at pages at the same time, one for each thread."""

    def __init__(self, site, artefacts, axe):
        self.site, self.artefacts, self.axe = site, artefacts, axe
        self.own, self.all = threading.local(), []

    def look(self, page):
        if not hasattr(self.own, "browser"):
            self.own.browser = Browser(program())
            self.all.append(self.own.browser)
        start = time.monotonic()
        problems = list(look(self.own.browser, self.site, page, self.artefacts, self.axe))
        name = page.relative_to(self.site).as_posix()
        print(f"{name}: {len(problems) or 'no'} problems, {time.monotonic() - start:.1f} s",
              *problems, sep="\n  ", flush=True)
        return len(problems)

    def close(self):
        for browser in self.all:
            browser.close()


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if not program():
        print("No Chromium: the pages were not opened in a browser")
        return 3
    start = time.monotonic()
    site, artefacts = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    shutil.rmtree(artefacts, ignore_errors=True)
    artefacts.mkdir(parents=True)
    pages = [site / name for name in sys.argv[3:]] or chosen(site)
    axe = find_axe()
    watchers = Watchers(site, artefacts, axe)
    try:
        with concurrent.futures.ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as threads:
            problems = sum(threads.map(watchers.look, pages))
    finally:
        watchers.close()
    print(f"{len(pages)} pages opened in {len(VIEWS)} views, {'axe run, ' if axe else ''}"
          f"{problems} problems, {time.monotonic() - start:.0f} s; pictures in {artefacts}")
    return 1 if problems or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
