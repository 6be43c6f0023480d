"""A claim as the report page lists it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tollbook.model.claims import Claim
from tollbook.model.spans import OptionalSpan, Span
from tollbook.record.models import Incident
from tollbook.tolls import Statement
from tollbook.web.article import Mark
from tollbook.web.forms import values_of
from tollbook.web.words import claim_label, days_words, list_words, range_words, word

#: Flags that a recorder has to know of to judge the claim.
_FLAGS: dict[str, Any] = {
    "provisional": gettext_lazy("provisional"),
    "expected_to_rise": gettext_lazy("expected to rise"),
    "revised": gettext_lazy("revises an earlier figure"),
    "ambiguous_period": gettext_lazy("period is ambiguous"),
    "party_claim": gettext_lazy("a party to the conflict says so"),
    "derived": gettext_lazy("worked out, not stated"),
    "dates_disagree": gettext_lazy("dates disagree"),
}

#: Below this confidence the reader was in doubt of a claim; from this chance of being wrong on, of
#: one of its fields.
DOUBT, FIELD_DOUBT = 0.6, 0.4
_FIELDS: dict[str, Any] = {
    "status": gettext_lazy("the victims' status"),
    "scope": gettext_lazy("the scope"),
    "source": gettext_lazy("the source"),
    "places": gettext_lazy("the place"),
    "time": gettext_lazy("the date"),
    "means": gettext_lazy("the means"),
    "actor": gettext_lazy("the perpetrator"),
    "part_of": gettext_lazy("what it is part of"),
}


class Detail(NamedTuple):
    """One field of a claim in words, with the place of its own words in the text."""

    label: str
    words: str
    start: int | None = None
    end: int | None = None


class Card:
    """A statement, ready for the template."""

    def __init__(self, statement: Statement, incident: Incident | None = None) -> None:
        self.statement = statement
        self.claim: Claim = statement.claim
        self.state = statement.state
        self.incident = incident

    @property
    def number(self) -> int:
        """The claim's number in its report, by which people speak of it."""
        return int(self.claim.id.removeprefix("c"))

    @property
    def state_words(self) -> str:
        """The claim's state, with the reason of a rejection."""
        said = word(self.state)
        return f"{said}: {word(self.statement.reason)}" if self._rejected_why else said

    @property
    def _rejected_why(self) -> bool:
        return self.state == "rejected" and self.statement.reason is not None

    @property
    def waiting(self) -> bool:
        """Whether nobody has judged the claim yet."""
        return self.state == "extracted"

    @property
    def seen(self) -> str:
        """The last decision on the claim, by which a page tells what it was made from."""
        return self.statement.decision or ""

    @property
    def harm(self) -> str:
        """The harm in words."""
        return word(self.claim.harm)

    @property
    def range(self) -> str:
        """What the count comes to, in words."""
        count = self.claim.count
        return range_words(count.low, count.best, count.high)

    @cached_property
    def details(self) -> list[Detail]:
        """The fields that say something, in the order in which one asks for them."""
        return [detail for detail in _details(self.claim) if detail.words]

    @property
    def flags(self) -> list[str]:
        """What to be wary of."""
        return [str(_FLAGS[flag]) for flag in self.claim.flags]

    @property
    def unsure(self) -> bool:
        """Whether the reader itself was in doubt of the claim, or of a field of it."""
        return self.waiting and (self.claim.confidence < DOUBT or bool(self._doubted))

    @property
    def unsure_words(self) -> str:
        """What the reader was unsure of, in words."""
        if self.claim.confidence < DOUBT or not self._doubted:
            return _("unsure")
        fields = ", ".join(str(_FIELDS[field]) for field in self._doubted)
        return _("unsure of %(fields)s") % {"fields": fields}

    @property
    def _doubted(self) -> list[str]:
        """The fields that the reader was unsure of, the most doubted first."""
        doubts = self.claim.doubts
        ordered = sorted(_FIELDS, key=lambda field: -doubts.get(field, 0.0))
        return [field for field in ordered if doubts.get(field, 0.0) >= FIELD_DOUBT]

    @property
    def sureness(self) -> float:
        """The least of the chances that the claim and each of its fields is right."""
        doubts = (self.claim.doubts.get(field, 0.0) for field in _FIELDS)
        return min(self.claim.confidence, 1 - max(doubts))

    @property
    def values(self) -> str:
        """The form's values as JSON."""
        return json.dumps(values_of(self.claim), ensure_ascii=False)

    @property
    def mark(self) -> Mark:
        """The claim's words in the article."""
        claim = self.claim
        return Mark(
            number=self.number,
            evidence=(claim.evidence.start, claim.evidence.end),
            figure=(claim.count.start, claim.count.end),
            harm=claim.harm,
            state=self.state,
            label=claim_label(self.number, claim),
        )


def in_text_order(cards: Iterable[Card]) -> list[Card]:
    """Return cards as the article has their counts."""
    return sorted(cards, key=lambda c: (c.claim.count.start, c.claim.evidence.start, c.number))


def unsure_first(cards: Iterable[Card]) -> list[Card]:
    """Return cards with those on top that the reader doubted; the rest stay where they are."""
    return sorted(cards, key=lambda card: card.sureness if card.unsure else 1.0)


def _details(claim: Claim) -> Iterator[Detail]:
    yield _victims(claim)
    yield Detail(_("for"), "" if claim.scope == "incident" else word(claim.scope))
    yield _source(claim)
    for place in claim.places:
        name = place.name if place.name and place.name != place.exact else ""
        yield _spanned(_("at"), f"{place.exact}{f' ({name})' if name else ''}", place)
    if claim.time is not None:
        yield _spanned(_("when"), days_words(claim.time) or claim.time.exact or "", claim.time)
    means = "" if claim.means.code == "unstated" else word(claim.means.code)
    yield _spanned(_("by"), means, claim.means)
    if claim.actor is not None:
        said = f"{claim.actor.exact} ({word(claim.actor.attribution)})"
        yield _spanned(_("perpetrator"), said, claim.actor)
    if claim.part_of is not None:
        whole = claim.part_of.removeprefix("c")
        told = {"number": whole, "how": word(claim.part_kind or "subset")}
        yield Detail(_("part"), _("of claim %(number)s, %(how)s") % told)
    if claim.same_as is not None:
        said = _("as claim %(number)s") % {"number": claim.same_as.removeprefix("c")}
        yield Detail(_("same"), said)


def _victims(claim: Claim) -> Detail:
    victims = claim.victims
    status = () if victims.status == "unspecified" else (victims.status,)
    coded = list_words(code for code in (*status, *victims.groups) if word(code) != victims.exact)
    words = f"{victims.exact} ({coded})" if victims.exact and coded else victims.exact or coded
    return _spanned(_("who"), words, victims)


def _source(claim: Claim) -> Detail:
    source = claim.source
    if source is None:
        return Detail(_("source"), _("none named"))
    kind = "" if source.kind == "other" else f", {word(source.kind)}"
    return _spanned(word(source.stance), f"{source.exact}{kind}", source)


def _spanned(label: str, words: str, span: Span | OptionalSpan) -> Detail:
    return Detail(label, words, span.start, span.end)
