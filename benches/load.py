#!/usr/bin/env python3
"""The release binary under load, on both engines, at scale 1 and 100, cold and warm; or any other server, with --url.

Prints medians of rounds that are interleaved, because machines are noisy: only what stands in one table can be compared. CPU is that of the
server and of its database, per request. Needs `wrk`, and TEST_POSTGRES_URL for the second engine (`make bench` sees to it).
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
BINARY = HERE.parent / "target/release/iscm-graph"
TICK = os.sysconf("SC_CLK_TCK")
PORT = 18080
SETTINGS = {"cold": {"ANSWER_CACHE": "0"}, "warm answers": {}}


def queries(folder):
    return {path.stem: path.read_text() for path in sorted(Path(folder).glob("*.graphql"))}


def processor_seconds(pids):
    """Seconds of processor time that processes have used; those that ended meanwhile used none."""
    used = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            used += int(fields[11]) + int(fields[12])
        except FileNotFoundError:
            pass
    return used / TICK


def database_pids():
    return [int(pid) for pid in subprocess.run(["pgrep", "-f", "postgres"], capture_output=True, text=True).stdout.split()]


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def ask(url, query):
    request = urllib.request.Request(url, json.dumps({"query": query}).encode(), {"content-type": "application/json"})
    answer = json.load(urllib.request.urlopen(request))
    if "errors" in answer:
        raise SystemExit(f"{url}: {answer['errors']}")


def statements(url):
    text = urllib.request.urlopen(url.replace("/graphql", "/metrics")).read().decode()
    found = re.search(r"^iscm_statement_seconds_count (\d+)", text, re.M)
    return int(found[1]) if found else 0


def measure(url, query, pids, connections, seconds):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as body:
        json.dump({"query": query}, body)
        body.flush()
        used = processor_seconds(pids)
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(HERE / "load.lua"), url]
        output = subprocess.run(command, env=os.environ | {"BODY": body.name}, capture_output=True, text=True, check=True).stdout
        used = processor_seconds(pids) - used
    result = json.loads(output.splitlines()[-1])
    if result["errors"] or not result["requests"]:
        raise SystemExit(f"{url}: {result}")
    return {"rps": result["requests"] / result["seconds"], "p50": result["p50"], "p99": result["p99"], "cpu": used / result["requests"] * 1e6}


def filled(folder, engine, scale):
    """A database with the dataset, or with a hundred times its meetings."""
    if engine == "SQLite":
        url = f"sqlite://{folder}/{scale}.db"
    else:
        server, name = os.environ["TEST_POSTGRES_URL"], f"bench_{os.getpid()}_{scale}"
        subprocess.run(["psql", "-q", f"{server}/postgres", "-c", f"CREATE DATABASE {name}"], check=True)
        url = f"{server}/{name}"
    imported = [BINARY, "import", HERE.parent / "data"]
    subprocess.run(imported, env=os.environ | {"DATABASE_URL": url, "LOG": "error"}, check=True, stdout=subprocess.DEVNULL)
    if scale == 100:
        if engine == "SQLite":
            subprocess.run(["sqlite3", f"{folder}/{scale}.db", f".read {HERE / 'scale.sql'}", "ANALYZE"], check=True)
        else:
            subprocess.run(["psql", "-q", url, "-f", HERE / "scale.sql", "-c", "ANALYZE"], check=True)
    return url


class Server:
    """The binary over a database, with settings."""

    def __init__(self, database, settings, port):
        self.url = f"http://127.0.0.1:{port}/graphql"
        environment = os.environ | {"DATABASE_URL": database, "LISTEN": f"127.0.0.1:{port}", "LOG": "error"} | settings
        self.process = subprocess.Popen([BINARY], env=environment, stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.url.replace("/graphql", "/health/ready"))
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def table(rows):
    head = ["", "CPU µs", "requests/s", "p50 ms", "p99 ms", "statements", "MiB"]
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for name, results in rows.items():
        median = lambda key: statistics.median(result[key] for result in results)
        cells = [f"{median('cpu'):.0f}", f"{median('rps'):.0f}", f"{median('p50'):.2f}", f"{median('p99'):.2f}"]
        print(f"| {name} | " + " | ".join(cells + [f"{median('statements'):.1f}", f"{median('memory'):.0f}"]) + " |")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--url", help="measure this server instead, with --queries and --pid")
    options.add_argument("--queries", default=HERE / "queries", help="a folder of *.graphql")
    options.add_argument("--pid", type=int, action="append", default=[], help="a process whose CPU counts")
    options.add_argument("--connections", type=int, default=16)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--scales", type=int, nargs="+", choices=[1, 100], default=[1, 100])
    asked = options.parse_args()
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: install the package \"wrk\"")
    rows, subjects, folder = {}, {}, tempfile.mkdtemp()
    if asked.url:
        subjects["other"] = (asked.url, asked.pid, None)
    else:
        engines = ["SQLite"] + (["PostgreSQL"] if "TEST_POSTGRES_URL" in os.environ else [])
        for engine in engines:
            for scale in asked.scales:
                database = filled(folder, engine, scale)
                for warmth, settings in SETTINGS.items():
                    server = Server(database, settings, PORT + len(subjects))
                    subjects[f"{engine} ×{scale} {warmth}"] = (server.url, [server.process.pid], server)
    try:
        for _ in range(asked.rounds):
            for name, query in queries(asked.queries).items():
                for subject, (url, pids, server) in subjects.items():
                    ask(url, query)
                    before = statements(url) if server else 0
                    result = measure(url, query, pids + database_pids(), asked.connections, asked.seconds)
                    requests = result["rps"] * asked.seconds
                    result["statements"] = (statements(url) - before) / requests if server else 0
                    result["memory"] = resident(pids[0]) if pids else 0
                    rows.setdefault(f"{name} {subject}", []).append(result)
    finally:
        for _, _, server in subjects.values():
            if server:
                server.stop()
        shutil.rmtree(folder)
    table(dict(sorted(rows.items())))


if __name__ == "__main__":
    main()
