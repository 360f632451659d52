# `make test` is the one test command; it tests on SQLite and on a PostgreSQL that it starts and stops itself.
.PHONY: run test

run:
	cargo run

test:
	tests/run
