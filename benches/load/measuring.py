"""Measuring: what one load of a subject costs."""

import json
import math
import os
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

from databases import backends

SCRIPT = Path(__file__).with_name("wrk.lua")
TICK = os.sysconf("SC_CLK_TCK")


def processor_seconds(server):
    """Seconds of processor time that a server and its database have used; processes that ended meanwhile used none."""
    used = 0
    for pid in server.pids + backends(server.database):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            used += int(fields[11]) + int(fields[12])
        except FileNotFoundError:
            pass
    return used / TICK


def statements(server):
    """How many SQL statements a server has executed, where it tells."""
    try:
        text = urlopen(urljoin(server.url, "/metrics")).read().decode()
    except HTTPError:
        return math.nan
    found = re.search(r"^iscm_statement_seconds_count (\d+)", text, re.M)
    return int(found[1]) if found else 0


def resident(server):
    """MiB of memory that a server takes."""
    sizes = [re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1] for pid in server.pids]
    return sum(map(int, sizes)) / 1024 if sizes else math.nan


def measure(subject, question, connections, seconds):
    """What a load of so many connections for so many seconds costs for each request."""
    load, server = subject.load(question), subject.server
    with tempfile.NamedTemporaryFile("w") as bodies:
        bodies.write("\n".join(load.bodies))
        bodies.flush()
        headers = [part for name, value in load.headers.items() for part in ("-H", f"{name}: {value}")]
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", SCRIPT, *headers, load.url]
        used, asked = processor_seconds(server), statements(server)
        output = subprocess.run(command, env=os.environ | {"BODIES": bodies.name}, capture_output=True, text=True, check=True).stdout
        used, asked = processor_seconds(server) - used, statements(server) - asked
    result = json.loads(output.splitlines()[-1])
    requests = result["requests"]
    if result["errors"] or not requests:
        raise SystemExit(f"{question}, {load.url}: {result}")
    return {
        "processor": used / requests * 1e6,
        "rate": requests / result["seconds"],
        "p50": result["p50"],
        "p99": result["p99"],
        "statements": asked / requests,
        "memory": resident(server),
    }
