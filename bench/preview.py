"""A portfolio while `carteira serve` shows it, for benchmarks and checks."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

VERSION = re.compile(rb'data-version="([^"]+)"')


class Preview:
    """A portfolio while it is served."""

    def __init__(self, program, *words, folder=None):
        self.process = subprocess.Popen([program, "serve", "--port", "0", *words], cwd=folder, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.address = found[0]
                return
        sys.exit("carteira serve ended before it served")

    def get(self, path):
        """The status and the bytes of a page."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def version(self, page="index.html"):
        """The state that a page was made of."""
        found = VERSION.search(self.get(page)[1])
        return found[1].decode() if found else ""

    def wait(self, version):
        """Until another state than a version is shown; whether it came within half a minute."""
        end = time.monotonic() + 30
        while version in self.get(f"_carteira/state.js?seen={version}")[1].decode():
            if time.monotonic() > end:
                return False
        return True

    def end(self):
        self.process.terminate()
        self.process.wait()
