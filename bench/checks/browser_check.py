#!/usr/bin/env python3
"""Opens pages of a built site in a real browser, from the folder, and looks for trouble.

    browser_check.py SITE ARTEFACTS [PAGE…]

Each page at 1440 and 360 pixels and in the dark: no message of the console, no exception, no request
outside the folder, no page that scrolls sideways, nothing that axe objects to with all disclosures
open; and once without JavaScript and once as A4. The pictures land in ARTEFACTS. Without pages named, a
few of the site are taken. Talks to Chromium over its debugging pipe; axe comes from AXE_JS, or from the
package index in a temporary folder, and is left out, saying so, where neither is to be had.
"""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

AXE_PACKAGE = "axe-playwright-python==0.1.8"  # carries axe.min.js 4.10
AXE_RUN = """(async () => {
  document.querySelectorAll("details").forEach((d) => (d.open = true));
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return JSON.stringify(found.violations.map((v) =>
    `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join("; ")}`));
})()"""
VIEWS = [("1440", 1440, 900, "light"), ("360", 360, 740, "light"), ("dark", 1440, 900, "dark")]
PAGES_AT_MOST = 8


class Browser:
    """Chromium without a window, spoken to in JSON through two pipes."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="carteira-browser-")
        to_child, self.write_end = os.pipe()
        self.read_end, from_child = os.pipe()

        def pass_pipes():
            # The ends may themselves be 3 or 4: move them out of the way first.
            first, second = os.dup(to_child), os.dup(from_child)
            os.dup2(first, 3), os.dup2(second, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=pass_pipes)
        os.close(to_child), os.close(from_child)
        self.buffer, self.number, self.events, self.session = b"", 0, [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def receive(self):
        while b"\0" not in self.buffer:
            chunk = os.read(self.read_end, 1 << 16)
            if not chunk:
                raise RuntimeError("the browser has gone")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def open(self, address, has_script=True):
        """Goes to an address and returns what happened until it had loaded."""
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.receive())
        if has_script:
            # Two frames, so that scripts run by the load event have finished.
            self.call("Runtime.evaluate", awaitPromise=True, expression=(
                "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))"))
        return list(self.events)

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get(
            "value")

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def complaints(events, root):
    for event in events:
        values = event.get("params", {})
        if event.get("method") == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            yield details.get("exception", {}).get("description", details["text"])
        elif event.get("method") == "Runtime.consoleAPICalled":
            said = " ".join(str(a.get("value", a.get("description"))) for a in values["args"])
            yield f"console.{values['type']}: {said}"
        elif event.get("method") == "Log.entryAdded":
            yield f"{values['entry']['level']}: {values['entry']['text']}"
        elif event.get("method") == "Network.requestWillBeSent":
            address = values["request"]["url"]
            if not address.startswith((root, "data:")):
                yield f"a request to elsewhere: {address}"


def chosen(site):
    """The pages of the portfolio and a few clients, one of each shape where they can be told."""
    top = sorted(p for p in site.glob("*.html"))
    lists = [p for p in [site / "clients/index.html"] if p.is_file()]
    clients = sorted(p for p in site.glob("clients/*/*.html"))
    clients.sort(key=lambda p: (-p.stat().st_size, p))
    few = clients[:1] + clients[len(clients) // 2:][:1] + clients[-1:]
    return list(dict.fromkeys(top + lists + few))[:PAGES_AT_MOST]


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


def barriers(browser, axe):
    """What axe objects to on the page that is open."""
    if not axe:
        return []
    browser.call("Runtime.evaluate", expression=axe)
    answer = browser.call("Runtime.evaluate", expression=AXE_RUN, awaitPromise=True,
                          returnByValue=True)["result"]
    return json.loads(answer["value"]) if "value" in answer else [
        f"axe could not run: {answer.get('description')}"]


def look(browser, site, page, artefacts, axe):
    root, address = site.as_uri(), page.as_uri()
    name = page.relative_to(site).with_suffix("").as_posix().replace("/", "-")
    for view, width, height, scheme in VIEWS:
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                     deviceScaleFactor=1, mobile=False)
        browser.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}])
        for complaint in complaints(browser.open(address), root):
            yield f"{name} at {view}: {complaint}"
        overflow = browser.value("document.documentElement.scrollWidth - innerWidth")
        if overflow and overflow > 0:
            yield f"{name} at {view}: scrolls {overflow} px sideways"
        picture(browser, artefacts / f"{name}-{view}.png")
        for barrier in barriers(browser, axe):
            yield f"{name} at {view}: axe: {barrier}"
    browser.call("Emulation.setEmulatedMedia", features=[])
    paper = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69,
                         printBackground=True, preferCSSPageSize=True)
    (artefacts / f"{name}.pdf").write_bytes(base64.b64decode(paper["data"]))
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    events = browser.open(address, has_script=False)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    for complaint in complaints(events, root):
        yield f"{name} without JavaScript: {complaint}"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which(
        "google-chrome")
    if not program:
        print("No Chromium: the pages were not opened in a browser")
        return 3
    site, artefacts = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    shutil.rmtree(artefacts, ignore_errors=True)
    artefacts.mkdir(parents=True)
    pages = [site / name for name in sys.argv[3:]] or chosen(site)
    axe = find_axe()
    browser = Browser(program)
    try:
        problems = [problem for page in pages for problem in look(browser, site, page, artefacts, axe)]
    finally:
        browser.close()
    for problem in problems:
        print(problem)
    print(f"{len(pages)} pages opened in {len(VIEWS)} views, {'axe run, ' if axe else ''}"
          f"{len(problems)} problems; pictures in {artefacts}")
    return 1 if problems or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
