# make run: the consultant at http://127.0.0.1:8000; make test: everything that must hold. Both again are quick.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint requirements.lock

.PHONY: run setup test fuzz bench eval lock clean

run: .venv/run.stamp
	@$(BIN)/nko serve

setup: .venv/run.stamp

# The tests' index is built before them by all cores; then one thread each, since the tests of two files run side by side; a browser wants the machine for itself.
test: .venv/test.stamp
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/nko corpus check
	NKO_DATA_DIR=.nko/test $(BIN)/nko ingest
	OMP_NUM_THREADS=1 $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --ignore tests/app/ui
	$(BIN)/pytest tests/app/ui

# 2,500 damaged files over all readers; SEED=2 makes others.
fuzz: .venv/test.stamp
	$(BIN)/python -m tests.ingest.read.fuzz --files 2500 --seed $(or $(SEED),1)

eval: .venv/run.stamp
	@$(BIN)/nko eval

bench: export HAYSTACK_TELEMETRY_ENABLED := False
bench: export ANONYMIZED_TELEMETRY := False
bench: .venv/bench.stamp
	@$(BIN)/nko eval
	@$(BIN)/nko bench retrieval
	@$(BIN)/nko bench verification
	@$(BIN)/nko bench review $(wildcard ../shared/data/drafts/application-*.txt)
	@for set in ../shared/data/bench/xquad-ru ../shared/data/bench/ru-rag-par-5k; do \
		if [ -d $$set ]; then $(BIN)/nko bench retrieval $$set; else echo "нет набора $$set: пропущен"; fi; done
	@if [ -d ../shared/data/parsing ]; then $(BIN)/nko bench reading ../shared/data; else echo "нет файлов для чтения: пропущено"; fi
	@$(BIN)/nko bench ingest
	@$(BIN)/nko bench spelling
	@$(BIN)/nko bench latency
	@$(BIN)/nko bench page

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python pyproject.toml requirements.lock
	$(PIP) --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp .ci/chromium .ci/tesseract
	$(PIP) torch==2.13.0
	$(PIP) --editable '.[models,test]'
	bash .ci/chromium
	bash .ci/tesseract
	@touch $@

# LlamaIndex's BM25 asks for PyStemmer 2 and works with 3, which we use.
.venv/bench.stamp: .venv/run.stamp .ci/chromium
	$(PIP) --editable '.[bench]'
	$(PIP) --no-deps llama-index-retrievers-bm25==0.8.0
	bash .ci/chromium
	@touch $@

# Resolve anew and write down every version; torch is left without its local tag, so that pip finds it everywhere.
lock:
	rm -rf .venv && $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --editable '.[bench,gigachat,models,test]' hatchling==1.33.0
	$(BIN)/pip install --quiet --no-deps llama-index-retrievers-bm25==0.8.0
	$(BIN)/pip freeze --exclude-editable | sed 's/^\(torch==[0-9.]*\)+.*/\1/' > requirements.lock

clean:
	rm -rf .venv .nko build
