"""Tying a report's claims to sources, places, days, means and actors.

Each question is answered for every claim at once, then again with the first answers at hand:
what is said of one claim tells of the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tollbook.model import Actor, Means, Place, Source, Time
from tollbook.model.vocabulary import MeansCode
from tollbook.reading import actors, dating, means, settings, sources
from tollbook.reading.carrying import Related, neighbours, relations
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import Agent, Sign
from tollbook.reading.placenames import PlaceName
from tollbook.reading.ranking import Features, Ranker, softmax
from tollbook.reading.sources import Candidate
from tollbook.times import Days, TimeExpression

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Ties:
    """What a claim is tied to."""

    source: Source | None
    places: tuple[Place, ...]
    time: Time | None
    means: Means
    actor: Actor | None


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers given so far for each question, by the draft's id."""

    source: dict[int, str | None] = field(default_factory=dict)
    place: dict[int, tuple[str, ...]] = field(default_factory=dict)
    time: dict[int, Days | None] = field(default_factory=dict)
    means: dict[int, MeansCode] = field(default_factory=dict)
    actor: dict[int, str | None] = field(default_factory=dict)


def answer_all(context: Context, rankers: Mapping[str, Ranker]) -> Answers:
    """Return the answers to every question about every draft of a report."""
    return _tie(context, rankers)[1]


def tie(context: Context, rankers: Mapping[str, Ranker]) -> dict[int, Ties]:
    """Return the ties of every draft, by its id."""
    return _tie(context, rankers)[0]


#: How often the questions are answered; after the first round the answers inform each other.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Options(Generic[Item]):
    """The options of a question about a draft, scored by all but the other drafts' answers."""

    found: list[Item]
    scores: list[float]

    def chances(self, ranker: Ranker, carried: list[Features]) -> list[float]:
        """Return the options' probabilities with what the other drafts' answers add."""
        added = [ranker.score(features) for features in carried]
        return softmax([one + two for one, two in zip(self.scores, added, strict=True)])


@dataclass(frozen=True, slots=True)
class Asked:
    """The five questions about a draft with their options."""

    source: Options[Candidate]
    place: Options[PlaceName]
    time: Options[TimeExpression]
    means: Options[Sign | None]
    actor: Options[Agent]


def _tie(context: Context, rankers: Mapping[str, Ranker]) -> tuple[dict[int, Ties], Answers]:
    """Return every draft's ties, and the same as plain answers."""
    asked = [(draft, _ask(context, draft, rankers)) for draft in context.drafts]
    near = neighbours(context)
    answers = Answers()
    found: dict[int, Ties] = {}
    for _ in range(ROUNDS):
        found = {
            id(d): _answer(Near(context, d, near[id(d)]), options, rankers, answers)
            for d, options in asked
        }
        answers = _as_answers(found)
    return found, answers


def _ask(context: Context, draft: Draft, rankers: Mapping[str, Ranker]) -> Asked:
    """Return the options of every question about a draft."""
    return Asked(
        _scored(sources.options(context, draft), rankers["source"]),
        _scored(settings.options(context, draft), rankers["place"]),
        _scored(dating.options(context, draft), rankers["time"]),
        _scored(means.options(context, draft), rankers["means"]),
        _scored(actors.options(context, draft), rankers["actor"]),
    )


def _scored(options: tuple[list[Item], list[Features]], ranker: Ranker) -> Options[Item]:
    """Return options with their scores."""
    found, features = options
    return Options(found, [ranker.score(option) for option in features])


@dataclass(frozen=True, slots=True)
class Near:
    """A draft with those that stand in a telling relation to it."""

    context: Context
    draft: Draft
    related: Related

    def given(self, answers: Mapping[int, Answer]) -> list[tuple[str, Answer]]:
        """Return the answers given for the related drafts."""
        return relations(self.related, answers)


def _answer(near: Near, asked: Asked, rankers: Mapping[str, Ranker], answers: Answers) -> Ties:
    """Return the ties of one draft in the light of the other drafts' answers."""
    context, draft, related = near.context, near.draft, near.given
    source, place, time = asked.source, asked.place, asked.time
    sign, agent = asked.means, asked.actor
    said = source.chances(rankers["source"], sources.carry(source.found, related(answers.source)))
    where = place.chances(rankers["place"], settings.carry(place.found, related(answers.place)))
    when = time.chances(rankers["time"], dating.carry(time.found, related(answers.time)))
    how = sign.chances(rankers["means"], means.carry(sign.found, related(answers.means)))
    who = agent.chances(rankers["actor"], actors.carry(agent.found, related(answers.actor)))
    return Ties(
        sources.choose(context, source.found, said),
        settings.choose(context, place.found, where),
        dating.choose(context, draft, time.found, when),
        means.choose(context, sign.found, how),
        actors.choose(context, agent.found, who),
    )


def _as_answers(found: Mapping[int, Ties]) -> Answers:
    """Return ties as plain answers."""
    return Answers(
        source={k: t.source.exact if t.source else None for k, t in found.items()},
        place={k: tuple(place.exact for place in t.places) for k, t in found.items()},
        time={k: dating.days_of(t.time) if t.time else None for k, t in found.items()},
        means={k: t.means.code for k, t in found.items()},
        actor={k: t.actor.exact if t.actor else None for k, t in found.items()},
    )
