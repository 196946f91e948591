# `make site` and `make test` are all that a newcomer needs; `make help` lists the rest.

SHELL := /bin/bash
PREFIX ?= /usr/local
CARTEIRA := .build/release/carteira
MANUAL := .build/manual
TO := $(DESTDIR)$(PREFIX)
BUILD_RELEASE := swift build -c release --static-swift-stdlib --product carteira

# A crashing child must end, not wait for a backtrace to be written into a pipe.
export SWIFT_BACKTRACE = enable=no

.PHONY: help site test bench lint golden install deb clean tools release

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

install: release ## install the program, its manual page, completions and documents under PREFIX
	install -d "$(TO)/bin"
	install -m 755 $(CARTEIRA) "$(TO)/bin/carteira"
	strip "$(TO)/bin/carteira"
	bench/packaging/manual.py $(CARTEIRA) $(MANUAL)
	install -D -m 644 $(MANUAL)/carteira.1 "$(TO)/share/man/man1/carteira.1"
	install -D -m 644 $(MANUAL)/carteira.bash "$(TO)/share/bash-completion/completions/carteira"
	install -D -m 644 $(MANUAL)/_carteira "$(TO)/share/zsh/site-functions/_carteira"
	install -D -m 644 $(MANUAL)/carteira.fish "$(TO)/share/fish/vendor_completions.d/carteira.fish"
	bench/packaging/papers.py "$(TO)/share/doc/carteira"

deb: release ## make a Debian package in .build/
	@bench/packaging/deb.py $(CARTEIRA) .build

clean: ## forget what was built; output/ stays
	swift package clean

release: tools
	@echo "Building in release (minutes the first time, seconds afterwards)"
	@$(BUILD_RELEASE)

tools:
	@bench/checks/install_tools.sh
