"""By what means: the weapon or kind of attack, and the words that name it."""

from __future__ import annotations

from tollbook.model import Means
from tollbook.model.vocabulary import MeansCode
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft
from tollbook.reading.signs import Sign

#: How many sentences away the words for a means are looked for.
REACH = 6


def choose(context: Context, draft: Draft, answers: Answers) -> Means:
    """Return the likeliest means of a draft's harm, with the nearest words that name it."""
    code = answers.means.best
    if code == "vehicle_bomb" and _is_suicide(context, draft):
        code = "suicide_bombing"
    sign = _nearest(context, draft, code)
    if sign is None:
        return Means(code=code)
    exact = context.text[sign.start : sign.end]
    return Means(start=sign.start, end=sign.end, exact=exact, code=code)


def _is_suicide(context: Context, draft: Draft) -> bool:
    """Tell whether the sentence or a neighbour tells of a suicide attack.

    Whoever dies with the car is a suicide bomber (ACLED codebook, sub-event "Suicide bomb", which
    includes vehicles).
    """
    return any(
        found.item.code == "suicide_bombing"
        for found in context.near(context.signs, draft.sentence, 1, 1)
    )


def _nearest(context: Context, draft: Draft, code: MeansCode) -> Sign | None:
    """Return the sign of a means that stands nearest to a draft, none from far away."""
    around = context.near(context.signs, draft.sentence, REACH, REACH)
    near = [found.item for found in around if found.item.code == code]
    return min(near, key=lambda sign: abs(sign.start - draft.start), default=None)
