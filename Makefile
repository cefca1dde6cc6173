# Every target makes its own environment first. `make course` and `make test` are all most people need.
PYTHON ?= python3
SYSTEM := $(shell $(PYTHON) -c "import os; print('Scripts' if os.name == 'nt' else 'bin')" 2>/dev/null || echo bin)
BIN := .venv/$(SYSTEM)
ENV := .venv/.installed

.PHONY: course test quick data book serve bench lint lock screenshots help
help:            ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

$(ENV): requirements.txt requirements-installer.txt pyproject.toml
	@echo "Making the Python environment in .venv (about 1 GB; several minutes on a slow line)"
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'EYDA needs Python 3.11 or newer, and this is ' + sys.version.split()[0] + '. Install it, or name it: make course PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-installer.txt
	$(BIN)/uv pip sync --python $(BIN)/python --require-hashes requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

course: $(ENV)   ## the data, the demo class marked with feedback, and the book
	$(BIN)/eyda course

test: $(ENV)     ## everything the tests need, then all tests
	$(BIN)/python -m eyda.test_needs
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile

quick: $(ENV)    ## the fast tests only, for a maintainer between edits
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow"

data: $(ENV)     ## the class data pack in build/data/class
	$(BIN)/eyda data make --scenario class --out build/data/class

book: $(ENV)     ## the book in build/site
	$(BIN)/eyda book build

serve: book      ## the book on this machine, in a browser
	$(BIN)/eyda book serve

bench: $(ENV)    ## side-by-side measurements
	$(BIN)/python -m benchmarks

lint: $(ENV)     ## ruff and mypy
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

screenshots: $(ENV) ## the pictures in the README, made again
	$(BIN)/python -m eyda.screenshots

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"
lock: $(ENV)     ## every requirements*.txt again, from requirements.in and requirements-spark.in
	$(LOCK) requirements.in -o requirements.txt
	echo uv | $(LOCK) --constraint requirements.txt - -o requirements-installer.txt
	$(LOCK) --constraint requirements.txt requirements-spark.in -o requirements-spark.txt
