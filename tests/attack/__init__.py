"""The twenty attacks that must fail, each on a real server over HTTP, with a reader's best effort.

`python -m tests.attack` runs them and writes what came of them into docs/security.md.
"""
