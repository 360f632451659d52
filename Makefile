# `make test` is the one test command: on SQLite, on a PostgreSQL that it starts and stops itself, and in a browser.
.PHONY: run web dev test bench

NPM := npm --prefix web

# With npm, the explorer and GraphiQL are built into the binary; without it, there is a small console instead.
run:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory web; else echo "npm is missing: serving the console instead of the explorer"; fi
	cargo run

web: web/embed/dist/index.html

MADE := web/node_modules web/embed web/src/gql web/src/generated
SOURCES := $(shell find web tests/queries $(MADE:%=-path % -prune -o) -type f -print)
web/embed/dist/index.html: web/node_modules/.package-lock.json schema.graphql data/states.csv $(SOURCES)
	$(NPM) run build

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	$(NPM) ci
	@touch $@

# The pages with hot reload on port 5173, and behind them the server on port 8080.
dev: web/node_modules/.package-lock.json
	cargo build
	cargo run & server=$$!; trap "kill $$server" EXIT; $(NPM) run dev

test:
	tests/run

# The release binary under load on both engines, beside the limits of any server; OPTIONS as in `make bench OPTIONS="--scales 1"`.
bench:
	benches/run $(OPTIONS)
