"""A claim in the making: which words count people harmed, and what kind of count they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tollbook.model import Span
from tollbook.model.vocabulary import Harm
from tollbook.reading.context import Context, Found
from tollbook.reading.lexicon import people
from tollbook.reading.quantities import Quantity

#: How people are counted: by a number, a vague word or "no"; one by an article ("a soldier"), by
#: kinship ("his wife"), by name or otherwise ("the driver"); several without number ("villagers").
CountKind = Literal["number", "vague", "zero", "article", "kin", "name", "definite", "plural"]

_FIGURES = re.compile(r"\d[\d,]*")
#: What makes figures an age or an ordinal: "13-year old", "9th".
_OF_ONE = re.compile(r"[-\s]?(?:years?|months?|y[./]?o)\b|(?:st|nd|rd|th)\b", re.IGNORECASE)
#: One count for the dead and the hurt: which of them it does not say.
_JOINT = re.compile(
    r"(?:\s+[a-z]+){0,2}?\s+(?:were |been )?(?:killed|dead) (?:and|or) (?:wounded|injured)\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"a", "an", "another", "one"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "without", "zero"})
#: Whose "of four" tells how many children they have, not how many were harmed.
_PARENTS = frozenset(
    "father mother dad mom mum grandfather grandmother stepfather stepmother".split()
)
#: How many words and signs may stand between an article and a parent: "the 63-year-old father".
_BETWEEN = 7
_PLURALS = frozenset({"men", "women", "children", "people", "policemen", "troops", "kin", "police"})


@dataclass(frozen=True, slots=True)
class Draft:
    """People harmed, counted at `start:end`: words `first` up to, not including, `last`."""

    start: int
    end: int
    first: int
    last: int
    harm: Harm
    kind: CountKind
    quantity: Quantity | None
    sentence: int
    chance: float

    @property
    def number(self) -> int | None:
        """The number stated, 1 for a single person, null for a vague count."""
        if self.quantity is not None:
            return self.quantity.value
        return {"zero": 0, "plural": None}.get(self.kind, 1)


def draft_of(context: Context, first: int, last: int, harm: Harm, chance: float) -> Draft:
    """Return the draft that words counting people make, with the quantity they hold if any."""
    sentence = context.words.sentence[first]
    quantity = _quantity_on(context.near(context.quantities, sentence, 0, 0), first, last)
    parent = quantity and _parent_before(context, quantity.first)
    if parent:
        quantity, (first, last) = None, parent
    if quantity is not None:
        kind, found = _kind_of(quantity.item), quantity.item
        start, end, first, last = found.start, found.end, quantity.first, quantity.last
    else:
        found = None
        if context.words[first].lower() in _ARTICLES:
            last = first + 1
        span = context.words.span(first, last)
        start, end, kind = span.start, span.end, _kind_of_words(span.exact)
        if _FIGURES.fullmatch(span.exact) and not _OF_ONE.match(context.text, end):
            # Rules took it for a name of something ("number 31"), the network for a count.
            kind, found = "number", _plain_quantity(span)
    if _JOINT.match(context.text, end):
        harm = "casualty"
    return Draft(start, end, first, last, harm, kind, found, sentence, chance)


def _quantity_on(
    quantities: Sequence[Found[Quantity]], first: int, last: int
) -> Found[Quantity] | None:
    """Return the quantity that shares words with a range, the longest if there are several."""
    touching = [q for q in quantities if q.first < last and first < q.last]
    return max(touching, key=lambda q: min(q.last, last) - max(q.first, first), default=None)


def _parent_before(context: Context, number: int) -> tuple[int, int] | None:
    """Return the words of the parent whose children are counted from the word `number` on."""
    words, sentence = context.words, context.words.sentence
    last = number - 1
    if last < 1 or words[last].lower() != "of" or words[last - 1].lower() not in _PARENTS:
        return None
    for first in range(last - 2, max(-1, last - 3 - _BETWEEN), -1):
        if sentence[first] != sentence[last]:
            break
        if words[first].lower() in _ARTICLES | _POSSESSIVES | {"the"}:
            return first, last
    return last - 1, last


def _plain_quantity(span: Span) -> Quantity:
    """Return figures as the quantity that they are by themselves."""
    value = int(re.sub(r"\D", "", span.exact))
    return Quantity(span.start, span.end, span.start, "exact", value)


def _kind_of(quantity: Quantity) -> CountKind:
    """Return the kind of a quantity."""
    if quantity.term is not None:
        return "vague"
    return "zero" if quantity.qualifier == "zero" else "number"


def _kind_of_words(words: str) -> CountKind:
    """Return the kind of a count that holds no quantity."""
    parts = re.findall(r"[\w'-]+", words)
    if not parts:
        return "definite"
    first, last = parts[0].lower(), parts[-1].lower()
    if first in _NOBODY:
        return "zero"
    if first in _ARTICLES:
        return "article"
    several = last in _PLURALS or (last.endswith("s") and last[:-1] in people.PERSONS)
    if several:
        return "plural"
    if first in _POSSESSIVES:
        return "kin"
    titled = all(p[:1].isupper() for p in parts if len(p) > 3) and not words.isupper()
    return "name" if titled and first not in ("the", "this", "that") else "definite"
