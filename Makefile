# Two commands do everything: `make demo` shows the tool at work, `make test` checks it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench examples reference clean

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
	$(BIN)/pytest --numprocesses auto --dist worksteal

# Speed and memory beside other tools, docs/performance.md; peers that cannot be installed are named and left out.
bench: .venv/installed
	-$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/speed/run.py

# The tables beside the examples, after a change that is meant to change them.
examples: .venv/installed
	for reply in examples/*.txt examples/*.html; do \
	  $(BIN)/replyscan extract "$$reply" --format csv > "$${reply%.*}.csv"; done
	$(BIN)/replyscan diff examples/2024-lanxi-elderly-care.txt examples/2025-lanxi-elderly-care.txt \
	  -o examples/2024-2025-lanxi-elderly-care.md

# The page that is written from the code, after a change of options, columns, settings, codes or the JSON's form.
reference: .venv/installed
	$(BIN)/python tools/build_reference.py

clean:
	rm -rf .venv
