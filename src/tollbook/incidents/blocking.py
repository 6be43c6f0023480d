"""Which pairs of drafts are worth comparing: few of all, with hardly a true one lost."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tollbook.incidents.drafts import Draft
from tollbook.incidents.table import NO_DAY, SELDOM, Ints, Table, tabulate

Keys = npt.NDArray[np.uint64]

#: Days of an event that make keys; one that may lie in more days is found by month or wording.
MOST_DAYS = 6
#: Days before its report from which an event is told of as past, and days that make a month.
LAG_DAYS = 3
MONTH = 30
#: Names that make keys with the month.
MONTH_NAMES = 3
#: Words of a draft that make keys: those that weigh most.
KEY_WORDS = 16
#: Names near a draft's claims that make keys, the weightiest.
KEY_NAMES = 6
#: Neighbours, by day, that a draft is compared with in one block. Small blocks are whole.
NEIGHBOURS = 12
#: Keys of wording that two drafts must share.
SHARED_WORDS = 2
#: Size in degrees of the cells of the map.
CELL = 0.5
_MIX = np.uint64(0x9E3779B97F4A7C15)
#: Where the numbers of cells, means, months and words begin, beyond the hashes of names.
_CELLS, _MEANS, _MONTHS, _WORDS = 2**33, 2**34, 2**35, 2**36


class Keyed(NamedTuple):
    """Rows of drafts, each with one of its keys."""

    rows: Ints
    keys: Keys


class Handles(NamedTuple):
    """What a draft may share with others: places and names of a day, words of any day."""

    names: tuple[int, ...]
    words: tuple[int, ...]


def handles_of(draft: Draft) -> Handles:
    """Return what brings a draft together with others, for a shelf that looks them up itself."""
    table = tabulate([draft])
    several = [table.places, table.place_words, table.names[:, :KEY_NAMES]]
    names = {int(name) for name in np.concatenate(several, axis=1)[0] if name}
    names |= {int(cell) for cell in _cells(table)[1].tolist()}
    if table.dated[0] and table.means[0] & SELDOM:
        names.add(int(table.means[0] & SELDOM) + _MEANS)
    words = (int(word) + _WORDS for word in table.words[0, :KEY_WORDS].tolist() if word)
    return Handles(tuple(sorted(names)), tuple(words))


def candidates(table: Table) -> tuple[Ints, Ints]:
    """Return the pairs of drafts of different reports to compare, each once, the lower first."""
    count = np.int64(max(len(table.report), 1))
    by_day = _pairs(table, day_keys(table), 1)
    by_word = _pairs(table, word_keys(table), SHARED_WORDS)
    by_month = _pairs(table, month_keys(table), 1)
    looks_back = is_past(table)
    by_month = by_month[looks_back[by_month // count] | looks_back[by_month % count]]
    found = np.unique(np.concatenate([by_day, by_word, by_month]))
    return found // count, found % count


def day_keys(table: Table) -> Keyed:
    """Return the keys that drafts share by place, name or seldom means on a day or the next."""
    several = [_named_days(table), _cell_days(table), _means_days(table)]
    return _join(several)


def month_keys(table: Table) -> Keyed:
    """Return the keys that drafts share by place or name in a month, of which one looks back."""
    names = np.concatenate([table.places, table.names[:, :MONTH_NAMES]], axis=1)
    rows, columns = np.nonzero(names)
    keys = names[rows, columns].astype(np.uint64) + np.uint64(_MONTHS)
    first, last = table.first[rows], table.last[rows]
    found = []
    for step in (0, 1, 2):
        months = first // MONTH + step
        on = (first != NO_DAY) & (months <= last // MONTH) & (last - first <= MONTH)
        found.append(
            Keyed(rows[on], (keys[on] * np.uint64(4_194_304) + months[on].astype(np.uint64)) * _MIX)
        )
    return _join(found)


def is_past(table: Table) -> npt.NDArray[np.bool_]:
    """Tell which drafts tell of an event of the past, or of one that lies in many days."""
    told = (table.published != NO_DAY) & table.dated
    return np.asarray(
        table.dated & (table.last - table.first >= MOST_DAYS)
        | told & (table.published - table.last > LAG_DAYS)
    )


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
    several = [table.places, table.place_words, table.names[:, :KEY_NAMES]]
    names = np.concatenate(several, axis=1)
    rows, columns = np.nonzero(names)
    return _on_days(table, rows, names[rows, columns].astype(np.uint64))


def _cells(table: Table) -> tuple[Ints, Ints]:
    """Return rows and the cells of the map that their places lie in."""
    rows, columns = np.nonzero(~np.isnan(table.lat) & ~np.isnan(table.lon))
    lat = np.floor(table.lat[rows, columns] / CELL).astype(np.int64) + 1000
    lon = np.floor(table.lon[rows, columns] / CELL).astype(np.int64) + 1000
    return rows, lat * 10_000 + lon + _CELLS


def _cell_days(table: Table) -> Keyed:
    rows, cells = _cells(table)
    return _on_days(table, rows, cells.astype(np.uint64))


def _means_days(table: Table) -> Keyed:
    rows = np.nonzero((table.means & SELDOM != 0) & table.dated)[0]
    return _on_days(table, rows, (table.means[rows] & SELDOM).astype(np.uint64) + np.uint64(_MEANS))


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
