#!/usr/bin/env bash
# What a company runs once a week: build the site, write and send the digests, then seal both as a snapshot.
#
#   weekly.sh PORTFOLIO [--send]
#
# What follows the portfolio goes to `carteira brief`; without --send nothing leaves. The digests come before the
# snapshot, so that they tell what changed since the one of last week. Run again, it sends nothing twice.
# Leaves with 1 when a step found problems; the later steps are done all the same.
set -uo pipefail
cd "${1:?usage: weekly.sh PORTFOLIO [--send]}"
shift
carteira=${CARTEIRA:-carteira}
status=0

step() {
  "$carteira" "$@" --quiet || {
    local code=$?
    [ "$code" -eq 1 ] || exit "$code"
    status=1
  }
}

step build
if [ "$(date +%d)" -le 7 ]; then
  step brief --digest owner --digest director "$@"
else
  step brief --digest owner "$@"
fi
step snapshot
exit "$status"
