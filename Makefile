# Borderlines. `make serve` reads the book, `make test` proves it. Nothing else to set up.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help serve book test check pair lint bench geo lock clean browser

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

serve: book ## build the book and serve it on 127.0.0.1:8000, or PORT=8001
	@$(BIN)/python -m coursekit serve --port $(PORT)

book: $(STAMP) ## build the book into _build/html
	@$(BIN)/python -m coursekit build

test: $(STAMP) browser ## run every test
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(STAMP) ## hold all content against its rules
	@$(BIN)/python -m coursekit check

pair: $(STAMP) ## write the notebook twins of the chapters
	@$(BIN)/python -m coursekit pair

lint: $(STAMP) ## style, types and the floors of the package
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(STAMP) browser ## measure the chapter against the same chapter made the stock way
	@$(BIN)/python -m tests.bench

geo: $(STAMP) ## rebuild all layers from their pinned sources (needs the network; not for make test)
	@$(BIN)/python data/geo/source/build.py

lock: ## resolve requirements.txt anew
	@$(PYTHON) -m pip install -q uv && $(PYTHON) -m uv pip compile pyproject.toml --group book --group live --group test --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.txt

clean: ## remove what was built; the environment stays
	@rm -rf _build

browser: $(STAMP)
	@$(BIN)/python tests/browser.py

$(STAMP): requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: install Python 3.11 or newer, or say make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python lacks venv: install python3-venv."; exit 1; }
	@echo "Setting up $(VENV). This takes a minute or two, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
