"""The vocabularies and figures in the words that recorders use."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, get_args

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tollbook.model.claims import Claim, Time
from tollbook.model.decisions import DecisionKind, Reason
from tollbook.model.vocabulary import Harm
from tollbook.review.roles import Role
from tollbook.tolls import Figure
from tollbook.web.vocabulary import WORDS

#: How many characters stand for a title where there is none.
HEADLINE = 90
#: A dateline as agencies print it: a place in capitals, and what else stands before the dash.
_DATELINE = re.compile(r"^[A-Z]{3}[^\n]{0,100}?\s[-–—]{1,2}\s+(?=\S)")

#: Why a claim is rejected, by the key that says so; "other" wants a note.
REJECTIONS: dict[str, Reason] = {
    "1": "not_casualty",
    "2": "machine_error",
    "3": "subset_counted",
    "4": "cumulative_not_incident",
    "5": "duplicate_wire",
    "6": "superseded_by_update",
    "7": "party_claim_only",
    "8": "out_of_scope",
    "9": "fabricated_or_manipulated_source",
    "0": "other",
}

#: What a decision did to its claims.
DONE: dict[DecisionKind, Any] = {
    "accept": pgettext_lazy("done", "accepted"),
    "correct": pgettext_lazy("done", "corrected"),
    "reject": pgettext_lazy("done", "rejected"),
    "add": pgettext_lazy("done", "added"),
    "pick_best": pgettext_lazy("done", "picked as the best figure"),
    "assign": pgettext_lazy("done", "moved"),
    "same_incident": pgettext_lazy("done", "merged"),
    "different_incident": pgettext_lazy("done", "told apart"),
    "unsure": pgettext_lazy("done", "left open"),
    "note": pgettext_lazy("done", "noted"),
    "undo": pgettext_lazy("done", "undone"),
}
#: What two people are told who take back one judgement at once: the second of them.
TAKEN_BACK_FIRST = _("Somebody took this judgement back first. Nothing was changed.")

#: What the roles are called.
ROLE_WORDS: dict[Role, Any] = {
    "viewer": _("viewer"),
    "recorder": _("recorder"),
    "reviewer": _("reviewer"),
    "editor": _("editor"),
    "administrator": _("administrator"),
}


def role_word(role: Role | None) -> str:
    """Return what a role is called; whoever has none is told so."""
    return str(ROLE_WORDS[role]) if role else gettext("no role")


def word(code: str | None) -> str:
    """Return a code of any vocabulary in words; empty for null."""
    return str(_words_of(code)) if code else ""


def _words_of(code: str) -> Any:
    """Return a code's words, in the language of whoever will read them."""
    return WORDS.get(code, code.replace("_", " "))


def choices(vocabulary: Any) -> list[tuple[str, Any]]:
    """Return the codes of a vocabulary (a Literal) with their words, for a form."""
    return [(code, _words_of(code)) for code in get_args(vocabulary)]


def harms() -> tuple[Harm, ...]:
    """Return all harms, the gravest first."""
    return get_args(Harm)


def figure(number: int | None) -> str:
    """Return a number with thousands apart; an unknown one is said to be so, never 0."""
    return gettext("unknown") if number is None else f"{number:,}"


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """Return bounds in few words: "14", "14 or more", "900 to 1,000, best 1,000"."""
    if low is None and high is None:
        return gettext("no number") if best is None else figure(best)
    if low is None:
        return gettext("up to %(high)s") % {"high": figure(high)}
    if high is None:
        return gettext("%(low)s or more") % {"low": figure(low)}
    if low == high:
        return figure(low)
    said = gettext("%(low)s to %(high)s") % {"low": figure(low), "high": figure(high)}
    if best is None:
        return said
    return gettext("%(range)s, best %(best)s") % {"range": said, "best": figure(best)}


def toll_sentence(of: Figure) -> str:
    """Return a toll's figure as a sentence that can be repeated aloud."""
    low, best, high = of.numbers
    harm = word(of.harm) if of.victims == "all" else f"{word(of.victims)} {word(of.harm)}"
    said = gettext("%(number)s %(harm)s.") % {
        "number": _span_words(low, high, of.high_open), "harm": harm,
    }  # fmt: skip
    if best is None or low == high:
        return said
    return f"{said} " + gettext("%(best)s is the best figure.") % {"best": figure(best)}


def _span_words(low: int | None, high: int | None, is_open: bool) -> str:
    at_least = gettext("At least %(low)s")
    if high is None:
        return gettext("An unknown number") if low is None else at_least % {"low": figure(low)}
    if low is None:
        said = gettext("%(low)s or more") if is_open else gettext("Up to %(low)s")
        return said % {"low": figure(high)}
    if low == high:
        return at_least % {"low": figure(low)} if is_open else figure(low)
    said = gettext("%(low)s to %(high)s") % {"low": figure(low), "high": figure(high)}
    return gettext("%(range)s, perhaps more,") % {"range": said} if is_open else said


def days_words(time: Time | None) -> str:
    """Return the days of a claim: "11 Mar 2025", "14 to 19 Mar 2025"; empty if unknown."""
    if time is None or time.from_ is None:
        return ""
    if time.to is None or time.to == time.from_:
        return day_words(time.from_)
    same = (time.from_.year, time.from_.month) == (time.to.year, time.to.month)
    first = str(time.from_.day) if same else day_words(time.from_)
    return gettext("%(low)s to %(high)s") % {"low": first, "high": day_words(time.to)}


def day_words(day: dt.date) -> str:
    """Return a day in words that no country misreads."""
    return date_format(day, "j M Y")


def claim_label(number: int, claim: Claim) -> str:
    """Return what a screen reader says of a claim's place in the article."""
    told = {"number": number, "count": claim.count.exact, "harm": word(claim.harm)}
    return gettext("Claim %(number)s: %(count)s %(harm)s") % told


def claim_words(claim: Claim) -> str:
    """Return the figure that a claim states, as it states it: "at least 9 people killed"."""
    said = claim.count.exact
    people = claim.victims.end
    if people is not None and claim.count.end < people <= claim.evidence.end:
        begin = claim.evidence.start
        said = claim.evidence.exact[claim.count.start - begin : people - begin]
    return f"{said} {word(claim.harm)}"


def headline(title: str | None, opening: str) -> str:
    """Return a report's title; of one without, the beginning of its first line after a dateline."""
    if title:
        return title
    first = _DATELINE.sub("", opening.strip().partition("\n")[0], count=1)
    return first if len(first) <= HEADLINE else f"{first[:HEADLINE].rsplit(' ', 1)[0]} …"


def list_words(codes: Iterable[str]) -> str:
    """Return codes as a list in words."""
    return ", ".join(word(code) for code in codes)
