# A PostgreSQL server of our own: in a temporary folder, on a port that is free, stopped at the end. Its address is TEST_POSTGRES_URL.

# What is missing is a failure with CI=true, and a line otherwise.
missing() {
  echo "$1" >&2
  [ "${CI:-}" != true ] || exit 1
}

start_postgres() {
  local binaries folder port as=()
  binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$binaries" ] || binaries=$(dirname "$(command -v initdb)" 2>/dev/null) || true
  [ -x "$binaries/initdb" ] || { missing "PostgreSQL is missing: install the package \"postgresql\" to test the second engine"; return; }
  folder=$(mktemp -d)
  if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    as=(runuser -u postgres --)
    chown postgres "$folder"
  fi
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  (cd "$folder" && "${as[@]}" "$binaries/initdb" --pgdata "$folder/data" --username test --auth trust --encoding UTF8 --no-sync >"$folder/initdb.log")
  # shellcheck disable=SC2064 # the values of now
  trap "cd /; ${as[*]} '$binaries/pg_ctl' --pgdata '$folder/data' --mode immediate --silent stop; rm -rf '$folder'" EXIT
  (cd "$folder" && "${as[@]}" "$binaries/pg_ctl" --pgdata "$folder/data" --wait --silent --log "$folder/server.log" \
    --options "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off -c max_connections=200" start)
  export TEST_POSTGRES_URL="postgres://test@127.0.0.1:$port"
}
