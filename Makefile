# Two commands on a fresh machine: `make run` and `make test`. The rest is for developers.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
# Linux without a GPU: the address of PyTorch's CPU wheels, from the selector at pytorch.org,
# saves some gigabytes: make run TORCH_WHEELS=https://…
TORCH_WHEELS ?=

.PHONY: run test test-long test-soak check lint types format rebuild chat eval fit reader bench fuzz gallery audit soak faults clean

run: $(VENV)/.installed
	$(PY) -m index rebuild --if-none
	$(PY) -m bot run

test: $(VENV)/.installed-dev
	$(PY) -m pytest

# What takes minutes: many kills, many questions.
test-long: $(VENV)/.installed-dev
	$(PY) -m pytest -m long --timeout 1800

# Kills, crowds, faults and a rebuild under questions: wants the machine for itself.
test-soak: $(VENV)/.installed-dev
	$(PY) -m pytest -m soak --timeout 1800

check: lint types test

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-cache

types: $(VENV)/.installed-dev
	$(VENV)/bin/mypy

format: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

rebuild: $(VENV)/.installed
	$(PY) -m index rebuild

chat: $(VENV)/.installed
	$(PY) -m bot chat

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; give it as: make PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)

# torch goes first and alone, so that nothing else decides which build of it is taken.
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(if $(TORCH_WHEELS),PIP_INDEX_URL=$(TORCH_WHEELS)) $(PIP) install --quiet --constraint constraints.txt torch
	$(PIP) install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

# EVAL=folder adds development questions that are not part of the project.
EVAL ?=

eval: $(VENV)/.installed-dev
	$(PY) -m tests.evaluation $(if $(EVAL),--shared $(EVAL))

fit: $(VENV)/.installed-dev
	$(PY) -m tests.evaluation --fit $(if $(EVAL),--shared $(EVAL))

# Trains the evidence reader anew and writes its card: hours, on a machine that does nothing else.
# SHARED=folder holds the texts and collections that are not part of the project.
SHARED ?=
MINUTES ?= 150

reader: $(VENV)/.installed-dev
	$(PY) -m tests.training $(SHARED) --minutes $(MINUTES)

# How fast the index is, as ratios measured in one run: make bench PARTS="model stock"
PARTS ?=

bench: $(VENV)/.installed-dev
	$(PY) -m tests.bench $(PARTS)

# Broken files for every reader, for so many seconds; what breaks a promise is kept and named.
SECONDS ?= 60

fuzz: $(VENV)/.installed-dev
	$(PY) -m tests.fuzz $(SECONDS)

# docs/gallery/ and docs/answer.svg: every kind of message, from real answers over corpus/.
gallery: $(VENV)/.installed-dev
	$(PY) -m tests.gallery

# Known vulnerabilities in what the project is built on; says so when it cannot ask.
audit: $(VENV)/.installed
	.ci/audit

# Lost, twice, out of order, and how long it took, against a simulated Telegram: minutes each.
# make soak PARTS="crowd kills"
soak: $(VENV)/.installed-dev
	$(PY) -m tests.soak $(PARTS)

faults: $(VENV)/.installed-dev
	$(PY) -m tests.soak faults

clean:
	rm -rf $(VENV) data build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
