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
#: No date is given only where that is more than this many times as likely as the likeliest date.
SOME = 1.5
#: A date that fits better is taken where the likeliest is less than this many times as likely.
NEAR = 4.0
#: A count is of one incident where the chance of a running total is below this.
ONE = 0.5
#: Characters of a time expression that are kept: "since an uprising ... began" is cut.
WIDEST = 56


def choose(context: Context, answers: Answers) -> Time | None:
    """Return when a draft's harm was done, None where no words say so."""
    time = _likeliest(answers)
    if time is None:
        return None
    end = _narrowed(context.text, time)
    return Time(
        start=time.start, end=end, exact=context.text[time.start : end], from_=time.from_,
        to=time.to, precision=time.precision, basis=_basis(context, time),
    )  # fmt: skip


def _likeliest(answers: Answers) -> TimeExpression | None:
    """Return the likeliest time; of two that are nearly as likely the one that fits better.

    That is a named day beside "the past 24 hours", and for one incident anything beside "since",
    which counts on from it.
    """
    never = next((chance for time, chance in answers.time.options if time is None), 0.0)
    times = [(time, chance) for time, chance in answers.time.options if time is not None]
    if not times or times[0][1] * SOME < never:
        return None
    best, likeliest = times[0]
    near = [time for time, chance in times if chance * NEAR > likeliest]
    if best.rule == "past_window":
        return next((time for time in near if time.precision == "day"), best)
    if best.kind == "since" and answers.total < ONE:
        return next((time for time in near if time.kind != "since"), best)
    return best


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
