#!/usr/bin/env bash
# What the action runs: the report for people, and the same as SARIF when a file is named. Ends with the code of the check.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"

files=()
if [[ "$ROLEGRAPH_FILES" == *$'\n'* ]]; then
  while IFS= read -r line; do [[ -n "${line//[[:space:]]/}" ]] && files+=("$line"); done <<<"$ROLEGRAPH_FILES"
else
  read -r -a files <<<"$ROLEGRAPH_FILES"
fi
# A name that begins with a dash is a file here, never an option.
for i in "${!files[@]}"; do [[ "${files[$i]}" == -* ]] && files[i]="./${files[$i]}"; done

check() {
  node "$root/scripts/rolegraph.mjs" check "${files[@]}" "--assert=$ROLEGRAPH_ASSERT" "--count=$ROLEGRAPH_COUNT" "$@"
}

check
code=$?
if [[ -n "${ROLEGRAPH_SARIF:-}" && $code -ne 2 ]]; then
  check --format sarif >"$ROLEGRAPH_SARIF" 2>/dev/null
  [[ $? -eq 2 ]] && code=2
fi
exit $code
