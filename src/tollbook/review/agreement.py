"""How far coders agree: percent, and Krippendorff's alpha, which takes chance off.

Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): alpha is 1 less the
disagreement seen over that expected if values were dealt at random; 1 is full agreement, 0 is
chance, and below 0 coders disagree by system.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal, NamedTuple

#: How far apart two values are: another or the same; their difference; that over their sum.
Metric = Literal["nominal", "interval", "ratio"]
Unit = Sequence[Hashable]


class Agreement(NamedTuple):
    """How far two codings of the same items agree on one field.

    `percent` is of `items`, null where there are none. `alpha` is over the items that both gave
    a value for, null where these do not differ at all: chance has nothing to choose from then.
    """

    items: int
    agreed: int
    alpha: float | None
    alpha_items: int

    @property
    def percent(self) -> float | None:
        """The share of items agreed on, 0 to 100."""
        return 100 * self.agreed / self.items if self.items else None


def alpha(units: Iterable[Unit], metric: Metric = "nominal") -> float | None:
    """Return Krippendorff's alpha of units, each with the values that coders gave it.

    A null is a value that was not given; units with fewer than two values say nothing. Null where
    all values are the same.
    """
    given = [[value for value in unit if value is not None] for unit in units]
    pairable = [values for values in given if len(values) > 1]
    total = sum(map(len, pairable))
    counts = Counter(value for values in pairable for value in values)
    if len(counts) < 2:
        return None
    distance = DISTANCES[metric]
    seen = sum(_within(values, distance) / (len(values) - 1) for values in pairable) / total
    expected = _between(counts, distance) / (total * (total - 1))
    return 1 - seen / expected


def _within(values: Unit, distance: Callable[[Hashable, Hashable], float]) -> float:
    """Return the distances between all ordered pairs of a unit's values."""
    return _between(Counter(values), distance)


def _between(counts: Counter[Hashable], distance: Callable[[Hashable, Hashable], float]) -> float:
    """Return the distances between all ordered pairs of values that occur so often."""
    items = list(counts.items())
    return 2 * sum(
        often * other_often * distance(value, other)
        for at, (value, often) in enumerate(items)
        for other, other_often in items[at + 1 :]
    )


def _nominal(one: Hashable, other: Hashable) -> float:
    return float(one != other)


def _interval(one: Hashable, other: Hashable) -> float:
    return (_number(one) - _number(other)) ** 2


def _ratio(one: Hashable, other: Hashable) -> float:
    total = _number(one) + _number(other)
    return ((_number(one) - _number(other)) / total) ** 2 if total else 0.0


def _number(value: Hashable) -> float:
    assert isinstance(value, int | float)  # noqa: S101 - what these metrics are for
    return float(value)


DISTANCES: dict[Metric, Callable[[Hashable, Hashable], float]] = {
    "nominal": _nominal,
    "interval": _interval,
    "ratio": _ratio,
}
