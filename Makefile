# make demo   set everything up and serve the dashboard at http://127.0.0.1:8050 (PORT, HOST)
# make test   set everything up and run every check and test
# make bench  measure the pages on projects of 500 and of 50,000 persons (some minutes)
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
# Tests start the program dozens of times; each would compile it anew if nothing might be kept.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help demo test bench setup chromium format lock

PYTHON ?= $(shell make/python.sh)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Stamps are newer than what they stand for: a changed lock file installs again, nothing else does.
CREATED := $(VENV)/.created
RUNTIME := $(VENV)/.runtime-installed
TESTING := $(VENV)/.testing-installed
BROWSER_FILES := assets/vendor/.installed

help:
	@sed -n 's/^# make /make /p' Makefile

demo: setup
	@$(BIN)/python -m dashboard demo

setup: $(RUNTIME) $(BROWSER_FILES)

test: $(TESTING) $(BROWSER_FILES) chromium
	@echo "== ruff"
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@echo "== import contracts"
	@$(BIN)/lint-imports --no-cache
	@echo "== mypy"
	@$(BIN)/python -m mypy
	@echo "== pytest"
	@$(BIN)/python -m pytest -n 2 -p no:cacheprovider $(ARGS)

bench: $(TESTING) $(BROWSER_FILES) chromium
	@$(BIN)/python -m tests.benchmarks $(ARGS)

chromium:
	@make/chromium.sh

format: $(TESTING)
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

lock:
	make/lock.sh

# Made anew when an earlier set-up was interrupted before pip was there.
$(CREATED):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with PYTHON=..." >&2; exit 2; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  echo "== virtual environment"; \
	  $(PYTHON) -m venv --clear $(VENV) || \
	  { echo "Python's venv module is needed (Debian: apt-get install python3-venv)." >&2; exit 2; }; }
	@touch $@

$(RUNTIME): requirements.lock | $(CREATED)
	@echo "== Python packages"
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The packages for the tests hold those of the server; installed together, so that nothing is twice.
$(TESTING): requirements-dev.lock | $(CREATED)
	@echo "== Python packages, with those for the tests"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(RUNTIME) $@

$(BROWSER_FILES): package.json package-lock.json make/browser_files.py | $(CREATED)
	@echo "== browser files"
	@$(BIN)/python make/browser_files.py
	@touch $@
