#!/usr/bin/env bash
# Installs what building needs and is missing, saying so first. Does nothing where all is there.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "Swift is missing: install version 6.3 or later from https://www.swift.org/install/linux/" >&2
  exit 2
fi
version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
if [ "$(printf '%s\n' 6.3 "$version" | sort -V | head -n 1)" != 6.3 ]; then
  echo "Swift $version is too old: version 6.3 or later is needed" >&2
  exit 2
fi

missing=()
command -v cc >/dev/null || command -v clang >/dev/null || missing+=(build-essential)
command -v git >/dev/null || missing+=(git)
command -v python3 >/dev/null || missing+=(python3)
command -v strip >/dev/null || missing+=(binutils)
command -v pkg-config >/dev/null || missing+=(pkg-config)
pkg-config --exists libcmark 2>/dev/null || [ -e /usr/include/cmark.h ] || missing+=(libcmark-dev)
[ -e /usr/include/xlsxwriter.h ] || missing+=(libxlsxwriter-dev)
[ -e /usr/include/zlib.h ] || missing+=(zlib1g-dev)
[ -e /usr/include/expat.h ] || missing+=(libexpat1-dev)
[ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
[ -e /usr/include/yaml.h ] || missing+=(libyaml-dev)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
    exit 2
  }
  as_root=(sudo)
fi
if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]}. Install them with your system's package manager." >&2
  exit 2
fi
echo "Installing with apt-get: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
  "${missing[@]}" >/dev/null
