"""Plain records of what a text holds: signs of means and possible agents."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tollbook.model.vocabulary import MeansCode


@dataclass(frozen=True, slots=True)
class Sign:
    """Words at `start:end` that name a means, in a sentence."""

    start: int
    end: int
    sentence: int
    code: MeansCode


@dataclass(frozen=True, slots=True)
class Agent:
    """Words at `start:end` that may name who did it, and the relation that says so."""

    start: int
    end: int
    sentence: int
    relation: str
    governor: str
    head: str
    words: str
    noun: str
    token: Token


def distance(step: int) -> str:
    """Return a distance in sentences as a word, near ones told apart."""
    if abs(step) <= 3:
        return str(step)
    return "far_back" if step < 0 else "far_ahead"
