"""Readings for people at a terminal: the text with its words marked, and a table of claims."""

from __future__ import annotations

import re

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tollbook.display.roles import ROLES, runs
from tollbook.model.claims import Claim, Count
from tollbook.model.reports import Reading, Report

#: Characters of the count column; a longer count goes on in the next line.
_COUNT_WIDTH = 16
_STYLES = {
    "count": "bold black on yellow", "victims": "black on green", "source": "black on cyan",
    "places": "black on magenta", "time": "black on bright_blue", "means": "black on bright_red",
    "actor": "black on white", "evidence": "underline",
}  # fmt: skip
#: Control characters could drive the reader's terminal; each is shown as one sign instead.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def render_reading(reading: Reading) -> RenderableType:
    """Return a reading as something that Rich prints: heading, marked text, table of claims."""
    parts: list[RenderableType] = [_heading(reading.report), _marked_text(reading), Text()]
    if reading.claims:
        parts += [_legend(), _table(reading.claims)]
    else:
        parts.append(Text("No claims were found in this report.", style="italic"))
    return Group(*parts, Text())


def print_reading(console: Console, reading: Reading) -> None:
    """Print a reading on `console`."""
    console.print(render_reading(reading))


def _heading(report: Report) -> RenderableType:
    dated = f"{report.published} ({report.published_basis})" if report.published else "no date"
    credit = f"credit {', '.join(report.credit)}" if report.credit else None
    facts = [report.publisher, credit, dated, report.language, *report.flags]
    lines = [Rule(_plain(report.id), align="left")]
    if report.title:
        lines.append(Text(_plain(report.title), style="bold"))  # type: ignore[arg-type]
    return Group(*lines, Text(" · ".join(_plain(fact) for fact in facts if fact), style="dim"))


def _marked_text(reading: Reading) -> RenderableType:
    text = Text()
    for run in runs(reading.report.text, reading.claims):
        words = _plain(reading.report.text[run.start : run.end])
        text.append(words, style=_STYLES[run.role] if run.role else "")
    return Padding(text, (1, 0, 0, 0))


def _legend() -> Text:
    return Text(" ").join(Text(f" {role} ", style=_STYLES[role]) for role in ROLES)


def _table(claims: tuple[Claim, ...]) -> Table:
    table = Table(pad_edge=False, box=None, header_style="bold")
    for name in ("Claim", "Harm", "Low–high", "Scope"):
        table.add_column(name, no_wrap=True)
    table.add_column("Count", max_width=_COUNT_WIDTH)
    table.add_column("Who, where, when, how, by whom, says who")
    for claim in claims:
        cells = (claim.id, claim.harm, _bounds(claim.count), claim.scope, claim.count.exact)
        table.add_row(*(Text(_plain(cell)) for cell in (*cells, _details(claim))))
    return table


def _details(claim: Claim) -> str:
    """Return what else the claim says, in the order of the table's heading."""
    victims = [claim.victims.status] if claim.victims.status != "unspecified" else []
    details = (
        ", ".join([*victims, *claim.victims.groups]),
        ", ".join(place.name or place.exact for place in claim.places),
        _when(claim),
        claim.means.code if claim.means.code != "unstated" else "",
        f"by {claim.actor.exact} ({claim.actor.attribution})" if claim.actor else "",
        f"{claim.source.exact} {claim.source.stance}" if claim.source else "",
        f"part of {claim.part_of}" if claim.part_of else "",
        f"same as {claim.same_as}" if claim.same_as else "",
        f"incident {claim.incident}" if claim.incident else "",
        *claim.flags,
    )
    return " · ".join(filter(None, details))


def _bounds(count: Count) -> str:
    """Return "14–20"; an open or unknown bound is "?", never 0."""
    if count.low is None and count.high is None:
        return "?"
    if count.low == count.high:
        return str(count.low)
    low, high = ("?" if bound is None else bound for bound in (count.low, count.high))
    return f"{low}–{high}"


def _when(claim: Claim) -> str:
    time = claim.time
    if time is None:
        return ""
    if time.from_ is None:
        return f"{time.exact or ''} ?".strip()
    return str(time.from_) if time.from_ == time.to else f"{time.from_}–{time.to or '?'}"


def _plain(text: str) -> str:
    """Return a text that cannot drive a terminal, of the same length."""
    return _CONTROLS.sub("�", text.replace("\r\n", " \n"))
