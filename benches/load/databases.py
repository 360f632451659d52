"""Databases: both engines, with the dataset or with a hundred times its meetings."""

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BENCHES = Path(__file__).parents[1]
RELEASE = BENCHES.parent / "target/release"
ENGINES = ["SQLite"] + (["PostgreSQL"] if "TEST_POSTGRES_URL" in os.environ else [])
SCALES = [1, 100]


@dataclass
class Database:
    """A database that is filled."""

    engine: str
    scale: int
    url: str

    def __str__(self):
        return f"{self.engine} ×{self.scale}"


@contextmanager
def filled(engine, scale, folder):
    """A database at a scale; dropped at the end."""
    if engine == "SQLite":
        url, shell = f"sqlite://{folder}/{scale}.db", ["sqlite3", f"{folder}/{scale}.db"]
        enlarge = [f".read {BENCHES / 'scale.sql'}", "ANALYZE"]
    else:
        server, name = os.environ["TEST_POSTGRES_URL"], f"bench_{os.getpid()}_{scale}"
        maintain = lambda statement: subprocess.run(["psql", "-q", f"{server}/postgres", "-c", statement], check=True)
        url, shell = f"{server}/{name}", ["psql", "-q", f"{server}/{name}"]
        enlarge = ["-f", BENCHES / "scale.sql", "-c", "ANALYZE"]
        maintain(f"CREATE DATABASE {name}")
    try:
        load = [RELEASE / "iscm-graph", "import", BENCHES.parent / "data"]
        subprocess.run(load, env=os.environ | {"DATABASE_URL": url, "LOG": "error"}, check=True, stdout=subprocess.DEVNULL)
        if scale == 100:
            subprocess.run(shell + enlarge, check=True)
        yield Database(engine, scale, url)
    finally:
        if engine == "PostgreSQL":
            maintain(f"DROP DATABASE {name}")


def backends(database):
    """The processes of PostgreSQL that work for a database, or for any. Their titles say so."""
    if database and database.engine == "SQLite":
        return []
    name = database.url.rsplit("/", 1)[1] + " " if database else ""
    found = subprocess.run(["pgrep", "-f", f"^postgres: .*{name}"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]
