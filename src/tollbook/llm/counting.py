"""How many: from the quoted words of a count to its number, by our own rules.

In English the number and its qualifier are what the words say, whatever number the model gives;
where the two disagree the claim stays, in doubt. Of another language only figures are read, and
the model's number must be theirs; a number in words is the model's, and leaves the claim in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, get_args

from tollbook.llm.answers import Told
from tollbook.llm.dropping import DroppedError
from tollbook.llm.page import Page
from tollbook.model import Count
from tollbook.model.claims import MOST_PEOPLE
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import Qualifier
from tollbook.reading.quantities import Quantity, find_quantities
from tollbook.tolls.bounds import bounds

#: Characters of a count: a number with its modifier, or the words for one person.
WIDEST = 60
_PLURALS = frozenset({"plural_only", "majority_of", "unquantified"})
_VAGUE = frozenset({"vague", *_PLURALS})
_WITH_NUMBER = frozenset(
    {"exact", "at_least", "more_than", "at_most", "fewer_than", "about", "nearly"}
)
#: Lower-case words with a plural's ending and nothing before them that would make them one person.
_PLURAL = re.compile(r"(?:[a-z-]+ )*[a-z-]+s")
_ONE_PERSON = re.compile(
    r"(?:an?|another|one|his|her|their|its|my|our|the|this|that)\s", re.IGNORECASE
)
#: Words that say that a harm is only feared: "up to 50 are feared dead".
_FEARED = re.compile(r"\b(?:fear|fears|feared|could|may|might|believed|presumed)\b")
#: Words without which nobody is said to be harmed: "without any casualties".
_NEGATION = re.compile(r"\b(?:no|not|nor|never|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d(?:[\d.,٫٬\s\u00a0\u202f]*\d)?")


class Counted(NamedTuple):
    """A count, and whether its number is known to be that of its words."""

    stated: Count
    sure: bool


class _Number(NamedTuple):
    """What the words of a count state, as `Quantity` has it."""

    span: Span
    qualifier: Qualifier
    value: int | None
    upper: int | None = None
    term: str | None = None
    sure: bool = True


def count_at(page: Page, span: Span, told: Told, evidence: str) -> Counted:
    """Return the count that the words at `span` state.

    Raises DroppedError where the words do not state one number, or not one of people.
    """
    number = _english(page, span, told, evidence) if page.english else _foreign(span, told)
    words = number.span
    if words.end - words.start > WIDEST:
        raise DroppedError(f"the words of its count are longer than {WIDEST} characters")
    low, best, high = bounds(
        number.qualifier,
        number.value,
        value_high=number.upper,
        term=number.term,
        asserted=not _FEARED.search(evidence),
    )
    count = Count(
        start=words.start, end=words.end, exact=words.exact, qualifier=number.qualifier,
        value=number.value, low=low, best=best, high=high,
    )  # fmt: skip
    return Counted(count, number.sure)


def _english(page: Page, span: Span, told: Told, evidence: str) -> _Number:
    """Return the number in English words: the quantity that stands there, modifier included."""
    standing = [q for q in page.quantities if q.start < span.end and span.start < q.end]
    if not standing:
        return _unnumbered(_cut(page.text, span), told, evidence)
    quantity = _only(standing, told.number)
    agreed = told.number is None or quantity.value is None
    return _Number(
        span_at(page.text, quantity.start, quantity.end),
        quantity.qualifier,
        quantity.value,
        quantity.upper,
        quantity.term,
        agreed or told.number in {quantity.value, quantity.upper},
    )


def _only(standing: Sequence[Quantity], number: int | None) -> Quantity:
    """Return the one quantity of a count's words, or the one of them that the model means."""
    meant = standing if len(standing) == 1 else [q for q in standing if q.value == number]
    if len(meant) != 1:
        raise DroppedError("the words of its count hold several numbers")
    return meant[0]


def _unnumbered(span: Span, told: Told, evidence: str) -> _Number:
    """Return what words without a number say: one person, people, or nobody."""
    if find_quantities(span.exact):
        raise DroppedError("its number is an age, a date or a measure")
    if told.qualifier == "zero" or told.number == 0:
        if not _NEGATION.search(evidence):
            raise DroppedError("it says nobody, and its words do not")
        return _Number(span, "zero", 0, sure=False)
    plural = _PLURAL.fullmatch(span.exact) and not _ONE_PERSON.match(span.exact)
    if not plural and told.number == 1:
        return _Number(span, "singular_implied", 1)
    qualifier = _qualifier(told.qualifier, "plural_only", _PLURALS)
    return _Number(span, qualifier, None, sure=told.number is None)


def _cut(text: str, span: Span) -> Span:
    """Return a span no wider than a count, cut at white space: the words for a person go on."""
    if span.end - span.start <= WIDEST:
        return span
    space = text.rfind(" ", span.start + 1, span.start + WIDEST + 1)
    return span_at(text, span.start, space if space > 0 else span.start + WIDEST)


def _qualifier(word: str | None, other: Qualifier, among: frozenset[str]) -> Qualifier:
    """Return a word as a qualifier if it is one of some, else another."""
    known: tuple[Qualifier, ...] = get_args(Qualifier)
    return next((q for q in known if q == word and q in among), other)


def _foreign(span: Span, told: Told) -> _Number:
    """Return the number in words of another language: figures are read, words are the model's."""
    figures = [int(re.sub(r"\D", "", found)) for found in _FIGURES.findall(span.exact)]
    number = told.number
    if number is not None and not 0 <= number <= MOST_PEOPLE:
        raise DroppedError(f"its number {number} is no number of people")
    if not figures:
        return _in_words(span, told)
    if len(figures) == 2 and figures[0] == number and number < figures[1]:
        return _Number(span, "range", number, figures[1])
    # "3 ملايين" is 3,000,000: the figures agree, the word for the scale is the model's.
    if number is None or len(figures) > 1 or _significant(figures[0]) != _significant(number):
        raise DroppedError(f"its number {number} is not that of its figures")
    qualifier = _qualifier(told.qualifier, "exact", _WITH_NUMBER) if number else "zero"
    return _Number(span, qualifier, number, sure=figures[0] == number)


def _significant(number: int) -> str:
    """Return the digits of a number without the noughts at its end."""
    return str(number).rstrip("0")


def _in_words(span: Span, told: Told) -> _Number:
    """Return the number that a model reads in words of another language; it is never sure."""
    number = told.number
    if told.qualifier == "singular_implied" and number in {None, 1}:
        return _Number(span, "singular_implied", 1, sure=False)
    if number is None or told.qualifier in _VAGUE:
        return _Number(span, _qualifier(told.qualifier, "unquantified", _VAGUE), None, sure=False)
    qualifier = _qualifier(told.qualifier, "exact", _WITH_NUMBER) if number else "zero"
    return _Number(span, qualifier, number, sure=False)
