# What to type; `make help` lists it.

build_packages := libgit2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsodium-dev libssl-dev libexpat1-dev libqrencode-dev pkg-config git
test_packages := cmark-gfm msmtp sqlite3 openssh-client openssh-server strace chromium chromium-driver python3-venv

program := .build/release/beraad
server := .build/release/beraad-web
# A stamp, because an unchanged program keeps its old time and would be linked for ever.
built := .build/release.stamp
# The libraries that go into the program; where one and Sources/CNoConnections have the same name, ours comes first.
static := $(CURDIR)/.build/static
# Where the loader knows them (glibc 2.36): addresses to mend at the start in a hundredth of the room.
packed := $(shell getconf GNU_LIBC_VERSION 2>/dev/null | awk '{ split($$2, v, "."); if (v[1] > 2 || v[2] >= 36) print "-Xlinker -z -Xlinker pack-relative-relocs" }')
linked := --static-swift-stdlib -Xlinker '-L$(static)' -Xlinker -z -Xlinker muldefs -Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -static-libgcc $(packed)
# Types made of others are asked for by their functions. By their names, the way that takes less room, the runtime searches all
# that the program knows for whether a key can be hashed: a third of the instructions of a short command.
compiled := -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
sources := Package.swift tools/static-libraries $(shell find Sources -type f)

.DEFAULT_GOAL := build
.PHONY: help build pdf demo demo-web install deb release test torture fuzz lint docs bench clean ready

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

build: $(built) ## the programs, in release: .build/release/beraad and beraad-web

$(built): $(sources) | ready
	@tools/static-libraries '$(static)'
	PKG_CONFIG_PATH="$(static):$$PKG_CONFIG_PATH" swift build --configuration release --product beraad $(compiled) $(linked)
	PKG_CONFIG_PATH="$(static):$$PKG_CONFIG_PATH" swift build --configuration release --product beraad-web $(compiled) $(linked)
	@touch $@

pdf: ## what makes PDF files, from PyPI into .tools/typst: 80 MB
	@tools/packages python3-venv
	@tools/typst-is-here

ready:
	@tools/swift-is-here
	@tools/packages $(build_packages)

demo: $(built) ## one paper from draft to published edition, in a scratch copy under .demo/
	@tools/demo $(program)

demo-web: ready ## the example in a browser, with a link for each role, until Ctrl-C
	swift build --product beraad
	swift build --product beraad-web
	@tools/demo-web .build/debug/beraad

PREFIX ?= /usr/local
prefix ?= $(PREFIX)
install: $(built) ## programs, manual pages and completions, into $(PREFIX)
	@tools/install '$(program)' '$(server)' '$(DESTDIR)$(prefix)'

deb: $(built) ## a Debian package, in .build/
	@tools/packages dpkg-dev
	@tools/deb '$(program)' '$(server)' .build

release: $(built) ## source archive, Debian package, checksums and tag (docs/releasing.md)
	@tools/packages dpkg-dev
	@tools/release '$(program)' '$(server)'

test: ready ## every test
	@tools/packages $(test_packages)
	@tools/typst-is-here --if-easy
	@tools/test
	@tools/server-test .build/debug/beraad
	@tools/browser-test .build/debug/beraad

torture: $(built) ## several clones for BERAAD_TORTURE_SECONDS (300), crowds, a thousand kills, full disks
	@tools/packages strace
	BERAAD_PROGRAM='$(CURDIR)/$(program)' BERAAD_TORTURE_SECONDS=$${BERAAD_TORTURE_SECONDS:-300} \
	BERAAD_TORTURE_KILLS=$${BERAAD_TORTURE_KILLS:-1000} BERAAD_TORTURE_CROWDS=$${BERAAD_TORTURE_CROWDS:-10} \
	BERAAD_TORTURE_ROOMS=$${BERAAD_TORTURE_ROOMS:-190} swift test --filter 'AllianceTests|HostileTests'

fuzz: ready ## made-up bytes for every reader of strangers' bytes, by libFuzzer, BERAAD_FUZZ_SECONDS (60) each
	@tools/fuzz

lint: ready ## the formatter and the rules of the house
	swift format lint --strict --recursive Sources Tests Benchmarks Package.swift
	swift test --filter HouseTests

docs: $(built) ## docs/cli.md and docs/cli.nl.md, from the commands' own help
	$(program) reference > docs/cli.md
	$(program) reference --lang nl > docs/cli.nl.md

bench: $(built) ## the figures of Benchmarks/README.md, made again
	@for each in Benchmarks/*/run; do $$each $(program) || exit 1; done

clean: ## away with all that was built
	rm -rf .build .demo .demo-web .tools
