"""Subjects: what is measured. Our server, which keeps nothing, rows or answers; the limits of any server; or another server."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from databases import RELEASE, Database
from questions import QUERIES, post

SETTINGS = {"cold": {"ANSWER_CACHE": "0", "ROW_CACHE": "0"}, "rows": {"ANSWER_CACHE": "0"}, "answers": {}}


@dataclass
class Server:
    """What answers at an address, its processes, and the database that works for it."""

    url: str
    pids: list[int]
    database: Database | None = None


@dataclass
class Load:
    """What is sent over and over: one body, or one drawn from many; a plain GET where there are none."""

    url: str
    bodies: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


def posted(server, question):
    """The question, to a GraphQL server."""
    return Load(server.url, question.bodies(server.url))


def asked_again(server, question):
    """The question, by a client that has the answer already."""
    url = f"{server.url}?{urlencode({'query': question.query})}"
    headers = {"If-None-Match": urlopen(url).headers["ETag"]}
    try:
        urlopen(Request(url, headers=headers))
    except HTTPError as unchanged:
        if unchanged.status == 304:
            return Load(url, headers=headers)
    raise SystemExit(f"{url}: the answer is not 304")


def by_statement(server, question):
    """The question, to one statement by hand."""
    return Load(f"{server.url}/sql/{question.name}", question.bodies(server.url))


def from_memory(server, question):
    """The question, to its finished answer."""
    return Load(f"{server.url}/bytes/{question.name}", question.bodies(server.url))


@dataclass
class Kind:
    """A kind of subject: its server, what is sent there, which variations of a question matter, and whether the database does."""

    name: str
    server: str
    load: Callable
    varied: tuple[str, ...] = ()
    reads: bool = False


KINDS = {
    "cold": Kind("cold", "cold", posted, ("drawn", "deep", "last"), reads=True),
    "rows": Kind("rows kept", "rows", posted, ("deep", "last"), reads=True),
    "sql": Kind("SQL by hand", "limits", by_statement, reads=True),
    "answers": Kind("answers kept", "answers", posted),
    "unchanged": Kind("304", "answers", asked_again),
    "bytes": Kind("bytes from memory", "limits", from_memory),
}


@dataclass
class Subject:
    """What is measured."""

    kind: Kind
    server: Server

    @property
    def place(self):
        return str(self.server.database) if self.kind.reads else ""

    def takes(self, question):
        return question.varied is None or question.varied in self.kind.varied

    def load(self, question):
        return self.kind.load(self.server, question)


def elsewhere(name, url, folder, pids):
    """A server that runs already, and takes the queries in a folder for ours."""

    def load(server, question):
        return posted(server, replace(question, query=(folder / f"{question.name}.graphql").read_text()))

    return Subject(Kind(name, "", load, ("drawn",)), Server(url, pids))


@contextmanager
def started(command, path, database, settings):
    """A program of ours over a database, with settings; stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host, port = free.getsockname()
    environment = os.environ | {"DATABASE_URL": database.url, "LISTEN": f"{host}:{port}", "LOG": "error"} | settings
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(host, port)
        yield Server(f"http://{host}:{port}{path}", [process.pid], database)
    finally:
        process.terminate()
        process.wait()


def wait_for(host, port):
    for _ in range(200):
        try:
            return socket.create_connection((host, port)).close()
        except OSError:
            time.sleep(0.05)
    raise SystemExit("a server does not start")


@contextmanager
def over(database, kinds, questions, folder):
    """The subjects over a database, all in operation; what makes answers by hand makes the same."""
    plain = [question for question in questions if not question.varied]
    with ExitStack() as running:
        start = lambda *program: running.enter_context(started(*program))
        servers = {name: start([RELEASE / "iscm-graph"], "/graphql", database, settings) for name, settings in SETTINGS.items()}
        for question in plain:
            (folder / f"{question.name}.json").write_bytes(answer(posted(servers["answers"], question)))
        servers["limits"] = start([RELEASE / "limits", QUERIES, folder], "", database, {})
        for question in plain:
            compare(question, servers["limits"], folder)
        yield [Subject(kind, servers[kind.server]) for kind in kinds]


def compare(question, limits, folder):
    """Ends all where the statement by hand gives another answer. Cursors may differ: they are opaque."""
    read = lambda text: json.loads(text, object_hook=lambda found: {name: found[name] for name in found if name != "endCursor"})
    if read(answer(by_statement(limits, question))) != read((folder / f"{question.name}.json").read_bytes()):
        raise SystemExit(f"{question} on {limits.database}: the statement by hand gives another answer than iscm-graph")


def answer(load):
    return post(load.url, load.bodies[0])
