"""The vocabularies and figures in the words that recorders use."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, get_args

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tollbook.model.claims import Claim, Time
from tollbook.model.decisions import DecisionKind, Reason
from tollbook.model.vocabulary import Harm
from tollbook.review.roles import Role
from tollbook.tolls import Figure

#: How many characters stand for a title where there is none.
HEADLINE = 90
#: A dateline as agencies print it: a place in capitals, and what else stands before the dash.
_DATELINE = re.compile(r"^[A-Z]{3}[^\n]{0,100}?\s[-–—]{1,2}\s+(?=\S)")
#: What stands for a null or an open bound.
UNKNOWN = "unknown"
OPEN = "open"

#: Codes whose words are not simply the code with spaces.
_WORDS = {
    "casualty": "killed or injured",
    "exact": "exactly",
    "unquantified": "no number",
    "singular_implied": "one, not said in a number",
    "plural_only": "more than one, no number",
    "majority_of": "most of",
    "fraction_of": "a fraction of",
    "percent_of": "a percentage of",
    "incident": "this event",
    "stock": "number at a time",
    "several": "several means",
    "un": "UN",
    "ied": "improvised bomb",
    "small_arms": "shooting",
    "stabbing_other": "stabbing or other",
    "unstated": "not stated",
    "unspecified": "not stated",
    "claimed_by_self": "claimed by themselves",
    "subset": "included in it",
    "breakdown": "one of its parts",
    "wrong_date": "wrong date",
    "not_casualty": "not a casualty figure",
    "duplicate_wire": "copy of another report",
    "superseded_by_update": "an update replaces it",
    "subset_counted": "already counted in another",
    "cumulative_not_incident": "a running total, not one event",
    "party_claim_only": "only a party says so",
    "out_of_scope": "outside what we record",
    "contradicted_by_two_origins": "two origins contradict it",
    "fabricated_or_manipulated_source": "fabricated or manipulated",
    "source_withdrawn": "the source withdrew it",
    "machine_error": "the machine misread",
    "all": "all persons",
    "adm1": "province",
    "adm2": "district",
    "adm3": "subdistrict",
    "given": "as given",
    "dateline": "from its dateline",
    "metadata": "from its metadata",
}

#: States of a claim in review whose words are not their code.
STATES = {"extracted": "waiting", "added": "added by hand"}

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
DONE: dict[DecisionKind, str] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "pick_best": "picked as the best figure",
    "assign": "moved",
    "same_incident": "merged",
    "different_incident": "told apart",
    "unsure": "left open",
    "note": "noted",
    "undo": "undone",
}

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
    return _WORDS.get(code, code.replace("_", " ")) if code else ""


def choices(vocabulary: Any) -> list[tuple[str, str]]:
    """Return the codes of a vocabulary (a Literal) with their words, for a form."""
    return [(code, word(code)) for code in get_args(vocabulary)]


def harms() -> tuple[Harm, ...]:
    """Return all harms, the gravest first."""
    return get_args(Harm)


def figure(number: int | None) -> str:
    """Return a number with thousands apart; an unknown one is said to be so, never 0."""
    return UNKNOWN if number is None else f"{number:,}"


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """Return bounds in few words: "14", "14 or more", "900 to 1,000, best 1,000"."""
    if low is None and high is None:
        return "no number" if best is None else figure(best)
    if low is None:
        return f"up to {figure(high)}"
    if high is None:
        return f"{figure(low)} or more"
    if low == high:
        return figure(low)
    said = f"{figure(low)} to {figure(high)}"
    return said if best is None else f"{said}, best {figure(best)}"


def toll_sentence(of: Figure) -> str:
    """Return a toll's figure as a sentence that can be repeated aloud."""
    low, best, high = of.numbers
    people = "" if of.victims == "all" else f" {word(of.victims)}"
    likely = f" {figure(best)} is the best figure." if best is not None and low != high else ""
    return f"{_span_words(low, high, of.high_open)}{people} {word(of.harm)}.{likely}"


def _span_words(low: int | None, high: int | None, is_open: bool) -> str:
    if high is None:
        return "An unknown number" if low is None else f"At least {figure(low)}"
    if low is None:
        return f"{figure(high)} or more" if is_open else f"Up to {figure(high)}"
    if low == high:
        return f"At least {figure(low)}" if is_open else figure(low)
    more = ", perhaps more," if is_open else ""
    return f"{figure(low)} to {figure(high)}{more}"


def days_words(time: Time | None) -> str:
    """Return the days of a claim: "11 Mar 2025", "14 to 19 Mar 2025"; empty if unknown."""
    if time is None or time.from_ is None:
        return ""
    if time.to is None or time.to == time.from_:
        return day_words(time.from_)
    if (time.from_.year, time.from_.month) == (time.to.year, time.to.month):
        return f"{time.from_.day} to {day_words(time.to)}"
    return f"{day_words(time.from_)} to {day_words(time.to)}"


def day_words(day: dt.date) -> str:
    """Return a day in words that no country misreads."""
    return f"{day.day} {day:%b %Y}"


def claim_label(number: int, claim: Claim) -> str:
    """Return what a screen reader says of a claim's place in the article."""
    return f"Claim {number}: {claim.count.exact} {word(claim.harm)}"


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
