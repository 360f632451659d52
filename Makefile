# `make test` is the one test command; it tests on SQLite and on a PostgreSQL that it starts and stops itself.
.PHONY: run test bench

run:
	cargo run

test:
	tests/run

# The release binary under load on both engines, beside the limits of any server; OPTIONS as in `make bench OPTIONS="--scales 1"`.
bench:
	benches/run $(OPTIONS)
