"""What speaks for and against two drafts being of one incident, for many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tollbook.incidents.table import NO_DAY, SELDOM, Floats, Hashes, Ints, Table

#: Pairs compared in one go, so that memory stays bounded.
CHUNK = 20_000
#: An event more days before publication is of the past, and its day singles it out.
LAG_DAYS = 2
#: Cosine of wording below which two texts share next to nothing, and the score of a pair that
#: shares neither wording nor place: worth asking a person, never enough to join.
SOME_WORDING = 0.05
UNSURE = 0.12
_EARTH_KM = 12_742.0

Columns = dict[str, npt.NDArray[np.float64]]


def evidence(table: Table, ones: Ints, others: Ints) -> Columns:
    """Return the features of pairs of drafts, one column for each feature.

    All are 0 where nothing is known, so that silence speaks neither for nor against.
    """
    found: Columns = {}
    found |= _words(table, ones, others)
    found |= _names(table, ones, others)
    found |= _days(table, ones, others)
    found |= _places(table, ones, others)
    found |= _means(table, ones, others)
    found |= _numbers("killed", table.killed, ones, others)
    found |= _numbers("injured", table.injured, ones, others)
    found["actor_same"] = _shared(table.actors, table.actors, ones, others).astype(float)
    found |= _together(found)
    return found


def scores(columns: Columns, intercept: float, weights: Mapping[str, float]) -> Floats:
    """Return the probability of each pair under a logistic model.

    A day, a means and a number alone never join two drafts: on one day many are alike.
    """
    size = len(next(iter(columns.values())))
    log_odds = np.full(size, intercept)
    for name, column in columns.items():
        log_odds += weights.get(name, 0.0) * column
    chances = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -50, 50)))
    placed = columns["place_same"] + columns["place_within"] > 0
    bare = ~placed & (columns["words_much"] < SOME_WORDING)
    return np.asarray(np.where(bare, np.minimum(chances, UNSURE), chances), np.float64)


def likeness(table: Table, ones: Ints, others: Ints) -> Floats:
    """Return the cosine of the wording of pairs of drafts, 0 to 1."""
    return _cosine(table.words, table.weights, ones, others)


def _cosine(words: Hashes, weights: npt.NDArray[np.float32], ones: Ints, others: Ints) -> Floats:
    found = np.empty(len(ones))
    for start in range(0, len(ones), CHUNK):
        one, other = ones[start : start + CHUNK], others[start : start + CHUNK]
        same = words[one][:, :, None] == words[other][:, None, :]
        same &= (words[one] != 0)[:, :, None]
        products = np.einsum("pij,pi,pj->p", same.astype(np.float32), weights[one], weights[other])
        found[start : start + CHUNK] = products
    return found


def _words(table: Table, ones: Ints, others: Ints) -> Columns:
    cosine = likeness(table, ones, others)
    both = table.alone[ones] & table.alone[others]
    return {
        "words": np.sqrt(np.maximum(cosine, 0.0)),
        "words_much": cosine,
        "words_whole_reports": np.where(both, np.sqrt(np.maximum(cosine, 0.0)), 0.0),
        "whole_reports": both.astype(float),
    }


def _names(table: Table, ones: Ints, others: Ints) -> Columns:
    """Compare the names that stand near, whatever of them was read as a place."""
    cosine = _cosine(table.names, table.name_weights, ones, others)
    leads = table.lead[ones] & table.lead[others]
    apart = np.abs(table.published[ones] - table.published[others]).clip(0, 3650)
    known = (table.published[ones] != NO_DAY) & (table.published[others] != NO_DAY)
    return {
        "names": np.sqrt(np.maximum(cosine, 0.0)),
        "rare_shared": np.log1p(_count_shared(table.rare, ones, others)),
        "numbers_shared": _count_shared(table.numbers, ones, others),
        "leads": leads.astype(float),
        "leads_apart": np.where(leads & known, np.log1p(apart), 0.0),
        "published_apart": np.where(known, np.log1p(apart), 0.0),
    }


def _count_shared(rows: Hashes, ones: Ints, others: Ints) -> Floats:
    same = (rows[ones][:, :, None] == rows[others][:, None, :]) & (rows[ones] != 0)[:, :, None]
    return np.asarray(same.any(2).sum(1), np.float64)


def _days(table: Table, ones: Ints, others: Ints) -> Columns:
    known = (table.first[ones] != NO_DAY) & (table.first[others] != NO_DAY)
    gap = np.maximum(
        table.first[ones] - table.last[others], table.first[others] - table.last[ones]
    ).clip(0, 3650)
    dated = known & table.dated[ones] & table.dated[others]
    same = dated & (gap == 0)
    lag = np.maximum(
        table.published[ones] - table.last[ones], table.published[others] - table.last[others]
    )
    steps = np.log1p(np.where(known, gap, 0))
    early = np.maximum(_too_early(table, ones, others), _too_early(table, others, ones))
    return {
        "told_before": np.log1p(early),
        "days_apart_far": (dated & (gap > 3)).astype(float),
        "next_day": (dated & (gap == 1)).astype(float),
        "days_apart": np.where(dated, steps, 0.0),
        "same_day": same.astype(float),
        "same_past_day": (same & (lag > LAG_DAYS) & (lag < 10**6)).astype(float),
        "days_apart_undated": np.where(known & ~dated, steps, 0.0),
        "near_day_undated": (known & ~dated & (gap <= 1)).astype(float),
    }


def _too_early(table: Table, ones: Ints, others: Ints) -> Ints:
    """Return by how many days one was published before the day of the other: it cannot tell."""
    known = (table.published[ones] != NO_DAY) & (table.first[others] != NO_DAY)
    return np.where(
        known & table.dated[others], table.first[others] - table.published[ones], 0
    ).clip(0, 3650)


def _places(table: Table, ones: Ints, others: Ints) -> Columns:
    same = _shared(table.places, table.places, ones, others)
    named = _shared(table.place_words, table.place_words, ones, others)
    near, within, located = _distances(table, ones, others)
    known = (table.places[ones] != 0).any(1) & (table.places[others] != 0).any(1)
    same = same & (~located | within) | near
    close = ~same & (within | (named & ~located))
    return {
        "place_same": same.astype(float),
        "place_within": close.astype(float),
        "place_apart": (known & ~same & ~close & located).astype(float),
        "place_names_differ": (known & ~same & ~close & ~located).astype(float),
    }


def _distances(
    table: Table, ones: Ints, others: Ints
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return whether any two places lie within 5 km, within the larger's reach, are located."""
    near = np.zeros(len(ones), bool)
    within, located = near.copy(), near.copy()
    for one in range(table.lat.shape[1]):
        for other in range(table.lat.shape[1]):
            apart = _kilometres(table, ones, one, others, other)
            reach = np.fmax(table.radius[ones, one], table.radius[others, other])
            near |= (apart <= 5.0) & (reach <= 8.0)
            within |= apart <= reach
            located |= ~np.isnan(apart)
    return near, within, located


def _kilometres(table: Table, ones: Ints, one: int, others: Ints, other: int) -> Floats:
    φ, ψ = np.radians(table.lat[ones, one]), np.radians(table.lat[others, other])  # noqa: PLC2401
    λ = np.radians(table.lon[others, other] - table.lon[ones, one])  # noqa: PLC2401
    half = np.sin((ψ - φ) / 2) ** 2 + np.cos(φ) * np.cos(ψ) * np.sin(λ / 2) ** 2
    return np.asarray(_EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))), np.float64)


def _means(table: Table, ones: Ints, others: Ints) -> Columns:
    one, other = table.means[ones], table.means[others]
    known = (one != 0) & (other != 0)
    return {
        "means_alike": (known & (one & other != 0)).astype(float),
        "means_alike_seldom": (known & (one & other & SELDOM != 0)).astype(float),
        "means_differ": (known & (one & other == 0)).astype(float),
    }


def _numbers(name: str, numbers: Floats, ones: Ints, others: Ints) -> Columns:
    """Compare stated numbers: an equal large number says more than an equal small one."""
    one, other = numbers[ones][:, :, None], numbers[others][:, None, :]
    equal = one == other
    with np.errstate(invalid="ignore", divide="ignore"):
        apart = np.abs(np.log(one) - np.log(other))
    shared = np.where(equal, one, 0.0).max((1, 2))
    nearest = np.where(np.isnan(apart), np.inf, apart).min((1, 2))
    return {
        f"{name}_equal": (shared > 0).astype(float),
        f"{name}_equal_large": np.log1p(shared),
        f"{name}_differ": np.where(np.isinf(nearest), 0.0, nearest),
    }


def _together(found: Columns) -> Columns:
    """Return what counts only together: the same place on the same day."""
    return {
        "place_and_day": found["place_same"] * found["same_day"],
        "place_day_means": found["place_same"] * found["same_day"] * found["means_alike"],
        "place_and_killed": found["place_same"] * found["killed_equal_large"],
        "rare_leads": found["rare_shared"] * found["leads"],
        "day_and_means": found["same_past_day"] * found["means_alike_seldom"],
        "day_and_killed": found["same_day"] * found["killed_equal_large"],
        "names_same_day": found["names"] * found["same_day"],
        "names_near_day": found["names"] * found["near_day_undated"],
    }


def _shared(rows: Hashes, columns: Hashes, ones: Ints, others: Ints) -> npt.NDArray[np.bool_]:
    one, other = rows[ones], columns[others]
    same = (one[:, :, None] == other[:, None, :]) & (one != 0)[:, :, None]
    return np.asarray(same.any((1, 2)))
