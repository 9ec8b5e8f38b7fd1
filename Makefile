# Everything that is done with this repository, one target each. `make` alone explains them.

PYTHON ?= python3
VENV := .venv
HEIC := .venv-heic
BIN := $(VENV)/bin
# Versions that were tested together, whatever is newest today, and only files with the hashes that they had then. The
# checkout itself has none; it is built with what was installed before. uv takes a tenth of the time, where it is there.
UV := $(shell command -v uv 2>/dev/null)
ifneq ($(UV),)
PIP := VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet
else
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
endif
HASHED := --require-hashes --requirement
CHECKOUT := --no-deps --no-build-isolation --no-index --editable .
# Two, because the browser tests wait more than they compute, and more browsers than that do not fit small machines.
WORKERS ?= 2
CHROMIUM_NAMES := chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
FIREFOX_NAMES := firefox-esr firefox

.DEFAULT_GOAL := help
.PHONY: help run dev test heic mutants chaos soak fuzz lint bench bench-pages bench-growth bench-accounts bench-chat pictures look format migration vendor lock clean browser

help: ## Explain the targets (this)
	@echo "make TARGET, with TARGET one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r name what; do \
	  printf '%-15s %s\n' "$$name" "$$what"; done

run: $(VENV)/installed ## Set up and serve http://localhost:8000
	@exec $(BIN)/switchboard serve

dev: $(VENV)/installed-dev ## The same, and whatever you change is reloaded
	@exec $(BIN)/switchboard dev

# Whatever the environment says, what Python and pytest make of modules is kept: a run imports them some hundred times.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/installed-dev browser ## Set up and run every test (ARGS="tests/chat -k unread" for some)
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

mutants: $(VENV)/installed-dev ## Make plausible mistakes in a copy, one at a time, and see that tests notice (ARGS="chat")
	$(BIN)/python -m tests.mutants $(ARGS)

heic: $(HEIC)/installed ## Run the tests of pictures with the codec for HEIC, in an environment of its own
	$(HEIC)/bin/python -m pytest -n $(WORKERS) tests/chat/attachments tests/chat/test_picture_processes.py $(ARGS)

chaos: $(VENV)/installed-dev ## Kill processes and Redis for 45 s while people talk, and count what is lost (SECONDS=...)
	CHAOS_SECONDS=$(or $(SECONDS),45) $(BIN)/python -m pytest -s --no-header tests/fault/test_chaos.py $(ARGS)

soak: $(VENV)/installed-dev ## Let people come, talk and go for ten minutes, and see what the server keeps of them (SECONDS=...)
	SOAK_SECONDS=$(or $(SECONDS),600) $(BIN)/python -m pytest -s --no-header tests/fault/test_soak.py $(ARGS)

fuzz: $(VENV)/installed-dev ## Send everything hostile to every route and every event for ten minutes (SECONDS=..., SEED=...)
	FUZZ_SECONDS=$$(($(or $(SECONDS),600) / 2)) FUZZ_SEED=$(or $(SEED),1) \
	  $(BIN)/python -m pytest -n $(WORKERS) --no-header -rP --show-capture=stdout tests/fuzz $(ARGS)

lint: $(VENV)/installed-dev ## Check style, types, the layers and the rules for templates and routes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "template_rules or route_rules"

bench: $(VENV)/installed-dev ## Measure against Socket.IO and the physical limits (ARGS="--quick", "--only connects")
	$(BIN)/python -m tests.bench $(ARGS)

bench-pages: $(VENV)/installed-dev ## Measure pages against Django admin and starlette-admin (ARGS="--quick")
	$(BIN)/python -m tests.bench.pages $(ARGS)

bench-growth: $(VENV)/installed-dev ## Measure what ten times as much costs, and what is kept of who has gone (ARGS="--quick")
	$(BIN)/python -m tests.bench.growth $(ARGS)

bench-accounts: $(VENV)/installed-dev ## Measure sessions, sign-ins, lists at 100,000 people, and the closing of sockets
	$(BIN)/python -m tests.bench.accounts $(ARGS)

bench-chat: $(VENV)/installed-dev ## Measure rooms, search, delivery, presence and the browser (ARGS="--only search")
	$(BIN)/python -m tests.bench.chat $(ARGS)

pictures: $(VENV)/installed-dev browser ## Take the pictures of the README anew
	$(BIN)/python -m tests.screenshots

look: $(VENV)/installed-dev browser ## Look at every page, and all that opens on it, in every window, language and theme (INTO=folder of pictures)
	mkdir -p $(or $(INTO),test-results/look)
	LOOK_INTO=$(or $(INTO),test-results/look) $(BIN)/python -m pytest -n $(WORKERS) --no-header tests/browser/test_looks.py $(ARGS)

format: $(VENV)/installed-dev ## Bring the Python files into the common style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migration: $(VENV)/installed-dev ## Write a migration from what changed in the models (NAME=what_changes [DATA=yes])
	@$(BIN)/python -m app.development.migrations "$(NAME)" $(if $(DATA),--data)

vendor: $(VENV)/installed-dev ## Fetch the files in static/vendor/ again, with npm
	$(BIN)/python -m app.development.vendor

lock: $(VENV)/installed-dev ## Bring requirements.lock up to today's versions
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	PATH="$(BIN):$$PATH" $(BIN)/python -m app.development.lock $(ARGS)
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version=3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --constraint requirements.lock \
	  --output-file tests/bench/pages/requirements.lock tests/bench/pages/requirements.in

clean: ## Remove what the other targets made, except data/
	rm -rf $(VENV) $(HEIC) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find app tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. Made again when what is to be installed changes.

$(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || { echo "Switchboard needs Python 3.11 or newer, and there is no $(PYTHON) here."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Switchboard needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Another: make PYTHON=..."; exit 1; }
ifneq ($(UV),)
	@$(UV) venv --quiet --seed --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
endif

$(VENV)/installed: pyproject.toml requirements.lock | $(BIN)/pip
	@echo "Installing Switchboard and its libraries into $(VENV)/, which takes up to two minutes the first time ..."
	@sed '/^# Development/,$$d' requirements.lock > $(VENV)/requirements.txt
	@$(PIP) $(HASHED) $(VENV)/requirements.txt
	@$(PIP) $(CHECKOUT)
	@touch $@

$(VENV)/installed-dev: pyproject.toml requirements.lock | $(BIN)/pip
	@echo "Installing Switchboard, its libraries and the tools for its tests into $(VENV)/, which takes some minutes ..."
	@sed '/^# The extra heic/,$$d' requirements.lock > $(VENV)/requirements.txt
	@$(PIP) $(HASHED) $(VENV)/requirements.txt
	@$(PIP) $(CHECKOUT)
	@touch $@ $(VENV)/installed

# With a codec under the GPL, so it is an environment of its own.
$(HEIC)/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(HEIC)
	$(HEIC)/bin/pip install --quiet $(HASHED) requirements.lock
	$(HEIC)/bin/pip install --quiet $(CHECKOUT)
	@touch $@

# Of Chromium, the first can open no window, and takes a third of the time that the others do.
browser:
	@has() { for name; do command -v "$$name" >/dev/null && return; done; return 1; }; \
	missing() { \
	  [ -n "$$CHROMIUM" ] || has $(CHROMIUM_NAMES) || echo chromium; \
	  [ -n "$$FIREFOX" ] || has $(FIREFOX_NAMES) || echo firefox-esr; \
	  [ -n "$$WEBKIT_DRIVER" ] || has WebKitWebDriver || echo webkit2gtk-driver; \
	  has Xvfb || echo xvfb; \
	}; \
	best=$(firstword $(CHROMIUM_NAMES)); \
	if [ -n "$$CHROMIUM" ] || has $$best; then best=; fi; \
	if [ -n "$$best$$(missing)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing browsers for the tests ..."; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update -qq; \
	  install() { for name; do apt-get install -y -qq --no-install-recommends "$$name" >/dev/null; done; }; \
	  install $$best; \
	  install $$(missing); \
	fi; \
	if [ -n "$$(missing)" ]; then \
	  echo "Not every browser is here, so some tests will be skipped. On Debian and Ubuntu: sudo apt install" $$(missing); \
	fi
