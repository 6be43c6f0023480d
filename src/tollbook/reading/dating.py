"""When the harm was done: which words date it, and whether they date only the saying."""

from __future__ import annotations

from tollbook.model import Time
from tollbook.model.vocabulary import TimeBasis
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context
from tollbook.reading.speech import is_of_saying
from tollbook.times import TimeExpression

#: Characters at a text's front in which a printed date is the dateline.
FRONT = 150
#: Characters of a time expression that are kept: "since an uprising ... began" is cut.
WIDEST = 56


def choose(context: Context, answers: Answers) -> Time | None:
    """Return when a draft's harm was done, None where no words say so."""
    time = answers.time.best
    if time is None:
        return None
    end = _narrowed(context.text, time)
    return Time(
        start=time.start, end=end, exact=context.text[time.start : end], from_=time.from_,
        to=time.to, precision=time.precision, basis=_basis(context, time),
    )  # fmt: skip


def _basis(context: Context, time: TimeExpression) -> TimeBasis:
    """Tell what an expression dates: the harm, the saying of it, or the whole report."""
    if is_of_saying(context.text, time.start, time.end):
        return "statement"
    printed = time.start < FRONT and time.rule.startswith(("date", "iso", "numeric", "full"))
    return "dateline" if printed and context.words.sentence_of(time.start) == 0 else "event"


def _narrowed(text: str, time: TimeExpression) -> int:
    """Return where an expression's own words end: a long clause behind it is left out."""
    if time.end - time.start <= WIDEST:
        return time.end
    cut = text.rfind(" ", time.start, time.start + WIDEST)
    return cut if cut > time.start else time.start + WIDEST
