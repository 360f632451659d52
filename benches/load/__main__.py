"""The release binary under load, on both engines, at scale 1 and 100, keeping nothing, rows or answers; and beside it the
limits: one SQL statement by hand, and finished bytes from memory. And beside both any other server, with --peer.

Prints medians of rounds that are interleaved, because machines are noisy: only what stands in one table can be compared. CPU is that of the
server and of its database, per request. Needs `wrk`, and TEST_POSTGRES_URL for the second engine (`make bench` sees to it).
"""

import argparse
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from databases import ENGINES, SCALES, filled
from measuring import measure
from questions import questions
from subjects import KINDS, elsewhere, over
from tables import costs, ratios


def peer(text):
    """Another server, as --peer names it."""
    name, url, folder, *pids = text.split(",")
    return elsewhere(name, url, Path(folder), [int(pid) for pid in pids])


def options():
    options = argparse.ArgumentParser(prog="benches/load", description=__doc__)
    options.add_argument("--questions", nargs="+", default=[], metavar="NAME", help="only these queries, such as q1 q3")
    options.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    options.add_argument("--scales", nargs="+", type=int, choices=SCALES, default=SCALES)
    options.add_argument("--subjects", nargs="+", choices=KINDS, default=list(KINDS))
    options.add_argument("--connections", type=int, default=16, help="with 1, latencies are those of a request alone")
    options.add_argument("--seconds", type=int, default=1)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--peer", type=peer, action="append", default=[], metavar="NAME,URL,FOLDER,PID..", help="""another server that
        runs already: its GraphQL address, the folder of its *.graphql, which are named as ours, and its processes""")
    return options


def ours(asked, found, running):
    """The subjects over each database; those that read none over the first alone."""
    subjects = []
    for engine in asked.engines:
        for scale in asked.scales:
            folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
            database = running.enter_context(filled(engine, scale, folder))
            kinds = [KINDS[kind] for kind in asked.subjects if KINDS[kind].reads or not subjects]
            subjects += running.enter_context(over(database, kinds, found, folder))
    return sorted(subjects, key=lambda subject: not subject.kind.reads)


def main():
    asked = options().parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: install the package \"wrk\"")
    found = questions(asked.questions)
    measured = {}
    with ExitStack() as running:
        subjects = asked.peer + ours(asked, found, running)
        loads = [(question, subject) for question in found for subject in subjects if subject.takes(question)]
        print(f"{len(loads)} loads, {asked.rounds} times {asked.seconds} s each", file=sys.stderr)
        for _ in range(asked.rounds):
            for question, subject in loads:
                result = measure(subject, question, asked.connections, asked.seconds)
                measured.setdefault((str(question), subject.place, subject.kind.name), []).append(result)
    costs(measured)
    ratios(measured)


if __name__ == "__main__":
    main()
