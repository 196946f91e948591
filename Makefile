# `make site` and `make test` are all that a newcomer needs; `make help` lists the rest.

SHELL := /bin/bash
PREFIX ?= /usr/local
CARTEIRA := .build/release/carteira
BUILD_RELEASE := swift build -c release --static-swift-stdlib --product carteira

# A crashing child must end, not wait for a backtrace to be written into a pipe.
export SWIFT_BACKTRACE = enable=no

.PHONY: help site test bench lint golden install clean tools release

help: ## what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

site: release ## render the portfolio of this folder into output/site
	@$(CARTEIRA) build
	@echo
	@echo "Open output/site/index.html in a browser (a double-click will do)."

test: tools ## everything that needs no server; says how many tests ran
	@bench/checks/run_tests.sh

lint: ## the formatter's rules, strictly
	swift format lint --strict --recursive Sources Tests bench Package.swift

bench: release ## measure against the rivals and floors, as far as they are installed
	python3 bench/run.py

golden: tools ## write the expected files of the tests again; review them with git diff
	RECORD_GOLDEN=1 swift test --parallel --disable-xctest || true
	git status --short Tests docs

install: release ## install the program under PREFIX
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(CARTEIRA) "$(DESTDIR)$(PREFIX)/bin/carteira"
	strip "$(DESTDIR)$(PREFIX)/bin/carteira"

clean: ## forget what was built; output/ stays
	swift package clean

release: tools
	@echo "Building in release (minutes the first time, seconds afterwards)"
	@$(BUILD_RELEASE)

tools:
	@bench/checks/install_tools.sh
