# Each target prepares .venv by itself; `make` alone lists them.
PYTHON ?= python3.11
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test prove check format bench figures clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */  \1\t/' | expand -t 12

demo: .venv/.installed ## Install, unpack the encoder, index the sample, suggest for two organisations
	$(BIN)/matching index
	$(BIN)/matching suggest "Glimps" --top 3
	$(BIN)/matching suggest "NorLab" --top 3
	@echo
	@echo 'Try:  .venv/bin/matching suggest "Glimps" --top 5'
	@echo 'Page: .venv/bin/matching serve --open'

test: .venv/.installed-dev ## Run every test: unit, property, CLI, notebook, README (about fifteen minutes on two cores)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest --cov --cov-report=term -m "not prove" -n 2 --dist worksteal

prove: .venv/.installed-dev ## Run the long proofs with their full counts
	$(BIN)/python -m pytest -m prove -s

check: .venv/.installed-dev ## Check format, lint, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.installed-dev ## Put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.installed-dev ## Print how fast it is, as ratios against what somebody would write (a quarter of an hour)
	$(BIN)/python tests/benchmarks/speed.py

figures: .venv/.installed-dev ## Print the other figures: quality on judged pairs, languages, missions
	$(BIN)/python -m pytest tests/benchmarks -s -q -p no:cacheprovider -m "not prove"

clean: ## Remove what was installed and built here (the user's cache and workspace stay)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) -e .
	touch $@

.venv/.installed-dev: .venv/.installed
	$(PIP) -e '.[dev]'
	touch $@
