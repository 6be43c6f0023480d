"""How fast the workbench is with a million claims and twenty people at work.

    python benchmarks/workbench.py [INCIDENTS] [SECONDS]

Fills a record of invented incidents (200,000 by default, five claims each) and has 20 people read
pages of it for SECONDS (120), each with five seconds' thought between two pages. Prints, for each
kind of page, how many were read, and the median and 95th percentile of the server's time: wall
clock from the request's arrival to the answer's last byte, and CPU of the thread that served it.

The database is DATABASE_URL's, or a SQLite file in $TOLLBOOK_BENCHMARK (a passing folder by
default; a folder that is named is filled once and kept). All requests stay on this machine.
"""

# ruff: noqa: E402 - Django is set up before its models are imported

from __future__ import annotations

import atexit
import datetime as dt
import http.client
import json
import multiprocessing
import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from typing import Any

KEPT = os.environ.get("TOLLBOOK_BENCHMARK")
if not os.environ.get("TOLLBOOK_HOME"):
    os.environ["TOLLBOOK_HOME"] = KEPT or tempfile.mkdtemp(prefix="tollbook-benchmark-")
    if not KEPT:
        atexit.register(shutil.rmtree, os.environ["TOLLBOOK_HOME"], ignore_errors=True)

from tollbook.record.opening import open_record

open_record()

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test import Client
from waitress import create_server

from tollbook.cli.serve import THREADS, TURN
from tollbook.record.cells import cell_of
from tollbook.record.keeping import MEANS as ALL_MEANS
from tollbook.record.keeping import bit
from tollbook.record.models import Incident
from tollbook.record.people import give_role
from tollbook.web.wsgi import application

PEOPLE, THOUGHT = 20, 5.0
CLAIMS = 5
#: How often each kind of page is read, in percent.
MIX = {
    "list": 25, "search": 15, "map": 10, "parts": 10, "marks": 10, "incident": 20, "inbox": 10,
}  # fmt: skip
#: Invented words, as often as words are: the second half as often as the first, and so on.
_HEADS, _MIDDLES = "ba ko mi ru se ta vo zu".split(), "nal rim dos kef lup".split()
_TAILS = "ta ri mo sek lan du bex fi".split()
WORDS = [head + middle + tail for head in _HEADS for middle in _MIDDLES for tail in _TAILS]
RANKS = list(accumulate(1 / rank for rank in range(5, 5 + len(WORDS))))
PLACES = [
    (f"Place{n}", 5 + n % 45 + n % 7 / 8, -15 + n * 7 % 90 + n % 11 / 12) for n in range(3000)
]
COUNTRIES = "SY YE UA SD ML MM CD PS IQ AF SO NG".split()
MEANS = ("airstrike", "shelling", "small_arms", "drone", "ied", "unstated")
ACTORS = ("government forces", "rebel fighters", "unknown gunmen", "the army", "militiamen")
START = dt.date(2015, 1, 1)


def main() -> None:
    """Fill, serve, read, and tell."""
    incidents = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 120
    if not Incident.objects.exists():
        fill(incidents)
    read(seconds)


def fill(incidents: int) -> None:
    """Fill the tables, a portion at a time."""
    begun = time.perf_counter()
    give_role(User.objects.create_user("reader", password=None), "editor")
    chance = random.Random(7)
    numbers = iter(range(1, incidents + 1))
    while portion := list(islice(numbers, 5000)):
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in portion_of(portion, chance).items():
                insert(cursor, table, rows)
        print(f"\r{portion[-1]:,} incidents", end="", flush=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in ("report", "claim", "incident", "reading"):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('record_{table}', 'id'), "
                    f"(SELECT max(id) FROM record_{table}))"
                )
        cursor.execute("ANALYZE")
    print(f": {incidents * CLAIMS:,} claims in {time.perf_counter() - begun:.0f} s")


def insert(cursor: CursorWrapper, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows of one shape."""
    columns = list(rows[0])
    marks = ", ".join(["%s"] * len(columns))
    if table == "record_incident_search" and cursor.db.vendor == "postgresql":
        marks = "%s, to_tsvector('simple', %s)"
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    cursor.executemany(statement, [list(row.values()) for row in rows])


def portion_of(numbers: Iterable[int], chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of some incidents, each told by one report; a tenth by the next one's too."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number in numbers:
        told = Invented(number, chance)
        tables["record_report"].append(told.report())
        tables["record_reading"].append(told.reading())
        tables["record_incident"].append(told.incident())
        tables["record_claim"] += told.claims()
        tables["record_membership"] += told.members()
        tables["record_incidentsummary"].append(told.summary())
        tables["record_reportsummary"].append(told.progress())
        tables["record_incident_search"].append(
            {"rowid": number, "words": "\n".join(told.text.split("\n")[:CLAIMS])}
        )
        outlet = f"Outlet {number % 50}"
        tables["record_incidentorigin"].append(
            {"incident_id": number, "name": outlet, "party": False, "outcome": "alone"}
        )
        if told.actor:
            tables["record_incidentactor"].append({"incident_id": number, "name": told.actor})
    return tables


class Invented:
    """An incident, its report and claims."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number = number
        self.name, lat, lon = chance.choice(PLACES)
        self.lat, self.lon = lat, lon
        self.kind = chance.choices(("populated_place", "adm1", "country", ""), (65, 22, 8, 5))[0]
        self.country = COUNTRIES[int(self.name[5:]) % len(COUNTRIES)] if self.kind else ""
        self.day = START + dt.timedelta(days=int(3900 * chance.random()))
        self.means = chance.choice(MEANS)
        self.actor = chance.choice(ACTORS) if chance.random() < 0.6 else ""
        self.killed = 1 + int(chance.expovariate(0.2))
        self.grade = chance.choices(("weak", "fair", "contested"), (70, 22, 8))[0]
        said = [
            f"{self.killed + n} people were killed in {self.name} when "
            f"{' '.join(chance.choices(WORDS, cum_weights=RANKS, k=3))}."
            for n in range(CLAIMS)
        ]
        filler = " ".join(chance.choices(WORDS, cum_weights=RANKS, k=120))
        self.text = "\n".join([*said, filler])

    def report(self) -> dict[str, Any]:
        """Return the row of the report."""
        return {
            "id": self.number, "sha256": f"{self.number:064x}", "size": len(self.text),
            "media_type": "text/plain", "text": self.text, "text_sha256": f"{self.number:064x}",
            "name": f"report {self.number}", "title": f"{self.killed} killed in {self.name}",
            "publisher": f"Outlet {self.number % 50}", "published": self.day,
            "published_basis": "given", "credit": "[]", "language": "en", "flags": "[]",
            "came": "file", "came_from": "", "added_at": dt.datetime.now(dt.UTC),
        }  # fmt: skip

    def reading(self) -> dict[str, Any]:
        """Return the row of the reading."""
        at = dt.datetime.now(dt.UTC)
        return {
            "id": self.number, "report_id": self.number, "reader": "invented", "version": "1",
            "flags": "[]", "read_at": at,
        }  # fmt: skip

    def incident(self) -> dict[str, Any]:
        """Return the row of the incident."""
        title = f"{self.means.replace('_', ' ').capitalize()}, {self.name}, {self.day}"
        at = dt.datetime.now(dt.UTC)
        return {"id": self.number, "title": title, "by_hand": False, "created_at": at}

    def claims(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the claims; a tenth of the incidents have one of another report."""
        start = 0
        for n, line in enumerate(self.text.split("\n")[:CLAIMS]):
            count = self.killed + n
            payload = self.payload(n, line, start, count)
            yield {
                "id": (self.number - 1) * CLAIMS + n + 1, "report_id": self.number,
                "number": n + 1, "reading_id": self.number, "incident_id": self.number,
                "payload": json.dumps(payload), "harm": payload["harm"], "scope": "incident",
                "status": "unspecified", "low": count, "best": count, "high": count,
                "start": start, "created_at": dt.datetime.now(dt.UTC),
            }  # fmt: skip
            start += len(line) + 1

    def payload(self, n: int, line: str, start: int, count: int) -> dict[str, Any]:
        """Return a claim as the record keeps it."""
        words = f"{count} people were killed"
        at = start + line.index(self.name)
        place = {
            "start": at, "end": at + len(self.name), "exact": self.name, "name": self.name,
            "id": f"x:{self.name}", "level": self.kind or None, "lat": self.lat, "lon": self.lon,
            "precision": self.kind or None, "score": 0.9,
        }  # fmt: skip
        return {
            "id": f"c{n + 1}", "harm": "killed" if n < 3 else "injured",
            "evidence": {"start": start, "end": start + len(words), "exact": words},
            "count": {"start": start, "end": start + len(str(count)), "exact": str(count),
                      "qualifier": "exact", "value": count, "low": count, "best": count,
                      "high": count},
            "victims": {"status": "unspecified", "groups": [], "names": []},
            "scope": "incident", "places": [place] if self.kind else [],
            "time": {"from": str(self.day), "to": str(self.day), "precision": "day",
                     "basis": "event"},
            "means": {"code": self.means}, "incident": f"i{self.number}", "flags": [],
            "confidence": 0.5 + n / 10,
        }  # fmt: skip

    def members(self) -> Iterator[dict[str, Any]]:
        """Yield where the claims are: each tenth incident has one claim of the one before."""
        for n in range(CLAIMS):
            into = self.number + 1 if n == 4 and self.number % 10 == 1 else self.number
            yield {"claim_id": (self.number - 1) * CLAIMS + n + 1, "incident_id": into}

    def summary(self) -> dict[str, Any]:
        """Return the row of the incident's summary."""
        low, high = self.killed, self.killed + 2
        placed = bool(self.kind)
        return {
            "incident_id": self.number, "place_name": self.name if placed else "",
            "place_id": f"x:{self.name}" if placed else "", "precision": self.kind,
            "country": self.country, "adm1": f"x:{self.name}" if self.kind == "adm1" else "",
            "lat": self.lat if placed else None, "lon": self.lon if placed else None,
            "cell": cell_of(self.lat, self.lon) if self.kind == "populated_place" else None,
            "day_from": self.day, "day_to": self.day, "harms": 3,
            "means": bit(ALL_MEANS, self.means), "grade": self.grade,
            "confirmation": "provisional", "review": "unreviewed", "killed_low": low,
            "killed_best": low, "killed_high": high,
            "figures": json.dumps([["killed", low, low, high, False]]),
            "disagree": self.grade == "contested", "reports": 1, "claims": CLAIMS, "origins": 1,
        }  # fmt: skip

    def progress(self) -> dict[str, Any]:
        """Return the row of the report's summary."""
        return {
            "report_id": self.number, "found": CLAIMS, "judged": 0, "stage": "new", "harms": 3,
            "country": self.country, "least": 0.5, "disagree": self.grade == "contested",
        }  # fmt: skip


def read(seconds: int) -> None:
    """Serve the pages in this process, have another read them, print what it took."""
    spent: dict[str, list[tuple[float, float]]] = defaultdict(list)
    client = Client()
    client.force_login(User.objects.get(username="reader"))
    cookie = client.cookies["sessionid"].value
    port, stop = serve(spent)
    most = Incident.objects.order_by("-pk").values_list("pk", flat=True)[0]
    reader = multiprocessing.get_context("spawn").Process(
        target=people, args=(port, cookie, most, seconds)
    )
    reader.start()
    reader.join()
    stop()
    print(f"{PEOPLE} people for {seconds} s; milliseconds of wall clock and of CPU")
    print(f"{'page':10} {'read':>5} {'p50':>6} {'p95':>6}   {'p50':>6} {'p95':>6}")
    for kind in [*MIX, "all"]:
        times = spent[kind] if kind != "all" else [t for found in spent.values() for t in found]
        if len(times) > 1:
            wall, cpu = ([1000 * t[side] for t in times] for side in (0, 1))
            print(
                f"{kind:10} {len(times):5} {statistics.median(wall):6.0f} {p95(wall):6.0f}   "
                f"{statistics.median(cpu):6.0f} {p95(cpu):6.0f}"
            )


def p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def serve(spent: dict[str, list[tuple[float, float]]]) -> tuple[int, Callable[[], None]]:
    """Serve on a free port of this machine; note the time of each answer by its page's kind."""

    def timed(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterator[bytes]:
        wall, cpu = time.perf_counter(), time.thread_time()
        answer = application(environ, start_response)
        yield from answer
        if hasattr(answer, "close"):
            answer.close()
        took = (time.perf_counter() - wall, time.thread_time() - cpu)
        spent[environ.get("HTTP_X_KIND", "")].append(took)

    sys.setswitchinterval(TURN)
    server = create_server(timed, host="127.0.0.1", port=0, threads=THREADS)
    threading.Thread(target=server.run, daemon=True).start()
    return int(server.effective_port), server.close


def people(port: int, cookie: str, most: int, seconds: int) -> None:
    """Read pages as PEOPLE do, until the time is over."""
    until = time.monotonic() + seconds
    readers = [
        threading.Thread(target=person, args=(n, port, cookie, most, until)) for n in range(PEOPLE)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


def person(number: int, port: int, cookie: str, most: int, until: float) -> None:
    """Read one page after another, thinking in between."""
    chance = random.Random(number)
    time.sleep(THOUGHT * chance.random())
    while time.monotonic() < until:
        kind = chance.choices(list(MIX), list(MIX.values()))[0]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Cookie": f"sessionid={cookie}", "X-Kind": kind}
        if kind == "parts":  # What the map's script asks for next: list and timeline in view.
            headers["X-Tollbook-Part"] = "1"
        connection.request("GET", address(kind, most, chance), headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            print(kind, answer.status, flush=True)
        connection.close()
        time.sleep(THOUGHT * (0.5 + chance.random()))


def address(kind: str, most: int, chance: random.Random) -> str:
    """Return the address of a page of a kind, with what people ask for."""
    asked = chance.choice(
        ["", "harm=killed", "means=drone", "grade=fair", "place=SY", "actor=the+army",
         "from=2020-01-01&to=2020-06-30", "disagree=1", "means=shelling&place=UA"]
    )  # fmt: skip
    south, west = chance.uniform(0, 35), chance.uniform(-15, 60)
    span, zoom = chance.choice([(60, 3), (20, 5), (6, 7), (2, 9)])
    box = f"{south:.3f},{west:.3f},{min(south + span, 85):.3f},{west + span * 1.6:.3f}"
    match kind:
        case "list":
            return f"/incidents/?{asked}&page={chance.choice([1, 1, 1, 2, 5])}"
        case "search":
            words = "+".join(chance.sample(WORDS[20:], chance.choice([1, 2])))
            return f"/incidents/?q={words}"
        case "map":
            return f"/map/?{asked}" + chance.choice(["", f"&box={box}"])
        case "parts":
            return f"/map/?{asked}&box={box}"
        case "marks":
            return f"/map/marks/?{asked}&box={box}&zoom={zoom}"
        case "inbox":
            return "/" + chance.choice(
                ["", "?stage=new", f"?q={chance.choice(WORDS[20:])}", "?publisher=Outlet+7"]
            )
    return f"/incidents/{chance.randint(1, most)}/"


if __name__ == "__main__":
    main()
