"""The meaning of a count's words as bounds (casualty recording specification, 2.2).

Best is always a number that the source stated, or plain arithmetic on one; never a midpoint.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tollbook.model.claims import Count
from tollbook.model.vocabulary import Qualifier
from tollbook.tolls.policy import Policy, load_policy

#: Qualifiers whose bounds a policy decides; the others mean the same under every policy.
POLICY_QUALIFIERS: frozenset[Qualifier] = frozenset({"vague", "about", "plural_only"})

_SURROUND = re.compile(r"^(?:some|many|the)\s+(?=\w)|\s+of(?:\s+(?:the|them))?$")


class Bounds(NamedTuple):
    """Low, best and high in persons; a null high with a low is open, all null is unknown."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


def bounds(  # noqa: PLR0913 - one keyword for each thing that a text can say
    qualifier: Qualifier,
    value: int | None = None,
    *,
    value_high: int | None = None,
    term: str | None = None,
    asserted: bool = True,
    parent: Bounds | None = None,
    share: float | None = None,
    policy: Policy | None = None,
) -> Bounds:
    """Return the bounds of a count.

    `value_high` is the upper end of a range. `term` is the vague term, "dozens of"; it also
    stands in for a missing value ("at least several"). `asserted` is false when the harm is
    only feared. `parent` is the whole of which a majority or a `share` (0.5) is taken.
    """
    rules = policy or load_policy()
    if qualifier in {"majority_of", "fraction_of", "percent_of"}:
        return _of_parent(qualifier, value, parent, share)
    if qualifier == "vague":
        return _vague(term, rules)
    if value is None and term is not None:
        value = _vague(term, rules).low
    if qualifier == "range":
        return Bounds(value, None, value_high)
    if value is None or qualifier in {"zero", "singular_implied", "plural_only", "unquantified"}:
        return _without_number(qualifier, rules)
    return _of_number(qualifier, value, 1 if asserted else 0, rules.about_percent)


def bounds_of(count: Count, policy: Policy) -> Bounds:
    """Return the bounds of a count under `policy`.

    Bounds that a policy does not decide are taken as recorded, so that a reviewer's correction
    of them stands.
    """
    recorded = Bounds(count.low, count.best, count.high)
    if count.qualifier in POLICY_QUALIFIERS:
        found = bounds(count.qualifier, count.value, term=count.exact.lower(), policy=policy)
        return found if found != Bounds() else recorded
    if recorded != Bounds():
        return recorded
    return bounds(count.qualifier, count.value, term=count.exact.lower(), policy=policy)


def is_vague(count: Count) -> bool:
    """Tell whether a count rests on no number of the source's own."""
    return count.qualifier in {"vague", "plural_only", "unquantified"}


def _of_number(qualifier: Qualifier, value: int, least: int, percent: int) -> Bounds:
    above = value if _is_rounded(value) else value + 1
    below = max(value - 1, 0)
    floor = value * (100 - percent) // 100
    ceiling = -(-value * (100 + percent) // 100)
    meanings: dict[Qualifier, Bounds] = {
        "at_least": Bounds(value, value, None),
        "more_than": Bounds(above, above, None),
        "at_most": Bounds(min(least, value), None, value),
        "fewer_than": Bounds(min(least, below), None, below),
        "nearly": Bounds(floor, value, value),
        "about": Bounds(min(below, floor), value, max(value + 1, ceiling)),
    }
    return meanings.get(qualifier, Bounds(value, value, value))


def _is_rounded(value: int) -> bool:
    return value >= 100 and value % 10 == 0


def _without_number(qualifier: Qualifier, policy: Policy) -> Bounds:
    if qualifier == "zero":
        return Bounds(0, 0, 0)
    if qualifier == "singular_implied":
        return Bounds(1, 1, 1)
    return Bounds(*policy.plural) if qualifier == "plural_only" else Bounds()


def _vague(term: str | None, policy: Policy) -> Bounds:
    words = " ".join((term or "").lower().split())
    for form in (words, _SURROUND.sub("", words), _SURROUND.sub("", _SURROUND.sub("", words))):
        if form in policy.vague:
            return Bounds(*policy.vague[form])
    return Bounds()


def _of_parent(
    qualifier: Qualifier, value: int | None, parent: Bounds | None, share: float | None
) -> Bounds:
    if qualifier == "majority_of":
        if parent is None or parent.low is None:
            return Bounds()
        return Bounds(parent.low // 2 + 1, None, parent.high or parent.low)
    if parent is None or share is None:
        return Bounds(value, value, value)
    return Bounds(*(None if part is None else int(part * share) for part in parent))
