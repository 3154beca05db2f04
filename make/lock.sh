#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml and package.json. Needs uv and npm; set-up does not.
# `make/lock.sh --upgrade` takes the newest allowed versions.
set -euo pipefail
cd "$(dirname "$0")/.."

# Hashes pin the files; where they come from is each machine's own configuration.
lock() {
  local file=$1
  shift
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
    --no-header --no-emit-index-url --no-emit-find-links --no-emit-build-options \
    --output-file "$file" "$@"
}

lock requirements.lock pyproject.toml --group setup "$@"
# The tests use what the server uses, but for urllib3, which selenium 4.2 wants older.
same=$(mktemp)
trap 'rm -f "$same"' EXIT
sed '/^urllib3==/,/[^\\]$/d' requirements.lock >"$same"
lock requirements-dev.lock pyproject.toml --group setup --group test -c "$same" "$@"
lock requirements-reconstruction.lock pyproject.toml --extra reconstruction --group setup \
  --group test -c requirements-dev.lock "$@"
lock requirements-node.lock --group pyproject.toml:node "$@"
npm install --package-lock-only --ignore-scripts --loglevel=error
