"""Readings for people at a terminal: the text with its words marked, and a table of claims."""

from __future__ import annotations

import re

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tollbook.display.remarks import why_no_claims
from tollbook.display.roles import ROLES, runs
from tollbook.model.claims import Claim, Count
from tollbook.model.explanations import Explanation
from tollbook.model.reports import Reading, Report

#: The figures of a claim, in columns that fit a terminal of 80.
_COLUMNS = "{:6} {:9} {:>15}  {:14} {}"
_INDENT = 7
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
        parts += [_legend(), Text(), _claims(reading.claims)]
        parts += [_explained(explanation) for explanation in reading.explanations]
    else:
        parts.append(Text(_plain(why_no_claims(reading.report)), style="italic"))
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


def _claims(claims: tuple[Claim, ...]) -> RenderableType:
    """Return two lines a claim: its figures in columns, below them in words what else it says."""
    heading = Text(_COLUMNS.format("Claim", "Harm", "Low–high", "Scope", "Count"), style="bold")
    lines: list[RenderableType] = [heading]
    for claim in claims:
        cells = (claim.id, claim.harm, _bounds(claim.count), claim.scope, claim.count.exact)
        lines.append(Text(_plain(_COLUMNS.format(*cells))))
        lines.append(Padding(Text(_plain(_details(claim)), style="dim"), (0, 0, 0, _INDENT)))
    return Group(*lines)


def _explained(explanation: Explanation) -> RenderableType:
    """Return a line for each field of a claim: what it could say and the chance of each."""
    lines = [Text(f"\nWhy {explanation.claim}", style="bold")]
    for field, options in explanation.options.items():
        weighed = " · ".join(f"{o.says or 'none'} {o.chance:.2f}" for o in options)
        rules = ", ".join(explanation.rules.get(field, ()))
        told = f"{field}: {weighed}" + (f" (rule: {rules})" if rules else "")
        lines.append(Text(_plain(f"  {told}"), style="dim"))
    lines.append(Text(f"  count: {', '.join(explanation.rules.get('count', ()))}", style="dim"))
    return Group(*lines)


def _details(claim: Claim) -> str:
    """Return who, where, when, how, by whom and who says so, then what the claim is tied to."""
    victims = [claim.victims.status] if claim.victims.status != "unspecified" else []
    details = (
        ", ".join([*victims, *claim.victims.groups]),
        ", ".join(dict.fromkeys(place.name or place.exact for place in claim.places)),
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
    return str(time.from_) if time.from_ == time.to else f"{time.from_} to {time.to or '?'}"


def _plain(text: str) -> str:
    """Return a text that cannot drive a terminal, of the same length."""
    return _CONTROLS.sub("�", text.replace("\r\n", " \n"))
