# make run: the consultant at http://127.0.0.1:8000; make test: everything that must hold. Both again are quick.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock

.PHONY: run setup test check bench eval lock clean

run: .venv/run.stamp
	@$(BIN)/nko serve

setup: .venv/run.stamp

test: .venv/test.stamp
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/nko corpus check
	$(BIN)/pytest

eval: .venv/run.stamp
	@$(BIN)/nko eval

bench: .venv/run.stamp
	@$(BIN)/nko eval
	@$(BIN)/nko bench review
	@for set in ../shared/data/bench/xquad-ru ../shared/data/bench/ru-rag-par-5k; do \
		if [ -d $$set ]; then $(BIN)/nko bench retrieval $$set; else echo "нет набора $$set: пропущен"; fi; done

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python pyproject.toml requirements.lock
	$(PIP) --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp .ci/chromium
	$(PIP) torch==2.13.0
	$(PIP) --editable '.[models,test]'
	bash .ci/chromium
	@touch $@

# Resolve anew and write down every version; torch is left without its local tag, so that pip finds it everywhere.
lock:
	rm -rf .venv && $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --editable '.[models,test]' hatchling==1.33.0
	$(BIN)/pip freeze --exclude-editable | sed 's/^\(torch==[0-9.]*\)+.*/\1/' > requirements.lock

clean:
	rm -rf .venv .nko build
