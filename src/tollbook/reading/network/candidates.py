"""Marks on the candidates of an answer: what the encoder cannot see in their words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

import numpy as np

from tollbook.model.vocabulary import TimePrecision
from tollbook.reading.context import Context, Found
from tollbook.reading.network.layers import Indices
from tollbook.reading.placenames import PlaceName, is_located
from tollbook.times import TimeExpression, TimeKind

TIME_KINDS: tuple[TimeKind, ...] = get_args(TimeKind)
#: 0 stands for an expression that gives no days.
TIME_PRECISIONS: tuple[TimePrecision, ...] = get_args(TimePrecision)
#: Sizes of the tables that the marks index.
MARKS = {"time_kind": 9, "time_precision": 7, "place_rank": 8, "place_located": 2, "place_times": 6}

#: Words that tell no two names apart.
_GENERIC = frozenset(
    """the a an of for s in and or on at to from by with near its their his her local official
    officials source sources group groups force forces army military troops soldiers government
    regime state states united people party parties organisation organization media agency news
    ministry spokesman spokesperson city town village province district governorate region area
    areas countryside northern southern eastern western north south east west central air strike
    strikes jets planes warplanes aircraft helicopters rebel rebels fighters militants
    opposition""".split()
)
_EMPTY = frozenset({"the", "a", "an", "of"})


def time_marks(times: Sequence[Found[TimeExpression]]) -> dict[str, Indices]:
    """Return the marks of time expressions: their kind and the precision of their days."""
    return {
        "time_kind": np.array([TIME_KINDS.index(t.item.kind) for t in times]),
        "time_precision": np.array([_precision(t.item) for t in times]),
    }


def _precision(time: TimeExpression) -> int:
    """Return the mark of an expression's precision."""
    if time.from_ is None or time.precision is None:
        return 0
    return 1 + TIME_PRECISIONS.index(time.precision)


def place_marks(context: Context, names: Sequence[Found[PlaceName]]) -> dict[str, Indices]:
    """Return the marks of place names: their rank, whether a word places them, how often said."""
    said = Counter(n.item.words.lower() for n in context.names)
    return {
        "place_rank": np.array([min(7, n.item.rank) for n in names]),
        "place_located": np.array([int(is_located(n.item)) for n in names]),
        "place_times": np.array([min(5, said[n.item.words.lower()]) for n in names]),
    }


def named_alike(names: Sequence[Found[PlaceName]]) -> list[list[int]]:
    """Return the indices of the names in groups that share a telling word."""
    groups: list[tuple[frozenset[str], list[int]]] = []
    for index, name in enumerate(names):
        words = telling(name.item.words)
        group = next((indices for known, indices in groups if known & words), None)
        if group is None:
            groups.append((words, [index]))
        else:
            group.append(index)
    return [indices for _, indices in groups]


@lru_cache(maxsize=4096)
def telling(words: str) -> frozenset[str]:
    """Return the words that tell a name from others; generic ones where there are no others."""
    found = frozenset(re.findall(r"\w+", words.lower()))
    return (found - _GENERIC) or (found - _EMPTY)
