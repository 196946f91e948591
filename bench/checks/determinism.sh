#!/usr/bin/env bash
# Same records, same policy, same day: the same bytes. Builds the sample twice, in two folders, two time
# zones and two languages of the machine, once with its rows in another order, and compares every file.
set -euo pipefail
program=$(realpath "${1:?the program to run}")
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

portfolio() { # a copy of the sample in a folder
  mkdir -p "$1" && cp -r "$root/data" "$root/carteira.yaml" "$1" 
  [ ! -f "$root/policy.yaml" ] || cp "$root/policy.yaml" "$1"
}
shuffle() { # the rows of a table in another order, its heading first
  python3 - "$1" <<'PY'
import pathlib, random, sys
path = pathlib.Path(sys.argv[1])
head, *rows = path.read_bytes().split(b"\r\n")[:-1]
random.Random(1).shuffle(rows)
path.write_bytes(b"\r\n".join([head, *rows, b""]))
PY
}
portfolio "$work/one"
portfolio "$work/another/place"
for table in "$work"/another/place/data/*.csv; do shuffle "$table"; done

(cd "$work/one" && TZ=America/Sao_Paulo LC_ALL=C "$program" build --quiet)
(cd "$work/another/place" && TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANG=pt_BR.UTF-8 \
  "$program" build --quiet)

# Only build.json knows the clock; only the quality page and the evidence name file and row.
if ! diff -rq --exclude=build.json --exclude=quality.html --exclude=quality.md \
    --exclude=evidence.json "$work/one/output/site" "$work/another/place/output/site"; then
  echo "The two builds differ" >&2
  exit 1
fi

# And with the rows as they were, those pages are the same too.
rm -rf "$work/another/place/data" && cp -r "$root/data" "$work/another/place/"
(cd "$work/another/place" && TZ=Asia/Kathmandu "$program" build --quiet)
diff -rq --exclude=build.json "$work/one/output/site" "$work/another/place/output/site"
echo "Three builds, the same bytes in $(find "$work/one/output/site" -type f | wc -l) files"
