"""Which moves an incident may make now, by whom, and what is missing for the others.

Pure rules: an incident's steps so far, what it contains and who asks go in; offers come out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Literal

import msgspec

from tollbook.model.decisions import Reason
from tollbook.review.content import Content
from tollbook.review.escalation import Escalation, escalations
from tollbook.review.roles import Right, Role, rights_of
from tollbook.review.states import PRIVACY, Ask, Move, MoveName, State, moves_from

#: What an incident or a person lacks for a move.
Lack = Literal[
    "right", "place", "date", "figure", "judged", "bounds", "figures", "own_work", "signed",
    "coding", "confirm_first",
]  # fmt: skip


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, by name and role."""

    name: str
    role: Role | None

    @property
    def rights(self) -> frozenset[Right]:
        """What the person may do."""
        return rights_of(self.role)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step that was taken: a move made (`done`), or the signature of one of several people."""

    number: int
    move: MoveName
    done: bool
    target: State
    by: str
    role: Role | None
    content: Content


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody coded an incident a second time, since the step `round`."""

    by: str
    round: int
    blind: bool
    agrees: bool


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """All that the rules look at."""

    steps: tuple[Step, ...] = ()
    content: Content = Content()
    codings: tuple[Coded, ...] = ()

    @property
    def state(self) -> State:
        """Where the incident is now: where its last step led, a draft where there was none."""
        made = self.done
        return made[-1].target if made else "draft"

    @property
    def done(self) -> tuple[Step, ...]:
        """The moves that were made, without signatures that led nowhere yet."""
        return tuple(step for step in self.steps if step.done)

    @property
    def submitted(self) -> Step | None:
        """The step by which a recorder last said that the incident is ready."""
        return next((s for s in reversed(self.done) if s.move == "submit"), None)

    @property
    def vouched(self) -> Content | None:
        """What was confirmed or published last."""
        kinds = {"confirm", "publish", "republish"}
        return next((s.content for s in reversed(self.done) if s.move in kinds), None)

    @property
    def confirmed(self) -> bool:
        """Whether what stands was confirmed since it was submitted."""
        after = self.submitted.number if self.submitted else 0
        return any(s.move == "confirm" and s.number > after for s in self.done)

    @property
    def escalated(self) -> tuple[Escalation, ...]:
        """Why the incident takes a lead besides two persons."""
        return escalations(self.content, self.vouched)

    def coded_by(self, name: str) -> Coded | None:
        """Return the second coding of a person since the incident was submitted last."""
        round_ = self.submitted.number if self.submitted else 0
        return next((c for c in self.codings if c.by == name and c.round == round_), None)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A move, what is missing for it, what has to be given with it, and who has to sign besides."""

    move: Move
    lacks: tuple[Lack, ...] = ()
    asks: tuple[Ask, ...] = ()
    signed: tuple[str, ...] = ()
    wanted: tuple[Right, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the person may make it now."""
        return not self.lacks


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What comes with a move."""

    reason: Reason | None = None
    note: str = ""
    recheck_on: dt.date | None = None
    duplicates: bool = False
    check: bool = False
    waiver: str = ""
    privacy: frozenset[str] = frozenset()


def offers(situation: Situation, person: Person) -> tuple[Offer, ...]:
    """Return the moves from where an incident is, those that a person may not make too."""
    return tuple(offer(situation, person, move) for move in moves_from(situation.state))


def offer(situation: Situation, person: Person, move: Move) -> Offer:
    """Return whether a person may make a move, and what that takes."""
    slots = signers_of(move, situation.escalated)
    signed = signatures(situation, move)
    lacks = [*_lacks_of_incident(situation, move), *_lacks_of_person(situation, person, move)]
    if "right" not in lacks and not lacks_slot(person, signed, slots):
        lacks += ["signed"] if person.name in {s.by for s in signed} else ["right"]
    return Offer(
        move=move,
        lacks=tuple(dict.fromkeys(lacks)),
        asks=_asks(situation, person, move),
        signed=tuple(step.by for step in signed),
        wanted=unfilled([*map(signer_of, signed), person], slots),
    )


def missing(asked: Offer, given: Given, today: dt.date) -> tuple[Ask, ...]:
    """Return what a move asks for that was not given."""
    has: dict[Ask, bool] = {
        "duplicates": given.duplicates,
        "reason": given.reason is not None and (given.reason != "other" or bool(given.note)),
        "recheck_on": given.recheck_on is not None and given.recheck_on > today,
        "note": bool(given.note),
        "check": given.check,
        "waiver": bool(given.waiver),
        "resolution": bool(given.note),
        "privacy": given.privacy >= set(PRIVACY),
    }
    return tuple(ask for ask in asked.asks if not has[ask])


def completes(situation: Situation, person: Person, move: Move) -> bool:
    """Tell whether a person's signature is the last that a move needs."""
    slots = signers_of(move, situation.escalated)
    return not unfilled([*map(signer_of, signatures(situation, move)), person], slots)


def signers_of(move: Move, escalated: Sequence[Escalation]) -> tuple[Right, ...]:
    """Return the rights of those who have to sign: of escalated incidents a lead too."""
    if escalated and move.name in {"confirm", "republish", "merge"}:
        return (*move.signers, "publish")
    return move.signers


def signatures(situation: Situation, move: Move) -> tuple[Step, ...]:
    """Return the signatures of a move that count: since the last one made, of what stands now."""
    last = situation.done[-1].number if situation.done else 0
    signed = (s for s in situation.steps if s.move == move.name and s.number > last)
    return tuple(step for step in signed if situation.content.stands_as(step.content))


def lacks_slot(person: Person, signed: Iterable[Step], slots: Sequence[Right]) -> bool:
    """Tell whether a move still wants a signature that this person can give."""
    before = [signer_of(step) for step in signed]
    if person.name in {signer.name for signer in before}:
        return False
    return len(unfilled([*before, person], slots)) < len(unfilled(before, slots))


def unfilled(signers: Sequence[Person], slots: Sequence[Right]) -> tuple[Right, ...]:
    """Return the rights left when distinct people fill as many as they can; each fills one."""
    people = list({signer.name: signer for signer in signers}.values())
    best = tuple(slots)
    padded = [*people, *([None] * len(slots))]
    for order in permutations(padded, len(slots)):
        left = tuple(
            right
            for right, who in zip(slots, order, strict=True)
            if who is None or right not in who.rights
        )
        if len(left) < len(best):
            best = left
    return best


def signer_of(step: Step) -> Person:
    """Return who took a step, in the role of that time."""
    return Person(name=step.by, role=step.role)


def _lacks_of_incident(situation: Situation, move: Move) -> list[Lack]:
    content, lacks = situation.content, list[Lack]()
    if move.name in {"submit", "republish"}:
        checks: tuple[tuple[Lack, bool], ...] = (
            ("place", content.place is None),
            ("date", content.date_from is None),
            ("figure", all(s.low is None and s.high is None for s in content.sums)),
            ("judged", content.waiting > 0),
            ("bounds", content.unbacked),
        )
        lacks += [lack for lack, is_missing in checks if is_missing]
    if move.name in {"submit", "publish", "republish"} and content.unsound:
        lacks.append("figures")
    if move.name == "publish" and situation.escalated and not situation.confirmed:
        lacks.append("confirm_first")
    return lacks


def _lacks_of_person(situation: Situation, person: Person, move: Move) -> list[Lack]:
    if not any(right in person.rights for right in signers_of(move, situation.escalated)):
        return ["right"]
    if move.name == "confirm":
        submitted = situation.submitted
        if submitted and submitted.by == person.name:
            return ["own_work"]
    return []


def _asks(situation: Situation, person: Person, move: Move) -> tuple[Ask, ...]:
    if move.name != "confirm":
        return move.asks
    asks: list[Ask] = []
    coded = situation.coded_by(person.name)
    if coded is None and not signatures(situation, move):
        asks.append("check")
    elif coded is not None and not coded.agrees:
        asks.append("resolution")
    if situation.content.origins < 2:
        asks.append("waiver")
    return tuple(asks)
