#!/usr/bin/env python3
"""Takes the pictures of docs/images from a built site.

    pictures.py SITE FOLDER [PAGE=NAME ...]

Each page wide, on a phone, in the dark, and as its first sheet of A4; a message (`….mail.html` of `output/briefs`) as wide as
a window for mail, on a phone and in the dark, with pictures from elsewhere blocked. Without pages named: home, the client
list, one profile, one account map and one roadmap. Needs Chromium; pdftoppm for the sheets; pngquant, where it is there, makes
the files a third as large.
"""

import base64
import pathlib
import shutil
import subprocess
import sys
import tempfile

from browser import Browser

VIEWS = [("1440", 1440, 2000, "light"), ("360", 360, 1500, "light"), ("dark", 1440, 1400, "dark")]
MAIL_VIEWS = [("700", 700, 4000, "light"), ("360", 360, 4000, "light"), ("dark", 700, 4000, "dark")]
PAGES = ["index.html=home", "clients/index.html=clients", "clients/000104/index.html=profile",
         "clients/000101/map.html=map", "clients/000101/roadmap.html=roadmap"]


def capture(browser, page, file, width, height, scheme):
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                 deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setEmulatedMedia", features=[
        {"name": "prefers-color-scheme", "value": scheme}])
    browser.open(page.as_uri())
    height = min(int(browser.value("document.documentElement.scrollHeight") or height), height)
    shot = browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip={
        "x": 0, "y": 0, "width": width, "height": height, "scale": 1})
    file.write_bytes(base64.b64decode(shot["data"]))


def sheet(browser, page, stem):
    browser.call("Emulation.setEmulatedMedia", features=[])
    browser.open(page.as_uri())
    paper = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69,
                         printBackground=True, preferCSSPageSize=True)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(base64.b64decode(paper["data"]))
        file.flush()
        subprocess.run(["pdftoppm", "-png", "-r", "90", "-f", "1", "-l", "1", "-singlefile",
                        file.name, str(stem)], check=True)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    site, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program or not shutil.which("pdftoppm"):
        sys.exit("Chromium and pdftoppm are needed: apt-get install chromium poppler-utils")
    folder.mkdir(parents=True, exist_ok=True)
    browser = Browser(program)
    made = []
    try:
        for place, name in (entry.split("=") for entry in sys.argv[3:] or PAGES):
            is_mail = place.endswith(".mail.html")
            browser.call("Network.enable")
            browser.call("Network.setBlockedURLs", urls=["http://*", "https://*"] if is_mail else [])
            for view, width, height, scheme in MAIL_VIEWS if is_mail else VIEWS:
                file = folder / f"{name}-{view}.png"
                capture(browser, site / place, file, width, height, scheme)
                made.append(file)
            if is_mail:
                continue
            sheet(browser, site / place, folder / f"{name}-a4")
            made.append(folder / f"{name}-a4.png")
    finally:
        browser.close()
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "--strip", "64", *map(str, made)],
                       check=True)
    for file in made:
        print(f"{file} {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
