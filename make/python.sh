#!/usr/bin/env bash
# Print the first Python 3.11 or newer on this machine; nothing when there is none.
for name in python3 python3.11 python3.12 python3.13 python3.14 python; do
  found=$(command -v "$name") || continue
  if "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "$found"
    exit
  fi
done
