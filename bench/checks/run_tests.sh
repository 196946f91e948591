#!/usr/bin/env bash
# Runs the tests and closes with how many ran. A run of no test at all is a failure.
set -uo pipefail

log=.build/test.log
mkdir -p .build
swift test --parallel --disable-xctest 2>&1 | tee "$log" | grep -vE '^(◇|✔|↳|\[[0-9]+/[0-9]+\])'
status=${PIPESTATUS[0]}

if [ "$status" -ne 0 ]; then
  grep -E "^✘ (Test|Suite) " "$log" | grep -v "^✘ Test run with " | sort -u | head -n 100
fi
# One line per test; the line of the whole run begins alike.
count() { grep -E "^$1 Test .* $2" "$log" | grep -vcE '^. Test run with '; }
passed=$(count ✔ 'passed after')
failed=$(count ✘ 'failed after')
skipped=$(count ➜ skipped)
if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
  echo "No test ran" >&2
  exit 1
fi
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1 # a crash, a build that broke
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
