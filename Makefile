# make demo | serve | test | lint | golden | bench | fuzz | storm. Everything sets itself up: a virtual environment in .venv, made anew
# only when pyproject.toml or constraints.txt change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FUZZ ?= 2000
STORM ?= 20
SECONDS_ASKED ?= 300
PORT ?= 8484

.DEFAULT_GOAL := demo
.PHONY: demo serve test lint golden bench fuzz storm schemathesis serve-storm system clean

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[ocr,cluster,db,parquet,watch,serve,dev]"
	touch $@

system:
	@.ci/system

demo: $(READY)  ## the samples, to output; some of them are broken on purpose, so 1 is a good end
	$(BIN)/iku convert samples --output output; test $$? -le 1

serve: $(READY)  ## the review page over the samples, converted where they are not yet; PORT=n
	$(BIN)/iku convert samples --output output --quiet; test $$? -le 1
	$(BIN)/iku serve output --port $(PORT)

test: $(READY) system  ## modules are compiled once and kept: many tests start processes
	$(BIN)/python -m compileall -q -j 0 audit emit extract iku normalize schema
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(READY)  ## regenerate what tests compare with; review it as a diff
	$(BIN)/python samples/make.py
	$(BIN)/iku schema --format markdown > docs/kontrak-data.md
	$(BIN)/python -m tests.kept.reading
	rm -rf output
	$(BIN)/iku convert samples --output output --quiet; test $$? -le 1

bench: $(READY)
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.batch

fuzz: $(READY)  ## FUZZ=n mutated documents, other ones each day
	$(BIN)/python -m pytest tests/e2e/test_hostile.py -k mutated --fuzz $(FUZZ) --fuzz-seed $$(date +%j)0000 --timeout 0

storm: $(READY)  ## STORM=n times as many trials as the tests: state damaged, runs killed, disks filled
	IKU_ROUNDS=$(STORM) $(BIN)/python -m pytest tests/e2e/test_damage.py tests/e2e/test_batch.py \
	    -k "damaged or killed or fills" --timeout 0

schemathesis: $(READY)  ## SECONDS_ASKED seconds of requests to a real server; none may break /openapi.json
	rm -rf build/layanan && $(BIN)/iku serve build/layanan --port 8494 & server=$$!; sleep 5; \
	    $(BIN)/schemathesis run http://127.0.0.1:8494/openapi.json --max-time $(SECONDS_ASKED); ended=$$?; \
	    kill $$server; exit $$ended

serve-storm: $(READY)  ## 200 uploads at once, good, bad and hostile
	$(BIN)/python -m benchmarks.serve

clean:
	rm -rf build $(READY)
