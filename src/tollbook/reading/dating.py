"""When the harm was done: which time expression dates it, and whether it dates only the saying."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import takewhile

from tollbook.model import Time
from tollbook.model.vocabulary import TimeBasis
from tollbook.reading.carrying import carried, none_carried
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import distance
from tollbook.reading.paths import path
from tollbook.reading.ranking import Features, best_of
from tollbook.times import Days, TimeExpression

BACK, AHEAD = 5, 2
#: Characters at a text's front in which a date dates the whole report.
FRONT = 150
#: Characters of a time expression that are kept: "since an uprising ... began" is cut.
WIDEST = 56


def options(context: Context, draft: Draft) -> tuple[list[TimeExpression], list[Features]]:
    """Return the time expressions near a draft and the features of each, of "undated" last."""
    found = context.times.near(draft.sentence.index, BACK, AHEAD)
    seen = {time.start for time in found}
    found = [*(t for t in _in_front(context) if t.start not in seen), *found]
    features = [_features(context, draft, time, found) for time in found]
    undated = _undated(context, draft, found)
    return found, [*features, {f"none|{name}": value for name, value in undated.items()}]


def _in_front(context: Context) -> Iterable[TimeExpression]:
    """Return the expressions of the headline and of the dateline behind it."""
    return takewhile(lambda time: time.start < max(context.head, FRONT), context.times)


def carry(found: list[TimeExpression], related: list[tuple[str, Days | None]]) -> list[Features]:
    """Return, for each option, how it fits the days chosen for related drafts."""
    fitting = [carried(related, _on_days(time)) for time in found]
    return [*fitting, none_carried(related, lambda days: days is None)]


def _on_days(time: TimeExpression) -> Callable[[Days | None], bool]:
    """Return the test whether some days are an expression's."""
    return lambda days: days == days_of(time)


def days_of(time: TimeExpression | Time) -> Days | None:
    """Return the first and last day of an expression, None where it gives none."""
    return (time.from_, time.to) if time.from_ is not None and time.to is not None else None


def _features(
    context: Context, draft: Draft, time: TimeExpression, chosen: list[TimeExpression]
) -> Features:
    """Return the features of the option that an expression dates a draft's harm."""
    index = context.parsed.sentence_of(time.start)
    where = distance(index - draft.sentence.index)
    side = "before" if time.start < draft.start else "after"
    governor = _governor(context, draft, time, index)
    same = context.tallies.days[time.from_, time.to]
    features: Features = {
        "time": 1.0,
        f"at:{where}": 1.0,
        f"at:{where}:{side}": 1.0,
        f"at:{where}:{time.kind}": 1.0,
        f"kind:{time.kind}": 1.0,
        f"rule:{time.rule}": 1.0,
        f"rule:{time.rule}:{where}": 1.0,
        f"governor:{governor}": 1.0,
        f"governor:{governor}:{where}": 1.0,
        f"resolved:{time.from_ is not None}": 1.0,
        f"precision:{time.precision}": 1.0,
        f"same:{min(same, 3)}": 1.0,
        f"only:{len(chosen) == 1}": 1.0,
        f"head:{time.start < context.head}:{context.in_head(draft)}": 1.0,
        f"dateline:{_is_dateline(time)}": 1.0,
        f"dateline:{_is_dateline(time)}:{where}": 1.0,
        f"total:{context.looks_total(draft)}:{time.kind}": 1.0,
    }
    if index == draft.sentence.index:
        features[f"gap:{min(abs(time.start - draft.start) // 30, 8)}:{side}"] = 1.0
        token = draft.sentence.token_at(time.start)
        if token is not None:
            features[f"path:{path(token, draft.cue.token)}"] = 1.0
        ranked = sorted(abs(t.start - draft.start) for t in chosen)
        features[f"nearest:{ranked[0] == abs(time.start - draft.start)}"] = 1.0
    else:
        own = any(
            t.kind in ("point", "unit", "range") for t in context.times.of(draft.sentence.index)
        )
        features[f"away:{where}:own:{own}"] = 1.0
        low, high = sorted((index, draft.sentence.index))
        between = any(
            low < context.parsed.sentence_of(t.start) < high and t.kind == "point" for t in chosen
        )
        features[f"away:{where}:between:{between}"] = 1.0
    return features


def _governor(context: Context, draft: Draft, time: TimeExpression, index: int) -> str:
    """Tell what an expression hangs on: a word of saying, of harm, or something else."""
    if any(
        f.verb is not None and _near_verb(context, f.end, time) for f in context.frames.of(index)
    ):
        return "saying"
    if index == draft.sentence.index:
        token = draft.sentence.token_at(time.start)
        if token is not None and draft.cue.token in token.ancestors:
            return "harm"
    return "other"


def _near_verb(context: Context, end: int, time: TimeExpression) -> bool:
    """Tell whether an expression follows a source's verb at once: "the army said on Tuesday"."""
    between = context.text[end : time.start] if end <= time.start else "x" * 99
    return len(between) < 24 and len(between.split()) <= 3


def _is_dateline(time: TimeExpression) -> bool:
    """Tell whether an expression is the full date printed at the text's head."""
    return time.start < 150 and time.rule.startswith(("date", "iso", "numeric", "full"))


def _undated(context: Context, draft: Draft, chosen: list[TimeExpression]) -> Features:
    """Return the features of the option that no words date a draft's harm."""
    here = context.times.of(draft.sentence.index)
    points = [t for t in here if t.kind in ("point", "unit", "range", "window")]
    return {
        "none": 1.0,
        f"none:here:{min(len(here), 2)}": 1.0,
        f"none:points:{min(len(points), 2)}": 1.0,
        f"none:any:{min(len(chosen), 3)}": 1.0,
        f"none:head:{context.in_head(draft)}": 1.0,
        f"none:total:{context.looks_total(draft)}": 1.0,
        f"none:harm:{draft.cue.harm}": 1.0,
    }


def choose(
    context: Context, draft: Draft, found: list[TimeExpression], chances: list[float]
) -> Time | None:
    """Return when a draft's harm was done, or None where no words say so."""
    best = best_of(chances)
    if best == len(found):
        return None
    time = found[best]
    index = context.parsed.sentence_of(time.start)
    saying = _governor(context, draft, time, index) == "saying"
    basis: TimeBasis = "statement" if saying else "event"
    if _is_dateline(time) and index == 0 and not saying:
        basis = "dateline"
    end = _narrowed(context.text, time)
    return Time(
        start=time.start, end=end, exact=context.text[time.start : end], from_=time.from_,
        to=time.to, precision=time.precision, basis=basis,
    )  # fmt: skip


def _narrowed(text: str, time: TimeExpression) -> int:
    """Return where an expression's own words end: a long clause behind it is left out."""
    if time.end - time.start <= WIDEST:
        return time.end
    cut = text.rfind(" ", time.start, time.start + WIDEST)
    return cut if cut > time.start else time.start + WIDEST
