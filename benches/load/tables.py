"""Tables: medians of what was measured, and what our server costs beside the limits of any."""

import math
import statistics

from subjects import KINDS

COLUMNS = [
    ("CPU µs", "processor", ".0f"),
    ("requests/s", "rate", ".0f"),
    ("p50 ms", "p50", ".2f"),
    ("p99 ms", "p99", ".2f"),
    ("statements", "statements", ".1f"),
    ("MiB", "memory", ".0f"),
]


def medians(rounds):
    return {key: statistics.median(result[key] for result in rounds) for _, key, _ in COLUMNS}


def cell(number, form):
    return "" if math.isnan(number) else f"{number:{form}}"


def table(head, rows):
    print("| " + " | ".join(["", *head]) + " |\n|" + "---|" * (len(head) + 1))
    for name, cells in rows:
        print("| " + " | ".join([name, *cells]) + " |")
    print()


def costs(measured):
    """A row for each question and subject. The measured are rounds by question, place and kind."""
    rows = []
    for key, rounds in measured.items():
        found = medians(rounds)
        rows.append((" ".join(filter(None, key)), [cell(found[name], form) for _, name, form in COLUMNS]))
    table([head for head, _, _ in COLUMNS], rows)


def ratios(measured):
    """A row for each question: processor time beside a statement by hand, and requests per second beside finished bytes."""
    found = {key: medians(rounds) for key, rounds in measured.items()}
    compared = [(place, kind, "sql", "processor") for kind in ("cold", "rows") for place in dict.fromkeys(place for _, place, _ in found if place)]
    compared += [("", kind, "bytes", "rate") for kind in ("answers", "unchanged")]

    def ratio(question, place, kind, limit, by):
        ours, theirs = (found.get((question, place, KINDS[one].name)) for one in (kind, limit))
        return ours[by] / theirs[by] if ours and theirs else math.nan

    names = dict.fromkeys(question for question, _, _ in found)
    rows = [(question, [cell(ratio(question, *one), ".2f") for one in compared]) for question in names]
    rows = [(question, cells) for question, cells in rows if any(cells)]
    if rows:
        table([f"{place} {KINDS[kind].name} : {KINDS[limit].name}".strip() for place, kind, limit, _ in compared], rows)
