#!/usr/bin/env python3
"""Installs a Debian package into a system of nothing but Debian's essentials, and uses it there.

    deb_check.py PACKAGE [--suite bookworm]

Needs root and mmdebstrap; leaves with 3 where either is missing. The package's dependencies come with it and
nothing else does. A portfolio is made and built there by a user of no rights; the manual page and the
completions lie where a Debian looks for them; removing the package leaves nothing of it behind.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PLACES = [
    "usr/share/man/man1/carteira.1.gz", "usr/share/bash-completion/completions/carteira",
    "usr/share/zsh/vendor-completions/_carteira", "usr/share/fish/vendor_completions.d/carteira.fish",
    "usr/share/doc/carteira/docs/data.md", "usr/share/doc/carteira/docs/images/home-1440.png",
    "usr/share/doc/carteira/docs/examples/weekly/carteira-weekly.service",
]
USE = """set -e
cd "$(mktemp -d)"
carteira --version
carteira init minha-carteira
cd minha-carteira
carteira build --quiet
test -s output/site/index.html
carteira export clients --to xlsx --output clientes.xlsx --quiet
test -s clientes.xlsx
carteira snapshot seal --quiet
carteira snapshot verify --quiet
"""


def inside(root, *words, check=True):
    done = subprocess.run(["chroot", str(root), *words], capture_output=True, text=True,
                          env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive",
                               "LC_ALL": "C.UTF-8"})
    if check and done.returncode:
        sys.exit(f"{' '.join(words)} left with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("package", type=pathlib.Path)
    parser.add_argument("--suite", default="bookworm")
    given = parser.parse_args()
    if os.geteuid() != 0 or not shutil.which("mmdebstrap"):
        print("Not root, or no mmdebstrap: the package was not tried")
        return 3
    work = pathlib.Path(tempfile.mkdtemp(prefix="carteira-deb-check-"))
    root = work / "root"
    try:
        subprocess.run(["mmdebstrap", "--variant=apt", "--quiet", "--mode=root", "--skip=cleanup/apt/lists",
                        given.suite, str(root)], check=True)
        shutil.copy(given.package, root / "carteira.deb")
        before = set(inside(root, "dpkg-query", "-W", "-f", "${Package}\n").split())
        inside(root, "apt-get", "install", "-y", "--no-install-recommends", "/carteira.deb")
        added = sorted(set(inside(root, "dpkg-query", "-W", "-f", "${Package}\n").split()) - before)
        inside(root, "useradd", "--create-home", "ana")
        # Swift reads the words of the command line from there.
        subprocess.run(["mount", "-t", "proc", "proc", str(root / "proc")], check=True)
        print(inside(root, "su", "ana", "-c", USE).strip().splitlines()[0])
        missing = [place for place in PLACES if not (root / place).is_file()]
        inside(root, "apt-get", "purge", "-y", "carteira")
        left = [str(path.relative_to(root)) for path in (root / "usr").rglob("*carteira*")]
        for place in missing:
            print(f"not installed: {place}")
        for place in left:
            print(f"left behind: {place}")
        print(f"installed with {', '.join(added)}; {len(missing) + len(left)} problems")
        return 1 if missing or left else 0
    finally:
        if not os.path.ismount(root / "proc") or not subprocess.run(["umount", str(root / "proc")]).returncode:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
