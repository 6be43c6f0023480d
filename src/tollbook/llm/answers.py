"""Answers: from the words of a model to what it says of each claim, nothing of it believed yet."""

from __future__ import annotations

import re
from typing import Any

import msgspec

#: A local id as a model gives it; some leave the quotation marks out.
LocalId = str | int
_THINKING = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
#: Claims of one answer: more are no reading of some pages, and each is searched for.
MOST = 400


class BrokenAnswerError(Exception):
    """An answer that is not the JSON asked for; the message says why, for people and models."""


class ToldVictims(msgspec.Struct, frozen=True):
    """Who was harmed, as a model tells it."""

    words: str | None = None
    status: str | None = None
    groups: list[str] | None = None
    names: list[str] | None = None


class ToldSource(msgspec.Struct, frozen=True):
    """Who gives the figure, as a model tells it."""

    words: str | None = None
    kind: str | None = None
    stance: str | None = None
    party: bool | None = None


class ToldTime(msgspec.Struct, frozen=True):
    """The words of a time, as a model tells them."""

    words: str | None = None
    basis: str | None = None


class ToldMeans(msgspec.Struct, frozen=True):
    """The words of a means, as a model tells them."""

    words: str | None = None
    code: str | None = None


class ToldActor(msgspec.Struct, frozen=True):
    """The alleged perpetrator, as a model tells it."""

    words: str | None = None
    attribution: str | None = None


class Told(msgspec.Struct, frozen=True):
    """One claim as a model tells it. Only its quotes can be checked; what it leaves out is null."""

    quote: str
    count: str
    harm: str
    id: LocalId | None = None
    number: int | None = None
    qualifier: str | None = None
    victims: ToldVictims | None = None
    scope: str | None = None
    source: ToldSource | None = None
    places: list[str] | None = None
    time: ToldTime | None = None
    means: ToldMeans | None = None
    actor: ToldActor | None = None
    part_of: LocalId | None = None
    part_kind: str | None = None
    same_as: LocalId | None = None
    flags: list[str] | None = None


class Malformed(msgspec.Struct, frozen=True):
    """A claim of an answer that has not the shape of one, and why."""

    problem: str


def read_answer(answer: str) -> list[Told | Malformed]:
    """Return the claims of an answer, which may stand in a code fence or after thinking aloud.

    Raises BrokenAnswerError for what is no JSON, or JSON without a list of claims: never taken
    for a report without claims.
    """
    if not answer.strip():
        msg = "the answer is empty."
        raise BrokenAnswerError(msg)
    claims = _claims_of(_decode(_THINKING.sub("", answer)))
    if len(claims) > MOST:
        msg = f"the answer has {len(claims)} claims, more than {MOST}."
        raise BrokenAnswerError(msg)
    return [_told(claim) for claim in claims]


def _decode(answer: str) -> object:
    """Return the JSON value that an answer is, or that stands between its outer brackets."""
    inner = answer[_first(answer) : max(answer.rfind("}"), answer.rfind("]")) + 1]
    try:
        return msgspec.json.decode(inner.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        msg = f"the answer is no JSON ({error})."
        raise BrokenAnswerError(msg) from error


def _first(answer: str) -> int:
    """Return the offset of the first bracket, 0 if there is none."""
    found = re.search(r"[{\[]", answer)
    return found.start() if found else 0


def _claims_of(value: object) -> list[object]:
    claims = value.get("claims") if isinstance(value, dict) else value
    if not isinstance(claims, list):
        msg = 'the answer has no list "claims".'
        raise BrokenAnswerError(msg)
    return claims


def _told(claim: Any) -> Told | Malformed:  # noqa: ANN401 - any JSON value
    try:
        return msgspec.convert(claim, Told, strict=False)
    except msgspec.ValidationError as error:
        return Malformed(str(error))
