"""Low, best and high from the figures that stand (specification, 4.1 steps 3 to 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm
from tollbook.tolls.latest import said, source_and_day
from tollbook.tolls.policy import Policy
from tollbook.tolls.stated import Stated
from tollbook.tolls.toll import Bound, Figure, Rule

#: Old figures that each standing figure superseded, by the ids of the standing one.
History = dict[tuple[str, ...], list[Stated]]


def bound(name: str, value: int, figures: Sequence[Stated], rule: Rule, history: History) -> Bound:
    """Return a bound set by `figures`, in words: "low 22: Hospital, 3 May, supersedes 14"."""
    words = "; ".join(dict.fromkeys(_words(figure, history) for figure in figures))
    ids = tuple(dict.fromkeys(id_ for figure in figures for id_ in figure.ids))
    return Bound(value=value, claims=ids, rule=rule, words=f"{name} {value}: {words}")


def lowest(figures: Sequence[Stated], history: History) -> Bound | None:
    """Return the least low of all origins."""
    lows = [figure.low for figure in figures if figure.low is not None]
    if not lows:
        return None
    value = min(lows)
    setting = [figure for figure in figures if figure.low == value]
    return bound("low", value, setting, "lowest_origin", history)


def highest(figures: Sequence[Stated], history: History) -> tuple[Bound | None, bool]:
    """Return the greatest top of all origins, and whether it is open."""
    tops = [figure.top for figure in figures if figure.top is not None]
    if not tops:
        return None, False
    value = max(tops)
    setting = [figure for figure in figures if figure.top == value]
    is_open = any(figure.is_open for figure in setting)
    return bound("high", value, setting, "highest_origin", history), is_open


def best_of(figures: Sequence[Stated], policy: Policy, history: History) -> Bound | None:
    """Return the best number: agreed, else of the most reliable, else of most origins, else lower.

    It is always a number that an origin stated, or the sum of numbers that it stated. Who tells
    of one person among the dead has not counted them: counts come first.
    """
    told = [figure for figure in figures if figure.best is not None]
    stated = [figure for figure in told if figure.counted] or told
    if len({figure.best for figure in stated}) == 1:
        rule: Rule = "agreed" if len({figure.best for figure in told}) == 1 else "counted"
        return bound("best", _best(stated[0]), stated, rule, history)
    if not stated:
        return None
    tier = min(policy.tier(figure.origin.kind) for figure in stated)
    top = [figure for figure in stated if policy.tier(figure.origin.kind) == tier]
    return _most_supported(top, "most_reliable" if len(top) < len(stated) else None, history)


def _most_supported(figures: Sequence[Stated], agreed: Rule | None, history: History) -> Bound:
    by_number: dict[int, list[Stated]] = defaultdict(list)
    for figure in figures:
        by_number[_best(figure)].append(figure)
    support = {n: len({f.origin.key for f in said_by}) for n, said_by in by_number.items()}
    most = [number for number, origins in support.items() if origins == max(support.values())]
    number = min(most)
    if len(by_number) == 1 and agreed:
        rule = agreed
    else:
        rule = "most_origins" if len(most) == 1 else "lower_stated"
    return bound("best", number, by_number[number], rule, history)


def party_only(
    harm: Harm, victims: VictimGroup, contested: Sequence[Stated], history: History
) -> Figure | None:
    """Return the figure where only parties speak: nobody else vouches for any, best is open."""
    high, is_open = highest(contested, history)
    if high is None:
        return None
    ids = tuple(id_ for figure in contested for id_ in figure.ids)
    low = Bound(value=0, claims=ids, rule="party_only", words="low 0: only parties say so")
    return Figure(harm=harm, victims=victims, low=low, high=high, high_open=is_open)


def drop_unconfirmed_zeros(figures: Sequence[Stated]) -> tuple[list[Stated], list[Stated]]:
    """Split off reports that nobody was harmed by those who cannot be taken to have looked.

    They count only where nobody says otherwise.
    """
    someone = any((figure.low or 0) > 0 for figure in figures)
    zeros = [f for f in figures if f.high == 0 and not f.looked] if someone else []
    return [figure for figure in figures if figure not in zeros], zeros


def _best(figure: Stated) -> int:
    assert figure.best is not None  # noqa: S101 - callers keep to figures with a best
    return figure.best


def _words(figure: Stated, history: History) -> str:
    words = source_and_day(figure)
    if len(figure.ids) > 1:
        words += f", sum of {len(figure.ids)} stated parts"
    old: Iterable[Stated] = history.get(figure.ids, ())
    numbers = dict.fromkeys(said(before) for before in old)
    return words + (f", supersedes {', '.join(numbers)}" if numbers else "")
