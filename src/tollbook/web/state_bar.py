"""Where an incident stands in review, what one may do, and what is missing for the rest."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import User

from tollbook.record.coding import last_coding, purpose_of
from tollbook.record.models import Incident, Step
from tollbook.record.people import may, people_with
from tollbook.record.reviewing import person_of, seen_of, situation_of
from tollbook.review.content import Content
from tollbook.review.moves import Offer, Person, Situation, offers
from tollbook.review.roles import ROLES, least_role
from tollbook.web.review_forms import MoveForm
from tollbook.web.review_words import (
    DONE_WORDS,
    ESCALATION_WORDS,
    LACK_WORDS,
    MOVE_WORDS,
    SIGNED_WORDS,
    SIGNER_WORDS,
    STATE_WORDS,
)
from tollbook.web.words import role_word, word

#: Moves that lead on towards publication: what is done most often, and stands out.
ONWARD = frozenset({"submit", "resume", "confirm", "publish", "republish"})


class MoveView(NamedTuple):
    """A move in words: what is missing, or the form that makes it."""

    name: str
    words: str
    onward: bool
    lacks: list[str]
    role: str
    form: MoveForm | None
    signed: tuple[str, ...]
    wanted: list[str]


class StepView(NamedTuple):
    """A step in words."""

    row: Step
    by: str
    done: str
    reason: str


class StateBar:
    """The state of an incident, ready for the template."""

    def __init__(self, incident: Incident, content: Content, user: User) -> None:
        self.incident = incident
        self.user = user
        self.person: Person = person_of(user)
        self.situation: Situation = situation_of(incident, content)
        self.stand = getattr(incident, "stand", None)
        self.seen = seen_of(self.situation)
        self.purpose = purpose_of(user, incident) if may(user, "review") else None
        self.coded = last_coding(user, incident) if may(user, "review") else None

    @property
    def state(self) -> str:
        """The state's code."""
        return self.situation.state

    @property
    def state_words(self) -> str:
        """The state in words."""
        return str(STATE_WORDS[self.state])

    @property
    def escalated(self) -> list[str]:
        """Why it takes a lead, in words."""
        return [str(ESCALATION_WORDS[code]) for code in self.situation.escalated]

    @property
    def open(self) -> list[MoveView]:
        """The moves that the person may make now."""
        return [move_view(offer) for offer in self._offers if offer.open]

    @property
    def closed(self) -> list[MoveView]:
        """The moves that lead on and lack something."""
        return [move_view(offer) for offer in self._offers if not offer.open]

    @property
    def steps(self) -> list[StepView]:
        """What was done so far, the latest first."""
        rows = self.incident.steps.select_related("by").order_by("-number")
        return [_step_view(row) for row in rows]

    @property
    def colleagues(self) -> list[User]:
        """To whom it may be assigned, for those who may assign it."""
        return list(people_with("record")) if may(self.user, "publish") else []

    @property
    def _offers(self) -> tuple[Offer, ...]:
        return offers(self.situation, self.person) if "record" in self.person.rights else ()


def move_view(offer: Offer) -> MoveView:
    """Return a move in words."""
    name = offer.move.name
    roles = [least_role(right) for right in offer.wanted or offer.move.signers]
    return MoveView(
        name=name,
        words=str(MOVE_WORDS[name]),
        onward=name in ONWARD,
        lacks=[str(LACK_WORDS[lack]) for lack in offer.lacks if lack in LACK_WORDS],
        role=role_word(min(roles, key=ROLES.index)) if "right" in offer.lacks else "",
        form=MoveForm(asks=offer.asks) if offer.open else None,
        signed=offer.signed,
        wanted=[str(SIGNER_WORDS[right]) for right in offer.wanted],
    )


def _step_view(row: Step) -> StepView:
    words = DONE_WORDS if row.done else SIGNED_WORDS
    return StepView(
        row=row,
        by=row.by.get_username() if row.by else "",
        done=str(words[row.move]),
        reason=word(row.reason),
    )
