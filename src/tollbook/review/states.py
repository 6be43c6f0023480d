"""The states of an incident and the moves between them (specification, section 6)."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from tollbook.review.roles import Right

State = Literal[
    "draft", "in_review", "provisional", "pending_information", "discarded", "confirmed",
    "published", "under_revision", "retracted", "merged",
]  # fmt: skip
#: What people do; `take`, `changed`, `merge` and `unmerge` follow from decisions on claims.
MoveName = Literal[
    "take", "submit", "hold", "discard", "resume", "reopen", "confirm", "send_back", "publish",
    "revise", "republish", "retract", "changed", "merge", "unmerge",
]  # fmt: skip
#: What whoever makes a move has to give with it.
Ask = Literal[
    "duplicates", "reason", "recheck_on", "note", "check", "waiver", "resolution", "privacy"
]

STATES: tuple[State, ...] = get_args(State)
#: States in which what was reviewed must not change unnoticed.
HELD: frozenset[State] = frozenset({"provisional", "confirmed", "published"})
#: What an editor has gone through before anything is published (specification, section 7).
PRIVACY: tuple[str, ...] = ("names", "points", "sources", "quotes", "living")


class Move(NamedTuple):
    """A move: from where to where, and the rights of those who have to sign it, each another."""

    name: MoveName
    sources: tuple[State, ...]
    target: State
    signers: tuple[Right, ...]
    asks: tuple[Ask, ...] = ()


#: Moves that are offered. `hold`, `discard` and the like go back by `resume` and `reopen`, and a
#: reviewer may send back: the specification names no way back, and a record needs one.
MOVES: dict[MoveName, Move] = {
    move.name: move
    for move in (
        Move("submit", ("in_review",), "provisional", ("record",), ("duplicates",)),
        Move("hold", ("in_review",), "pending_information", ("record",), ("reason", "recheck_on")),
        Move("discard", ("in_review",), "discarded", ("record",), ("reason",)),
        Move("resume", ("pending_information",), "in_review", ("record",)),
        Move("reopen", ("discarded",), "in_review", ("record",), ("note",)),
        Move("confirm", ("provisional",), "confirmed", ("review",)),
        Move("send_back", ("provisional", "confirmed"), "in_review", ("review",), ("reason",)),
        Move("publish", ("provisional", "confirmed"), "published", ("publish",), ("privacy",)),
        Move("revise", ("published",), "under_revision", ("record",), ("note",)),
        Move("republish", ("under_revision",), "published", ("record", "review"), ("note",)),
        Move("retract", ("published", "under_revision"), "retracted", ("publish", "review"),
             ("reason",)),
    )
}  # fmt: skip


def moves_from(state: State) -> tuple[Move, ...]:
    """Return the moves that lead on from a state, whoever may make them."""
    return tuple(move for move in MOVES.values() if state in move.sources)
