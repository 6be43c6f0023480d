"""Grouping the claims of one report by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from tollbook.incidents.cluster import agglomerate
from tollbook.incidents.pairs import Features, pair_features
from tollbook.incidents.rarity import load_rarity
from tollbook.incidents.sentences import Setting, settings_of
from tollbook.incidents.weights import load_model
from tollbook.model.claims import Claim
from tollbook.model.reports import Reading

#: Claims that are compared with each other, so that an archive given as one text takes time in
#: proportion to its length. The longest of 56 annotated reports has 27 claims.
STRETCH = 100


def group(reading: Reading) -> Reading:
    """Return the reading with an incident for each claim that may enter one: "i1", "i2" ....

    Claims on periods, running totals, stocks and rates get none.
    """
    return name_groups(reading, groups_of(reading), 0)


def groups_of(reading: Reading) -> list[list[Claim]]:
    """Return the claims that may enter an incident, by event, in the order of the text."""
    eligible = eligible_claims(reading)
    if len(eligible) < 2:
        return [[claim] for claim in eligible]
    settings = settings_of(reading.report.text, eligible, load_rarity())
    starts = range(0, len(eligible), STRETCH)
    stretches = (slice(start, start + STRETCH) for start in starts)
    return [
        [eligible[stretch][index] for index in cluster]
        for stretch in stretches
        for cluster in _clusters(eligible[stretch], settings[stretch])
    ]


def _clusters(claims: list[Claim], settings: list[Setting]) -> list[list[int]]:
    model = load_model("within")
    scores = np.zeros((len(claims), len(claims)))
    for first, second, features in _pairs(claims, settings):
        scores[first, second] = scores[second, first] = model.score(features)
    return agglomerate(scores, model.threshold)


def eligible_claims(reading: Reading) -> list[Claim]:
    """Return the claims that may enter an incident, in the order of the text."""
    return sorted(
        (claim for claim in reading.claims if claim.of_incident),
        key=lambda claim: (claim.count.start, claim.count.end, claim.id),
    )


def pairs_of(reading: Reading, claims: list[Claim]) -> Iterator[tuple[int, int, Features]]:
    """Yield the pairs of claims by index, the earlier first, with what speaks for and against."""
    yield from _pairs(claims, settings_of(reading.report.text, claims, load_rarity()))


def _pairs(claims: list[Claim], settings: list[Setting]) -> Iterator[tuple[int, int, Features]]:
    for second, later in enumerate(claims):
        for first, earlier in enumerate(claims[:second]):
            between = second - first - 1
            found = pair_features(earlier, later, between, settings[first], settings[second])
            yield first, second, found


def name_groups(reading: Reading, groups: Iterable[Iterable[Claim]], after: int) -> Reading:
    """Return the reading with its groups named "i<n>", n counting on from `after`."""
    names = {
        claim.id: f"i{number}"
        for number, members in enumerate(groups, after + 1)
        for claim in members
    }
    claims = tuple(
        msgspec.structs.replace(claim, incident=names.get(claim.id)) for claim in reading.claims
    )
    return msgspec.structs.replace(reading, claims=claims)


def group_each(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield the readings with their claims grouped; no two reports share an incident's name."""
    named = 0
    for reading in readings:
        groups = groups_of(reading)
        yield name_groups(reading, groups, named)
        named += len(groups)
