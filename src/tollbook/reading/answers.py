"""Answers: to each question about a claim the options with their probabilities, best first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from tollbook.model.vocabulary import Group, MeansCode, SourceKind, Status
from tollbook.reading.context import Found
from tollbook.reading.drafts import Draft
from tollbook.reading.placenames import PlaceName
from tollbook.times import TimeExpression

Option = TypeVar("Option")
#: Somebody is named only where this many times as likely as nobody: a wrong name is worse than
#: none.
SURE = 3.0
#: Words `first` up to, not including, `last` of the text.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Choice(Generic[Option]):
    """The options of a question with their probabilities, the likeliest first."""

    options: tuple[tuple[Option, float], ...]

    @property
    def best(self) -> Option:
        """The likeliest option."""
        return self.options[0][0]

    @property
    def chance(self) -> float:
        """The probability of the likeliest option."""
        return self.options[0][1]

    @property
    def surely(self) -> Option | None:
        """The likeliest option but None, where it is SURE times as likely as None; else None."""
        none = next((chance for option, chance in self.options if option is None), 0.0)
        option, chance = next((pair for pair in self.options if pair[0] is not None), (None, 0.0))
        return option if chance > SURE * none else None


def ranked(options: Mapping[Option, float] | list[tuple[Option, float]]) -> Choice[Option]:
    """Return options as a choice, the likeliest first and the earlier of equals."""
    pairs = list(options.items()) if isinstance(options, Mapping) else options
    return Choice(tuple(sorted(pairs, key=lambda pair: -pair[1])))


@dataclass(frozen=True, slots=True)
class Answers:
    """What is answered about one draft; None is "nobody", "nowhere", "not said".

    `total` is the probability that the number is no single incident's; `places` are names with
    the probability of each that the harm was there, independent of each other, likeliest first;
    `whole` is the draft that includes this one's people, `same` the earlier one it repeats.
    """

    status: Choice[Status]
    groups: Mapping[Group, float]
    total: float
    source: Choice[Stretch | None]
    source_kind: Choice[SourceKind]
    places: tuple[tuple[Found[PlaceName], float], ...]
    time: Choice[TimeExpression | None]
    means: Choice[MeansCode]
    actor: Choice[Stretch | None]
    victims: Choice[Stretch | None]
    whole: Choice[Draft | None]
    same: Choice[Draft | None]
