"""Incidents as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.control import strip_control_codes
from rich.table import Table
from rich.text import Text

from tollbook.record.described import Described, Proposal
from tollbook.record.totals import Total
from tollbook.tolls import Figure

#: Words for whom a figure counts.
_WHOM = {"all": "persons", "civilian": "civilians", "combatant": "combatants"}


def overview(told: Iterable[Described]) -> RenderableType:
    """Return a line for each incident: day, killed, injured, how well attested, what and where."""
    table = _table("id", "day", "killed", "injured", "reports", "origins", "grade", "incident")
    for one in told:
        table.add_row(
            one.incident,
            str(one.from_ or ""),
            _range(one.toll.figure("killed")),
            _range(one.toll.figure("injured")),
            str(len(one.reports)),
            str(len(one.toll.origins)),
            one.toll.grade,
            _plain(one.title),
        )
    return table


def full(one: Described) -> RenderableType:
    """Return one incident: every bound with the claims that set it, and why."""
    facts = [one.place, _days(one), one.review, one.toll.grade, f"by {one.toll.policy}"]
    lines: list[RenderableType] = [
        Text(f"{one.incident}  {_plain(one.title)}", style="bold"),
        Text(" · ".join(_plain(fact) for fact in facts if fact), style="dim"),
    ]
    for figure in one.toll.figures:
        whom = _WHOM.get(figure.victims, figure.victims)
        lines.append(Text(f"  {figure.harm}, {whom}: {_range(figure)}"))
        bounds = filter(None, (figure.low, figure.best, figure.high))
        lines += [Text(f"    {_plain(b.words)}  [{', '.join(b.claims)}]") for b in bounds]
    beside = (*one.toll.beside, *one.toll.superseded)
    lines += [Text(f"  beside: {_plain(aside.words)}  [{aside.claim}]") for aside in beside]
    lines += [Text(f"  does not add up: {_plain(w.words)}") for w in one.toll.warnings]
    return Group(*lines, Text())


def moved(told: Iterable[Described], before: str, after: str) -> RenderableType:
    """Return a line for each figure that two policies give otherwise."""
    table = _table("id", "harm", "whom", before, after, "incident")
    for one in told:
        for change in one.moved:
            whom = _WHOM.get(change.victims, change.victims)
            numbers = (_numbers(change.before), _numbers(change.after))
            table.add_row(one.incident, change.harm, whom, *numbers, _plain(one.title))
    return table


def proposed(pairs: Iterable[Proposal]) -> RenderableType:
    """Return a line for each pair of incidents that may be one."""
    table = _table("one", "other", "likely")
    for pair in pairs:
        table.add_row(pair.one, pair.other, f"{pair.score:.0%}")
    return table


def residuals(told: Iterable[Total]) -> RenderableType:
    """Return a line for each total: who says so, of when, and what is left of it."""
    table = _table("total", "harm", "whom", "number", "period", "says", "left")
    for one in told:
        total = one.total
        whom = _WHOM.get(total.victims or "", total.victims or "a part")
        period = " to ".join(str(day) for day in (total.from_, total.to) if day)
        number = _numbers((total.low, total.best, total.high, total.high is None))
        left = one.residual
        rest = _numbers((left.low, None, left.high, left.high is None)) if left else ""
        why = (one.why_not or "").replace("_", " ")
        table.add_row(
            total.id, total.harm, whom, number, period, _plain(total.origin), rest or f"({why})"
        )
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in columns:
        right = name in {"killed", "injured", "reports", "origins", "likely"}
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    return table


def _days(one: Described) -> str | None:
    if one.from_ is None or one.to is None or one.from_ == one.to:
        return str(one.from_) if one.from_ else None
    return f"{one.from_} to {one.to}"


def _range(figure: Figure | None) -> str:
    """Return low, best and high in short: "14", "8 to 9 or more", "10 to 15"."""
    return _numbers((*figure.numbers, figure.high_open)) if figure else ""


def _numbers(numbers: Sequence[int | None] | None) -> str:
    if numbers is None:
        return "–"
    low, best, high, is_open = numbers
    ends = [str(n) for n in dict.fromkeys((low, high)) if n is not None]
    told = " to ".join(ends) + (" or more" if is_open and ends else "")
    return f"{told} (best {best})" if best is not None and len(ends) > 1 else told


def _plain(words: str) -> str:
    return strip_control_codes(words)
