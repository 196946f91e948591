#!/usr/bin/env python3
"""Chromium without a window, for the checks that look at pages as their readers do.

Spoken to in JSON over its debugging pipe; nothing but the standard library.
"""

import functools
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading


def program():
    """The browser's program, or None."""
    return next(filter(None, map(shutil.which, (
        "chromium", "chromium-browser", "google-chrome"))), None)


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

    def value(self, expression, waits=False):
        """What an expression comes to; of a promise, what it is kept with."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=waits)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get(
                "description", answer["exceptionDetails"]["text"]))
        return answer["result"].get("value")

    def key(self, name, text="", number=0):
        """Presses a key and lets it go; those that write nothing need their number."""
        for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=number,
                      **({"text": text} if kind == "keyDown" else {}))

    def view(self, width, height, scheme="light"):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}])

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def icon(address):
    """Whether the browser asks by itself for the icon of a server."""
    return address.endswith("/favicon.ico")


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
            if not icon(values["entry"].get("url", "")):
                yield f"{values['entry']['level']}: {values['entry']['text']}"
        elif event.get("method") == "Network.requestWillBeSent":
            address = values["request"]["url"]
            if not address.startswith((root, "data:", "about:")) and not icon(address):
                yield f"a request to elsewhere: {address}"
        elif event.get("method") == "Network.loadingFailed" and not values.get("canceled"):
            yield f"a request failed: {values.get('errorText')}"
        elif event.get("method") == "Network.responseReceived":
            if values["response"]["status"] >= 400 and not icon(values["response"]["url"]):
                yield f"{values['response']['status']}: {values['response']['url']}"


def kinds(site):
    """The pages of a site by kind, the largest of each first: those that differ in a name alone are one
    kind, `clients/*/index.html`."""
    found = {}
    for page in sorted(site.rglob("*.html"), key=lambda p: (-p.stat().st_size, p)):
        parts = page.relative_to(site).parts
        if len(parts) == 2 and parts[1] != "index.html":
            parts = (parts[0], "*.html")
        elif len(parts) > 2:
            parts = (parts[0], *["*"] * (len(parts) - 2), parts[-1])
        found.setdefault("/".join(parts), []).append(page)
    return dict(sorted(found.items()))


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, *_):
        pass


class Served:
    """A folder served at a path of its own on this machine: `with Served(site, "a/b") as address`."""

    def __init__(self, site, below):
        self.root = tempfile.mkdtemp(prefix="carteira-served-")
        place = pathlib.Path(self.root, below)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(site.resolve())
        self.below = below

    def __enter__(self):
        handler = functools.partial(Quiet, directory=self.root)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/{self.below}"

    def __exit__(self, *_):
        self.server.shutdown()
        shutil.rmtree(self.root, ignore_errors=True)
