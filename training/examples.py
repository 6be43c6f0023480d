"""From annotated reports to the questions that the rankers learn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType
from typing import Any

from tollbook.model.vocabulary import INCIDENT_SCOPES
from tollbook.reading import actors, dating, linking, means, scopes, settings, sources, victims
from tollbook.reading import wholes as whole_module
from tollbook.reading.carrying import neighbours, relations
from tollbook.reading.context import Context, Draft
from tollbook.reading.cues import Cue
from tollbook.reading.linking import Scene
from tollbook.reading.mentions import Mention
from tollbook.reading.ranking import Features
from tollbook.reading.stage import set_stage
from tollbook.reading.ties import Answers
from training.agreement import alike, overlap, same_harm
from training.fit import Question
from training.gold import Annotation, GoldReport

#: For a single yes-or-no feature bag the other option is empty.
NOTHING: Features = {}


@dataclass(frozen=True)
class Lesson:
    """A report as it is learned from: its context with the drafts that the annotation confirms.

    `history` holds what a reader that has not seen the report answers for its drafts: the
    answers that later claims of the report may lean on. They are not the right ones, or the
    weights would trust them more than a reader's answers deserve.
    """

    report: GoldReport
    context: Context
    answers: tuple[tuple[Draft, Annotation], ...]
    history: Answers = field(default_factory=Answers)


def prepare(report: GoldReport) -> Lesson:
    """Return the lesson that an annotated report makes."""
    context = set_stage(report.text, report.published)
    answers: list[tuple[Draft, Annotation]] = []
    for claim in report.claims:
        draft = _draft_of(context, claim)
        if draft is not None:
            answers.append((draft, claim))
    answers.sort(key=lambda pair: pair[0].start)
    return Lesson(report, context.with_drafts(d for d, _ in answers), tuple(answers))


def _draft_of(context: Context, claim: Annotation) -> Draft | None:
    """Return the draft that an annotated claim is, if the candidates hold it."""
    best: tuple[float, Scene, Mention] | None = None
    for scene in context.scenes:
        for mention in scene.mentions:
            score = overlap(claim["span"], (mention.start, mention.end))
            if score and (best is None or score > best[0]):
                best = (score, scene, mention)
    if best is None:
        return None
    _, scene, mention = best
    possible = linking.possible_cues(scene, mention)
    cues = [c for c in possible if same_harm(c.harm, claim["harm"])]
    if not cues:
        return None
    governing = [c for c in cues if linking.governs(mention, c)]
    nearest = min(governing or cues, key=lambda c: abs(c.token.i - mention.noun.i))
    return Draft(mention, nearest, scene, 1.0)


def harm_questions(lesson: Lesson) -> list[Question]:
    """Return, for each mention, which cue gives it its harm, or none."""
    questions: list[Question] = []
    for scene in lesson.context.scenes:
        for mention in scene.mentions:
            cues = linking.possible_cues(scene, mention)
            options = [linking.none_features(scene, mention)]
            options += [linking.link_features(scene, mention, cue) for cue in cues]
            if cues:
                questions.append((options, _harm_answers(lesson.report.claims, cues, mention)))
    return questions


def _harm_answers(
    claims: Iterable[Annotation], cues: list[Cue], mention: Mention
) -> frozenset[int]:
    """Return the right options of a mention: the governing cues of its harm before others."""
    here = [c for c in claims if overlap(c["span"], (mention.start, mention.end))]
    right: set[int] = set()
    for claim in here:
        fitting = {i for i, c in enumerate(cues, 1) if same_harm(c.harm, claim["harm"])}
        governing = {i for i in fitting if linking.governs(mention, cues[i - 1])}
        right |= governing or fitting
        if claim["optional"]:
            right.add(0)
    return frozenset(right or {0})


def source_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, which frame names its source."""
    return _choices(
        lesson,
        sources,
        lesson.history.source,
        lambda candidate, claim: (
            bool(claim["source"]) and alike(claim["source"], candidate.named.words)
        ),
        lambda claim: not claim["source"],
    )


def time_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, which expression dates it."""

    def right(time: object, claim: Annotation) -> bool:
        from_, to = getattr(time, "from_", None), getattr(time, "to", None)
        if from_ is not None and _days(claim) == (from_, to):
            return True
        return bool(claim["time"]) and getattr(time, "exact", "") == claim["time"]

    return _choices(
        lesson,
        dating,
        lesson.history.time,
        right,
        lambda c: not c["time"] and not c["start"],
    )


def means_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, which sign names its means."""

    def right(sign: object, claim: Annotation) -> bool:
        return (getattr(sign, "code", None) or "several") == claim["means"]

    return _choices(lesson, means, lesson.history.means, right, lambda c: c["means"] == "unstated")


def actor_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, which agent is said to have done it."""
    return _choices(
        lesson,
        actors,
        lesson.history.actor,
        lambda agent, claim: bool(claim["actor"]) and alike(claim["actor"], agent.words),
        lambda claim: not claim["actor"],
    )


def whole_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, which other draft includes its people."""
    claims = {c["id"]: c for c in lesson.report.claims}
    ids = {id(draft): claim["id"] for draft, claim in lesson.answers}
    questions: list[Question] = []
    for draft, claim in lesson.answers:
        found, features = whole_module.options(lesson.context, draft)
        parent = claim["part_of"]
        if not parent:
            questions.append((features, frozenset({len(found)})))
            continue
        twins = {parent, claims[parent].get("same_as")}
        twins |= {c["id"] for c in claims.values() if c.get("same_as") == parent}
        answers = frozenset(i for i, whole in enumerate(found) if ids.get(id(whole)) in twins)
        if answers:
            questions.append((features, answers))
    return [q for q in questions if len(q[0]) > 1]


def _choices(
    lesson: Lesson,
    module: ModuleType,
    history: Mapping[int, Any],
    right: Callable[..., bool],
    none: Callable[[Annotation], bool],
) -> list[Question]:
    """Return the questions of one kind; those whose answer is no candidate are left out."""
    questions: list[Question] = []
    near = neighbours(lesson.context)
    for draft, claim in lesson.answers:
        found, plain = module.options(lesson.context, draft)
        if not found:
            continue
        carried = module.carry(found, relations(near[id(draft)], history))
        features = [one | two for one, two in zip(plain, carried, strict=True)]
        answers = {i for i, c in enumerate(found) if right(c, claim)}
        if none(claim):
            answers = {len(found)}
        if answers:
            questions.append((features, frozenset(answers)))
    return questions


def _days(claim: Annotation) -> tuple[date, date] | None:
    """Return the days of an annotated claim."""
    if not claim["start"]:
        return None
    return date.fromisoformat(claim["start"]), date.fromisoformat(claim["end"])


def place_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, which names are its places."""
    return _choices(
        lesson,
        settings,
        lesson.history.place,
        lambda name, claim: any(alike(place, name.words) for place in claim["place"]),
        lambda claim: not claim["place"],
    )


def scope_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, whether its number is a running total."""
    return [
        (
            [scopes.features(lesson.context, draft), NOTHING],
            frozenset({1 if claim["scope"] in INCIDENT_SCOPES else 0}),
        )
        for draft, claim in lesson.answers
    ]


def status_questions(lesson: Lesson) -> list[Question]:
    """Return, for each draft, the status of its victims."""
    return [
        (
            victims.status_features(lesson.context, draft),
            frozenset({victims.STATUSES.index(claim["status"])}),
        )
        for draft, claim in lesson.answers
    ]


#: The questions of each ranker, by the ranker's name.
MAKERS: dict[str, Callable[[Lesson], list[Question]]] = {
    "harm": harm_questions,
    "source": source_questions,
    "status": status_questions,
    "scope": scope_questions,
    "place": place_questions,
    "time": time_questions,
    "means": means_questions,
    "actor": actor_questions,
    "whole": whole_questions,
}
