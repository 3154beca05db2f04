#!/usr/bin/env bash
# See that Chromium and its driver are there for the browser tests; install them where that is allowed.
set -euo pipefail

there() {
  command -v chromedriver >/dev/null &&
    { command -v chromium || command -v google-chrome || command -v chromium-browser; } >/dev/null
}

refuse() {
  echo "The browser tests need Chromium and its driver: $1" >&2
  exit 2
}

there && exit
ask="install the Debian packages chromium and chromium-driver, then run this again."
command -v apt-get >/dev/null || refuse "install chromium and chromedriver, then run this again."
if [ "$(id -u)" = 0 ]; then
  as_root=()
elif sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  refuse "$ask"
fi

echo "== Chromium and its driver"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@" >>"$log" 2>&1 </dev/null
}
"${as_root[@]}" apt-get update >"$log" 2>&1 </dev/null || { tail -n 5 "$log" >&2; refuse "$ask"; }
# Debian's names, then Ubuntu's
install chromium chromium-driver || install chromium-browser chromium-chromedriver ||
  { tail -n 5 "$log" >&2; refuse "$ask"; }
there || refuse "$ask"
