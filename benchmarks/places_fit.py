"""Set the weights of places on development data: a conditional logit with a reading "not held".

    python benchmarks/places_fit.py

Data: the first half of the press spellings and the even articles of GeoWebNews. The weights are
drawn towards those in force, so that what the data say nothing of stays as reasoned.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
import places_geowebnews as news
import places_press as press
from places_data import gazetteer
from scipy.optimize import minimize

from tollbook.places import Gazetteer, Mention, PlaceContext, resolving
from tollbook.places.geodesy import distance_km
from tollbook.places.matching import Match
from tollbook.places.scoring import WEIGHTS, Surroundings, Weights, evidence
from tollbook.places.setting import read_setting

NAMES = [name for name in Weights.__struct_fields__ if name != "unknown"]
#: How strongly the weights in force hold.
PRIOR = 0.3
#: How much one press spelling counts beside one toponym of the news.
PRESS = 3.0


class Sample(msgspec.Struct):
    """The features of a mention's readings and the number of the right one, -1 for none."""

    features: np.ndarray
    right: int
    weight: float


def _features(match: Match, case: resolving._Case, around: Surroundings) -> list[float]:
    def total(weights: Weights) -> float:
        return sum(evidence(match, case.matches, case.phrase, around, weights).values())

    none = msgspec.structs.replace(WEIGHTS, **dict.fromkeys(NAMES, 0.0))
    return [total(msgspec.structs.replace(none, **{name: 1.0})) for name in NAMES]


def samples(
    text: str,
    golds: list[tuple[Mention, str, float, float, float]],
    places: Gazetteer,
    weight: float,
) -> list[Sample]:
    """Return the samples of one text; a gold is (mention, id, latitude, longitude, kilometres)."""
    setting = read_setting(PlaceContext(text=text), places)
    cases = [resolving._case(m, PlaceContext(text=text), setting, places) for m, *_ in golds]
    alone = [resolving._candidates(c, resolving._around(c, setting), WEIGHTS) for c in cases]
    out = []
    for case, gold in zip(cases, golds, strict=True):
        if not case.matches:
            continue
        others = [
            alone[m] for m, other in enumerate(cases) if not resolving._same_name(case, other)
        ]
        around = resolving._around(case, setting, others)
        rows = np.array([_features(match, case, around) for match in case.matches])
        out.append(Sample(rows, _right(case, gold), weight))
    return out


def _right(case: resolving._Case, gold: tuple[Mention, str, float, float, float]) -> int:
    _, id_, lat, lon, near = gold
    for n, match in enumerate(case.matches):
        if match.entry.id == id_:
            return n
    off = [
        (distance_km(lat, lon, m.entry.lat, m.entry.lon), n)
        for n, m in enumerate(case.matches)
        if m.entry.lat is not None and m.kind == "exact" and m.entry.level == "populated_place"
    ]
    best = min(off, default=(math.inf, -1))
    return best[1] if best[0] <= near else -1


def collect() -> list[Sample]:
    """Return every sample."""
    out = []
    deep = gazetteer("sy iq ye ua")
    for _, rows, text, mentions in press.cases(press.rows("first")):
        golds = [
            (m, row["id"], float(row["lat"]), float(row["lon"]), 5.0)
            for row, m in zip(rows, mentions, strict=True)
        ]
        out += samples(text, golds, deep, PRESS)
    world = gazetteer()
    for text, toponyms in news.articles("dev"):
        golds = [(t.mention, t.id, t.lat, t.lon, 40.0) for t in toponyms]
        out += samples(text, golds, world, 1.0)
    return out


def main() -> None:
    """Fit and print the weights."""
    data = collect()
    start = np.array([WEIGHTS.unknown, *(getattr(WEIGHTS, name) for name in NAMES)])

    def loss(theta: np.ndarray) -> float:
        total = PRIOR * float(((theta - start) ** 2).sum())
        for s in data:
            sums = np.append(s.features @ theta[1:], theta[0])
            total -= s.weight * (sums[s.right] - np.logaddexp.reduce(sums))
        return total

    def slope(theta: np.ndarray) -> np.ndarray:
        grad = 2 * PRIOR * (theta - start)
        for s in data:
            sums = np.append(s.features @ theta[1:], theta[0])
            p = np.exp(sums - np.logaddexp.reduce(sums))
            p[s.right] -= 1
            grad[1:] += s.weight * (s.features.T @ p[:-1])
            grad[0] += s.weight * p[-1]
        return grad

    found = minimize(loss, start, jac=slope, method="L-BFGS-B")
    print(len(data), "samples; loss", round(loss(start), 1), "->", round(found.fun, 1))
    for name, before, after in zip(["unknown", *NAMES], start, found.x, strict=True):
        print(f"    {name}: float = {after:.1f}  # was {before}")


if __name__ == "__main__":
    main()
