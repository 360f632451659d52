"""Questions: what is asked, and with which variables."""

import csv
import json
import urllib.request
from dataclasses import dataclass

from databases import BENCHES

QUERIES = BENCHES / "queries"
# Meetings without a date come last; the page begins among those that have one.
NEAR_THE_END = '{ meetings(last: 100, filter: { date: { from: "1900-01-01" } }, orderBy: [{ date: ASC }]) { pageInfo { startCursor } } }'


@dataclass
class Question:
    """A query, and what of it is varied."""

    name: str
    query: str
    varied: str | None = None

    def variables(self, url):
        """The variables among which each request draws. The place of a page is asked of the server itself."""
        if self.varied == "drawn":
            with open(BENCHES.parent / "data/processes.csv", newline="") as processes:
                return [{"slug": process["slug"]} for process in csv.DictReader(processes)]
        if self.varied == "deep":
            return [{"after": ask(url, {"query": NEAR_THE_END})["meetings"]["pageInfo"]["startCursor"]}]
        if self.varied == "last":
            return [{"first": None, "last": 5}]
        # Also where the query has it by default: not every engine knows defaults.
        return [{"slug": "prague-process"} if "$slug:" in self.query else None]

    def bodies(self, url):
        """The bodies of requests, as they are posted."""
        return [json.dumps({"query": self.query} | ({"variables": given} if given else {})) for given in self.variables(url)]

    def __str__(self):
        return f"{self.name} {self.varied}" if self.varied else self.name


def questions(only):
    """All, or some. Those that have a variable for it are also asked for any process, for a page deep in the list, and for its last page."""
    found = []
    for path in sorted(QUERIES.glob("*.graphql")):
        name, query = path.stem, path.read_text()
        if not only or name in only:
            varied = [None] + ["drawn"] * ("$slug:" in query) + ["deep"] * ("$after:" in query) + ["last"] * ("$last:" in query)
            found += [Question(name, query, how) for how in varied]
    return found


def post(url, body):
    """The bytes of an answer."""
    request = urllib.request.Request(url, body.encode(), {"content-type": "application/json"})
    return urllib.request.urlopen(request).read()


def ask(url, question):
    """The data of an answer without errors."""
    answer = json.loads(post(url, json.dumps(question)))
    if "errors" in answer:
        raise SystemExit(f"{url}: {answer['errors']}")
    return answer["data"]
