"""A report's text as HTML with the words of its claims marked, for notebooks."""

from __future__ import annotations

from html import escape

from tollbook.display.remarks import why_no_claims
from tollbook.display.roles import ROLES, Run, runs
from tollbook.model.claims import Claim
from tollbook.model.reports import Reading

#: Background of each role: dark text on it has a contrast of more than 7 to 1 (WCAG AAA).
_COLOURS = {
    "count": "#ffd08a", "victims": "#bfe3b4", "source": "#c9d7f8", "places": "#f5c6d6",
    "time": "#e3cdf3", "means": "#f6d5bf", "actor": "#f2e394", "evidence": "#eeeeee",
}  # fmt: skip
_TEXT_STYLE = "white-space:pre-wrap;line-height:1.7;max-width:50em;color:#1a1a1a;background:#fff"
_HEADERS = ("Claim", "Harm", "Count", "Low", "High", "Scope", "Source", "Places", "From", "To")


def render_html(reading: Reading) -> str:
    """Return the title, the text with its claims marked, a legend and a table of the claims.

    Everything from the report is escaped; without its tags the marked text is the report's text.
    """
    report = reading.report
    title = escape(report.title or report.id)
    marked = "".join(_marked(report.text[run.start : run.end], run) for run in _runs(reading))
    flags = f"<p>Flags: {escape(', '.join(report.flags))}</p>" if report.flags else ""
    return (
        f'<div class="tollbook"><h3 dir="auto">{title}</h3>{flags}'
        f'<div class="tollbook-text" dir="auto" style="{_TEXT_STYLE}">{marked}</div>'
        f"{_claims(reading)}</div>"
    )


def _runs(reading: Reading) -> list[Run]:
    return list(runs(reading.report.text, reading.claims))


def _marked(words: str, run: Run) -> str:
    if run.role is None:
        return escape(words)
    title = escape(f"{run.role} of {', '.join(run.claims)}")
    style = f"background:{_COLOURS[run.role]};color:#1a1a1a"
    return f'<mark style="{style}" title="{title}">{escape(words)}</mark>'


def _claims(reading: Reading) -> str:
    if not reading.claims:
        return f"<p>{escape(why_no_claims(reading.report))}</p>"
    return _legend() + _table(reading.claims)


def _legend() -> str:
    keys = " ".join(
        f'<span style="background:{_COLOURS[role]};color:#1a1a1a;padding:0 .4em">{role}</span>'
        for role in ROLES
    )
    return f"<p>{keys}</p>"


def _table(claims: tuple[Claim, ...]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADERS)
    body = "".join(f"<tr>{_cells(claim)}</tr>" for claim in claims)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(claim: Claim) -> str:
    time = claim.time
    values = (
        claim.id, claim.harm, claim.count.exact, claim.count.low, claim.count.high, claim.scope,
        claim.source and claim.source.exact, ", ".join(place.exact for place in claim.places),
        time and time.from_, time and time.to,
    )  # fmt: skip
    return "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in values)
