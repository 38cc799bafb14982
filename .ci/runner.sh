# Runs the steps of the table STEPS; sourced by .ci/run and .ci/long. A step is a function of .ci/steps.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

SKIPPED=77
WORK=$(mktemp -d)
# Python packages have a folder of their own; the justfile knows it too.
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/briefbook-gate
export WORK TOOLS SKIPPED PATH="$TOOLS/bin:$PATH"
trap 'rm -rf "$WORK"' EXIT

wanted=" $* "
passed=0 failed=0 skipped=0 total=0 allowed=0
report=""
while read -r name budget about; do
  [ -n "$name" ] || continue
  allowed=$((allowed + budget))
  if [ "${1:-}" = --list ]; then
    printf '%-11s %5d s  %s\n' "$name" "$budget" "$about"
    continue
  fi
  [ $# -eq 0 ] || [[ $wanted == *" $name "* ]] || continue
  wanted=${wanted/" $name "/" "}
  printf '\n== %s: %s\n' "$name" "$about"
  begun=$SECONDS code=0
  # A group of processes of its own, so that what a step has started ends with it.
  timeout --kill-after=10 $((budget * ${SLACK:-1})) \
    bash -euo pipefail -c '. .ci/steps.sh; "step_$1"' step "${name//-/_}" </dev/null &
  running=$!
  trap 'kill "$running" 2>/dev/null; exit 130' INT TERM
  wait "$running" || code=$?
  trap - INT TERM
  took=$((SECONDS - begun)) note=""
  total=$((total + took))
  case $code in
    0) passed=$((passed + 1)) ;;
    "$SKIPPED") skipped=$((skipped + 1)) note="  skipped" ;;
    124 | 137) failed=1 note="  over its budget" ;;
    *) failed=1 note="  failed" ;;
  esac
  report+=$(printf '%-11s %5d s of %5d%s' "$name" "$took" "$budget" "$note")$'\n'
  [ "$failed" = 0 ] || break
done <<<"$STEPS"

if [ "${1:-}" = --list ]; then
  printf '%-11s %5d s\n' together "$allowed"
  exit
fi
if [ $# -gt 0 ] && [ -n "${wanted// /}" ] && [ "$failed" = 0 ]; then
  echo "no such step:$wanted; see $0 --list"
  exit 2
fi
printf '\n%s%-11s %5d s of %5d\n' "$report" together "$total" "$allowed"
echo "steps: $passed passed, $failed failed, $skipped skipped"
exit "$failed"
