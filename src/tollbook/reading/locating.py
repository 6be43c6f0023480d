"""Where the harm happened: which of the names around a claim are its places."""

from __future__ import annotations

from tollbook.model import Place
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context

#: The least chance of a name to be a place of the harm; and of the likeliest name, where none
#: reaches it: a harm without any place is rarer than one whose place is in doubt.
LEAST, LEAST_ALONE = 0.45, 0.3


def choose(context: Context, answers: Answers) -> tuple[Place, ...]:
    """Return the places of a draft's harm, each name once, in the order of the text."""
    top = max((chance for _, chance in answers.places), default=0.0)
    least = LEAST if top >= LEAST else max(top, LEAST_ALONE)
    names = [found.item for found, chance in answers.places if chance >= least]
    text = context.text
    return tuple(
        Place(start=n.start, end=n.end, exact=text[n.start : n.end])
        for n in sorted(names, key=lambda n: n.start)
    )
