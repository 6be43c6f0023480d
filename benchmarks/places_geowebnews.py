"""Resolution on GeoWebNews (Gritta and others 2019) with gold spans and package data only.

    python benchmarks/places_geowebnews.py [dev|test|all] [--errors N]

A toponym counts when the corpus gives it coordinates and a GeoNames id. `dev` are the articles
with an even number, on which weights were set, `test` the others. The ceiling is the share of
toponyms of which some entry within 161 km has the name, under any of its names.
"""

from __future__ import annotations

import gzip
import math
import statistics
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from places_data import SHARED, gazetteer

from tollbook.places import Candidate, Entry, Gazetteer, Mention, PlaceContext, Resolution, resolve
from tollbook.places.folding import fold
from tollbook.places.geodesy import distance_km
from tollbook.places.phrases import parse

CORPUS = SHARED / "data" / "geoparsing" / "geowebnews.xml.gz"
#: Half the circumference of the earth: the error of a toponym that is not resolved.
FARTHEST_KM = 20_039.0
NEAR_KM = 161.0
#: Whether the distance counts even where the entry is the gold one (`--strict`).
STRICT = "--strict" in sys.argv


class Toponym(msgspec.Struct, frozen=True):
    """A gold toponym."""

    mention: Mention
    id: str
    lat: float
    lon: float


class Result(msgspec.Struct, frozen=True):
    """A gold toponym beside what was made of it; distances in kilometres."""

    gold: Toponym
    found: Resolution
    km: float
    sure_km: float | None
    reachable: bool


def articles(part: str) -> Iterator[tuple[str, list[Toponym]]]:
    """Yield (text, toponyms) of the articles of a part."""
    with gzip.open(CORPUS) as file:
        root = ET.parse(file).getroot()
    for number, article in enumerate(root):
        if part != "all" and (number % 2 == 0) != (part == "dev"):
            continue
        found = {}
        for item in article.iter("toponym"):
            field = {child.tag: child.text or "" for child in item}
            if field.get("geonamesID") and field.get("latitude"):
                mention = Mention(field["extractedName"], int(field["start"]))
                found[mention.start, mention.exact] = Toponym(
                    mention,
                    f"geonames:{field['geonamesID']}",
                    float(field["latitude"]),
                    float(field["longitude"]),
                )
        yield article.findtext("text") or "", list(found.values())


def _km(gold: Toponym, entry: Entry) -> float:
    """Return how far off an entry is; the gold's own entry is not, wherever its middle is put."""
    if entry.id == gold.id and not STRICT:
        return 0.0
    if entry.lat is None or entry.lon is None:
        return FARTHEST_KM
    return distance_km(gold.lat, gold.lon, entry.lat, entry.lon)


def _reachable(gold: Toponym, places: Gazetteer) -> bool:
    hits = places.named([fold(name) for name in parse(gold.mention.exact).names])
    return any(_km(gold, hit.entry) <= NEAR_KM for hit in hits)


def _result(gold: Toponym, found: Resolution, places: Gazetteer) -> Result:
    best: Sequence[Candidate] = found.candidates[:1]
    entry = best[0].entry if best else found.entry
    km = _km(gold, entry) if entry else FARTHEST_KM
    sure_km = _km(gold, found.entry) if found.entry and found.whole else None
    return Result(gold, found, km, sure_km, _reachable(gold, places))


def results(part: str) -> list[Result]:
    """Resolve every toponym of a part."""
    places = gazetteer()
    out = []
    for text, toponyms in articles(part):
        found = resolve([t.mention for t in toponyms], PlaceContext(text=text), places)
        out += [_result(gold, one, places) for gold, one in zip(toponyms, found, strict=True)]
    return out


def auc(kms: Sequence[float]) -> float:
    """Return the area under the curve of log errors, 0 (best) to 1 (Gritta and others 2019)."""
    logs = sorted(math.log1p(km) for km in kms)
    area = sum((a + b) / 2 for a, b in pairwise(logs))
    return area / (math.log1p(FARTHEST_KM) * (len(logs) - 1))


def reliability(every: Sequence[Result]) -> Iterator[tuple[float, int, float, float]]:
    """Yield (from, number, mean score, share within 161 km) of each tenth of the score."""
    scored = [(r.found.candidates[0].score, r.km <= NEAR_KM) for r in every if r.found.candidates]
    for tenth in range(10):
        low = tenth / 10
        inside = [(s, ok) for s, ok in scored if low <= s < low + 0.1 or (tenth == 9 and s >= 1)]
        if inside:
            mean = statistics.fmean(s for s, _ in inside)
            yield low, len(inside), mean, statistics.fmean(ok for _, ok in inside)


def main() -> None:
    """Print the figures, and the worst errors with --errors N."""
    part = next((a for a in sys.argv[1:] if a in ("dev", "test", "all")), "dev")
    every = results(part)
    kms = [r.km for r in every]
    sure = [r for r in every if r.sure_km is not None]
    near = statistics.fmean(km <= NEAR_KM for km in kms)
    ceiling = statistics.fmean(r.reachable for r in every)
    exact = statistics.fmean(
        bool(r.found.candidates) and r.found.candidates[0].entry.id == r.gold.id for r in every
    )
    wrong = sum((r.sure_km or 0) > NEAR_KM for r in sure)
    mean, median = statistics.fmean(kms), statistics.median(kms)
    print(f"{part}: n {len(every)} acc@161 {near:.3f} ceiling {ceiling:.3f}")
    print(f"share of the ceiling {near / ceiling:.3f}, exact id {exact:.3f}")
    print(f"mean {mean:.0f} km median {median:.1f} km auc {auc(kms):.3f}")
    print(f"sure {len(sure) / len(every):.3f}, wrong and confident", end=" ")
    print(f"{wrong / len(every):.4f} of all, {wrong / len(sure):.4f} of the sure")
    for low, n, mean, share in reliability(every):
        print(f"  score {low:.1f}-{low + 0.1:.1f}: n {n:4} mean {mean:.2f} right {share:.2f}")
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    shown = [r for r in every if r.km > NEAR_KM and r.reachable] + [
        r for r in every if not r.reachable
    ]
    for r in shown[:errors]:
        c = [
            (x.entry.id, x.entry.name, x.entry.level, x.entry.country, round(x.score, 2), x.how)
            for x in r.found.candidates[:3]
        ]
        print(r.gold.mention, r.gold.id, round(r.km), r.reachable, "SURE" if r.sure_km else "", c)


if __name__ == "__main__":
    main()
