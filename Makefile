# Everything a machine with Python 3.11 or newer and make needs: each target sets up .venv by itself.
# make PYTHON=python3.12 ... takes another interpreter, make UV= ... pip although uv is there.

PYTHON ?= python3
UV ?= $(shell command -v uv 2>/dev/null)
BIN := .venv/bin
READY := .venv/.ready
DEMO_LEDGER := .demo/ledger.sqlite
ARTICLES := samples/articles

# Without these, glibc gives memory back after every step of training and asks for it anew, which takes a fifth of the time.
KEEP_MEMORY := MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=16000000000 MALLOC_TOP_PAD_=500000000

define NEXT

This ledger lies in $(DEMO_LEDGER), apart from your own. To try next:

  export SAYSO_LEDGER="$(CURDIR)/$(DEMO_LEDGER)" PATH="$(CURDIR)/$(BIN):$$PATH"
  sayso serve                           all of it in the browser, until Ctrl-C
  sayso statements --by Castellan       what one person said, in two papers that differ
  sayso actor Castellan                 all about one person, in both papers
  sayso compare "night boat"            the two papers' accounts, side by side
  sayso verify samples/transcripts/council-report.txt --against samples/transcripts/council-speech.txt
                                        a report's quotations, beside what was really said
  sayso show $(ARTICLES)/reservoir.txt    one article's card: who said what, acts, figures, days, own words
  sayso show $(ARTICLES)/reservoir.txt --html card.html    the same as a page to open, mail or print
  sayso skipped                         what could not be read, and why
  sayso read FILE_OR_FOLDER ...         your own .txt, .md, .html, .pdf, .docx and .jsonl
  sayso read --json FILE                for programs: JSON Lines, no ledger needed
endef
export NEXT

.PHONY: help demo test check lint types imports docs format bench train pictures wheel try-wheel clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml $(wildcard uv.lock) .ci/set-up
	@PYTHON="$(PYTHON)" UV="$(UV)" .ci/set-up
	@touch $@

demo: $(READY) ## Read the sample articles into a ledger of their own and show it
	@rm -rf .demo && mkdir .demo
	@echo '$$ sayso read $(ARTICLES)'
	@SAYSO_LEDGER=$(DEMO_LEDGER) $(BIN)/sayso read $(ARTICLES)
	@echo; echo '$$ sayso statements'
	@SAYSO_LEDGER=$(DEMO_LEDGER) $(BIN)/sayso statements
	@echo; echo '$$ sayso show --text $(ARTICLES)/ferry.txt'
	@SAYSO_LEDGER=$(DEMO_LEDGER) $(BIN)/sayso show --text $(ARTICLES)/ferry.txt
	@echo "$$NEXT"

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest

check: lint types imports docs test ## Run everything that must hold: format, lint, types, imports, docs, tests

lint: $(READY) ## Check format and lint (ruff)
	@$(BIN)/ruff format --check --quiet || { echo "Run 'make format'." >&2; $(BIN)/ruff format --check; }
	@$(BIN)/ruff check --quiet

types: $(READY) ## Check types (mypy, strict)
	@$(BIN)/mypy --no-error-summary

imports: $(READY) ## Check that imports point down (import-linter)
	@$(BIN)/lint-imports --no-logo 2>&1 >build/imports.log || { cat build/imports.log >&2; exit 1; }

docs: $(READY) ## Check links, commands and generated pages in the documentation
	@$(BIN)/python -m pytest tests/test_docs.py tests/cli/test_reference.py

format: $(READY) ## Format the code and mend what ruff can mend
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

bench: $(READY) ## Measure quality, speed and size; write bench/results.json; fail below the floors
	@$(BIN)/python -m bench $(BENCH)

train: $(READY) ## Train the reader model from the corpora and put it into the package (see training/)
	@PYTHON="$(PYTHON)" UV="$(UV)" .ci/set-up train
	@$(KEEP_MEMORY) $(BIN)/python -m training.pretrain
	@$(KEEP_MEMORY) $(BIN)/python -m training.train $(TRAIN)
	@$(KEEP_MEMORY) $(BIN)/python -m training.train --name again --begin training/runs/reader/final.pt --epochs 2 --rate 8e-5 --head-rate 5e-4 $(TRAIN)
	@$(BIN)/python -m training.export training/runs/again/final.pt
	@$(BIN)/python -m training.quotations

pictures: $(READY) ## Draw the pictures of the terminal, and of the desk if Chromium is there, anew
	@$(BIN)/python docs/picture.py
	@$(BIN)/python -m docs.screens

wheel: $(READY) ## Build dist/sayso-*.whl
	@rm -rf dist
	@$(BIN)/python -m build --wheel --outdir dist . >build/wheel.log 2>&1 || { tail -n 30 build/wheel.log >&2; exit 1; }
	@ls -lh dist

try-wheel: wheel ## Install the wheel into an empty environment and read an article with it
	@PYTHON="$(BIN)/python" .ci/try-wheel dist/sayso-*.whl

clean: ## Remove .venv and everything built or measured here
	@rm -rf .venv .demo dist build bench/work .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
