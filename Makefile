# Two commands do everything: `make demo` shows the tool at work, `make test` checks it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	touch .venv/installed

.venv/checkers: .venv/installed
	$(BIN)/python -m pip install --quiet --group dev
	touch .venv/checkers

demo: .venv/installed
	$(BIN)/replyscan extract examples/2024-lanxi-elderly-care.txt --format table

lint: .venv/checkers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest

clean:
	rm -rf .venv
