"""Which pairs of drafts are worth comparing: few of all, with hardly a true one lost."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tollbook.incidents.table import NO_DAY, SELDOM, Ints, Table

Keys = npt.NDArray[np.uint64]

#: Days of an event that make keys; one that may lie in more days is found by its wording.
MOST_DAYS = 6
#: Words of a draft that make keys: those that weigh most.
KEY_WORDS = 16
#: Neighbours, by day, that a draft is compared with in one block. Small blocks are whole.
NEIGHBOURS = 12
#: Keys of wording that two drafts must share.
SHARED_WORDS = 2
#: Size in degrees of the cells of the map.
CELL = 0.5
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Keyed(NamedTuple):
    """Rows of drafts, each with one of its keys."""

    rows: Ints
    keys: Keys


def candidates(table: Table) -> tuple[Ints, Ints]:
    """Return the pairs of drafts of different reports to compare, each once, the lower first."""
    by_day = _pairs(table, _join([_named_days(table), _cell_days(table), _means_days(table)]), 1)
    by_word = _pairs(table, word_keys(table), SHARED_WORDS)
    both = np.unique(np.concatenate([by_day, by_word]))
    count = np.int64(max(len(table.report), 1))
    return both // count, both % count


def day_keys(table: Table) -> Keyed:
    """Return the keys that drafts share by place or seldom means on the same or the next day."""
    return _join([_named_days(table), _cell_days(table), _means_days(table)])


def word_keys(table: Table) -> Keyed:
    """Return the keys that drafts share by wording, whatever the day."""
    weightiest = table.words[:, :KEY_WORDS]
    rows, columns = np.nonzero(weightiest)
    return Keyed(rows, weightiest[rows, columns].astype(np.uint64) * _MIX)


def _pairs(table: Table, keyed: Keyed, shared: int) -> Ints:
    """Return pairs, as one number each, that share at least so many keys."""
    order = np.lexsort((keyed.rows, table.first[keyed.rows], keyed.keys))
    rows, keys = keyed.rows[order], keyed.keys[order]
    count = np.int64(max(len(table.report), 1))
    found = []
    for step in range(1, NEIGHBOURS + 1):
        same = keys[step:] == keys[:-step]
        one, other = rows[:-step][same], rows[step:][same]
        apart = table.report[one] != table.report[other]
        one, other = one[apart], other[apart]
        found.append(np.minimum(one, other) * count + np.maximum(one, other))
    pairs, times = np.unique(np.concatenate(found), return_counts=True)
    return np.asarray(pairs[times >= shared], np.int64)


def _named_days(table: Table) -> Keyed:
    names = np.concatenate([table.places, table.place_words], axis=1)
    rows, columns = np.nonzero(names)
    return _on_days(table, rows, names[rows, columns].astype(np.uint64))


def _cell_days(table: Table) -> Keyed:
    rows, columns = np.nonzero(~np.isnan(table.lat) & ~np.isnan(table.lon))
    lat = np.floor(table.lat[rows, columns] / CELL).astype(np.int64) + 1000
    lon = np.floor(table.lon[rows, columns] / CELL).astype(np.int64) + 1000
    return _on_days(table, rows, (lat * 10_000 + lon + 2**33).astype(np.uint64))


def _means_days(table: Table) -> Keyed:
    rows = np.nonzero((table.means & SELDOM != 0) & table.dated)[0]
    return _on_days(table, rows, (table.means[rows] & SELDOM).astype(np.uint64) + np.uint64(2**34))


def _on_days(table: Table, rows: Ints, keys: Keys) -> Keyed:
    """Return keys for each day on which the event may be, and for the day after."""
    first, last = table.first[rows], table.last[rows]
    found = []
    for day in range(MOST_DAYS + 1):
        on = (first != NO_DAY) & (first + day <= last + 1) & (last - first < MOST_DAYS)
        days = (first[on] + day).astype(np.uint64)
        found.append(Keyed(rows[on], (keys[on] * np.uint64(4_194_304) + days) * _MIX))
    return _join(found)


def _join(several: list[Keyed]) -> Keyed:
    """Return all keys, a draft's own repeated ones once."""
    rows = np.concatenate([keyed.rows for keyed in several])
    keys = np.concatenate([keyed.keys for keyed in several])
    order = np.lexsort((keys, rows))
    rows, keys = rows[order], keys[order]
    first = np.ones(len(rows), bool)
    first[1:] = (rows[1:] != rows[:-1]) | (keys[1:] != keys[:-1])
    return Keyed(rows[first], keys[first])
