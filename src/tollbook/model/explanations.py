"""Explanations: what a reader weighed for each field of a claim."""

from __future__ import annotations

import msgspec


class Option(msgspec.Struct, frozen=True):
    """Something that a field could say, in the report's words or as a code, and its chance.

    Null is "nobody", "nowhere", "not said".
    """

    says: str | None
    chance: float


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why a claim says what it says.

    `options` are the likeliest of each field, best first; `rules` name the rules that read the
    number, the scope and the date.
    """

    claim: str
    options: dict[str, tuple[Option, ...]]
    rules: dict[str, tuple[str, ...]]
