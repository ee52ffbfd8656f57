# What is done here, and how. `make setup` once, then any of the others.

BIN := .venv/bin

.PHONY: setup generate check test golden pictures lint format ci

setup: ## a virtual environment; the mock server and axe where there is npm
	python3 -m venv .venv
	$(BIN)/pip install -q -e '.[dev,builds]'
	command -v npm >/dev/null && npm install --prefix . --no-save --no-audit --no-fund @stdy/cli axe-core || true

generate: ## output/ from spec/threads.yaml
	$(BIN)/specloom generate

check: ## whether output/ is up to date
	$(BIN)/specloom check

test: ## all tests; a part of them: make test ARGS='tests/write -x'
	$(BIN)/pytest -n auto $(ARGS)

golden: ## the expected output of the golden cases anew; read the difference in git
	$(BIN)/pytest tests/golden --regenerate

pictures: ## the pictures of the docs' pages anew; look at them
	$(BIN)/pytest tests/docs/test_pictures.py --regenerate

lint: ## what black, ruff, mypy and pyright say
	$(BIN)/black --check -q .
	$(BIN)/ruff check -q .
	$(BIN)/mypy generator/specloom bench
	MYPYPATH=output $(BIN)/mypy output/openai_threads
	$(BIN)/pyright -p pyproject.toml --pythonpath $(BIN)/python

format: ## lay out the code, and mend what can be mended
	$(BIN)/ruff check -q --fix .
	$(BIN)/black -q .

ci: ## everything that has to hold before a commit is merged
	.ci/run

.PHONY: corpus
corpus: ## specloom over 2,639 real descriptions; resumes. Which: make corpus ARGS=--help
	$(BIN)/python -m bench.corpus $(ARGS)

.PHONY: edits
edits: ## random edits of 30 real descriptions, and what they change: make edits ROUNDS=19 ARGS=--help
	$(BIN)/python -m tests.regeneration $(if $(ROUNDS),--rounds $(ROUNDS)) $(ARGS)

.PHONY: forms
forms: ## every call that descriptions tell of as a command line in three forms; SPECLOOM_SPECS=FOLDER
	SPECLOOM_FORMS=1 $(BIN)/pytest tests/steady/test_forms.py $(ARGS)

.PHONY: examples
examples: ## every example of the docs, run against Steady; SPECLOOM_SPECS=FOLDER
	SPECLOOM_EXAMPLES=1 $(BIN)/pytest tests/steady/test_docs.py $(ARGS)

.PHONY: bench
bench: ## start-up of what is generated, also beside the official client, specloom as a build step and against its peers: make bench ARGS=--help
	$(BIN)/python -m bench.startup
	$(BIN)/python -m bench.commands
	$(BIN)/python -m bench.official
	$(BIN)/python -m bench.build
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.peers $(ARGS)
