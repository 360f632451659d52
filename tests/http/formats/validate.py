"""Reads the files in a folder as other programs do; fails where one is not what it says it is."""

import csv
import datetime
import pathlib
import sys
import xml.etree.ElementTree as xml
import zipfile

import frictionless
import icalendar

folder = pathlib.Path(sys.argv[1])

for name in ["meetings.ics", "inexact.ics"]:
    calendar = icalendar.Calendar.from_ical((folder / name).read_bytes())
    events = calendar.walk("VEVENT")
    assert events and not calendar.errors and all(not event.errors for event in events), name
    assert len({str(event["UID"]) for event in events}) == len(events), name
    for event in events:
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is datetime.date and type(end) is datetime.date and start < end, event["UID"]

tables = {}
for name in ["meetings.csv", "memberships.csv", "declarations.csv"]:
    with open(folder / name, newline="", encoding="utf-8") as file:
        tables[name] = list(csv.DictReader(file, strict=True))
    assert tables[name] and all(None not in row and None not in row.values() for row in tables[name]), name
    # No fact of the dataset starts like a formula.
    assert not [cell for row in tables[name] for cell in row.values() if cell.startswith("'")], name

atom = "{http://www.w3.org/2005/Atom}"
feed = xml.parse(folder / "feed.atom").getroot()
assert feed.tag == atom + "feed" and feed.findall(atom + "entry")
for part in [feed, *feed.findall(atom + "entry")]:
    assert all(len(part.findall(atom + name)) == 1 for name in ["id", "title", "updated"])
    datetime.datetime.fromisoformat(part.find(atom + "updated").text)

unpacked = folder / "data"
zipfile.ZipFile(folder / "data.zip").extractall(unpacked)
for package in [folder / "data.zip", unpacked / "datapackage.json"]:
    report = frictionless.validate(str(package))
    assert report.valid and report.tasks, (package, report.flatten(["type", "message"])[:5])
with open(unpacked / "meetings.csv", newline="", encoding="utf-8") as file:
    assert len(list(csv.DictReader(file))) == len(tables["meetings.csv"])
