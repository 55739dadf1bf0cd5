# Every verb does its own set-up first; `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# mkdocs-material's notice about MkDocs 2 says nothing that our pins do not say.
export NO_MKDOCS_2_WARNING := 1
# The set-up must not depend on whether somebody else's environment is active.
# Chinese names and messages need UTF-8, whatever the machine speaks.
export LC_ALL := C.UTF-8
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: help setup serve build zip release check test lint mutate bench lock clean

help: ## list these verbs
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: ## install everything the locks name; does nothing when it is all there
	@$(PYTHON) -m scripts.setup

serve: setup ## show the site at http://127.0.0.1:8000/ and rebuild on every change
	@$(BIN)/mingbai serve

build: setup ## write the whole site to site/, ready for any static host (STOCK=1: with Pyodide untouched)
	@$(PYTHON) -m scripts.setup paper
	@$(BIN)/mingbai build $(if $(STOCK),--stock)

zip: build ## the whole site as build/mingbai.zip: for a USB stick, read straight from its files
	@$(BIN)/mingbai zip

release: build ## pack the site with hosts' configurations, bill of materials and checksums: build/release/
	@$(BIN)/mingbai release

check: setup ## check policy_data: quotations, figures, units, both languages
	@$(BIN)/mingbai check

lint: setup ## ruff, mypy and tsc
	@echo "Checking the style (ruff) …"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@echo "Checking the types (mypy, tsc) …"
	@$(BIN)/mypy & types=$$!; \
	$(BIN)/python -m scripts.node node_modules/typescript/bin/tsc --project jsconfig.json; scripts=$$?; \
	wait $$types && exit $$scripts

test: ## everything: lint and every test, real browser included
	@$(PYTHON) -m scripts.setup test
	@echo "Running the tests, and lint beside them …"
	@$(MAKE) --no-print-directory lint & lint=$$!; \
	$(BIN)/pytest --numprocesses=auto --dist=worksteal; tests=$$?; \
	wait $$lint || { echo "Lint found faults: see above."; exit 1; }; exit $$tests

mutate: setup ## 2,700 random edits of the content: each is reported, or changes no fact; prints the tally
	@$(BIN)/python tests/mutate.py

bench: setup ## measure everything beside its peers (QUICK=1: within three minutes; RELEASE=1: keep the figures)
	@$(PYTHON) -m scripts.setup browser
	@$(PYTHON) -m scripts.setup bench
	@$(BIN)/python -m scripts.bench $(SECTIONS) $(if $(QUICK),--quick) $(if $(RELEASE),--keep)

lock: setup ## make the locks again from pyproject.toml and package.json (needs uv)
	@$(PYTHON) -m scripts.setup lock

clean: ## remove what was made: site/, build/, .venv/, node_modules/
	rm -rf site build .venv node_modules
