#!/usr/bin/env python3
"""Copies what there is to read into a folder, each file at its place in the repository, so that links hold.

    papers.py FOLDER

Messages and help name these files as docs/data.md; the style pages need the style sheet of the theme.
"""

import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAPERS = [
    "README.md", "README.pt-BR.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/*.md", "docs/images/*",
    "docs/style/*.html", "docs/examples/*/*", "bench/README.md", "data/README.md",
    "templates/assets/site.css", "templates/assets/site.js",
]


def copy(folder):
    for pattern in PAPERS:
        for page in sorted(path for path in ROOT.glob(pattern) if path.is_file()):
            place = folder / page.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, place)
            place.chmod(0o755 if page.stat().st_mode & 0o100 else 0o644)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    copy(pathlib.Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
