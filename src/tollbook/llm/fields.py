"""The fields of a claim beside its count: each with words of the passage, or left out.

What a model gives without words is not taken: no status without words for the victims, no means
without words for it. What is not of the closed vocabulary falls back to the vocabulary's "unknown".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, get_args

from tollbook.llm.answers import Told
from tollbook.llm.dropping import shown
from tollbook.llm.page import Page
from tollbook.llm.quoting import Passage
from tollbook.model import Actor, Means, Place, Source, Time, Victims
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import (
    Attribution,
    Group,
    MeansCode,
    SourceKind,
    Stance,
    Status,
    TimeBasis,
)
from tollbook.times import TimeExpression

_STATUSES: tuple[Status, ...] = get_args(Status)
_GROUPS: tuple[Group, ...] = get_args(Group)
_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
_STANCES: tuple[Stance, ...] = get_args(Stance)
_BASES: tuple[TimeBasis, ...] = get_args(TimeBasis)
_CODES: tuple[MeansCode, ...] = get_args(MeansCode)
_ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
#: Characters of a field's words: no name of anybody is longer.
WIDEST = 140
#: Characters of the words for a place or a means.
WIDEST_NARROW = {"place": 80, "means": 80}
#: Characters that are kept of the words for a time: "since an uprising that ..." is cut.
WIDEST_TIME = 60

Word = TypeVar("Word", bound=str)


def known(word: str | None, words: tuple[Word, ...]) -> Word | None:
    """Return a word that a model gives as one of a closed vocabulary, None if it is not of it."""
    return next((known for known in words if known == word), None)


@dataclass(frozen=True, slots=True)
class Fields:
    """Finds the fields of one claim in its passage, each nearest to the claim's own words.

    `remark` is told what is left out.
    """

    page: Page
    passage: Passage
    evidence: Span
    remark: Callable[[str], None]

    def victims(self, told: Told) -> Victims:
        """Return who was harmed."""
        given = told.victims
        if given is None:
            return Victims()
        names = [self._words("victim's name", name) for name in given.names or []]
        found = tuple(dict.fromkeys(name.exact for name in names if name))
        words = self._words("victims", given.words)
        if words is None:
            if given.status not in {None, "unspecified"}:
                self.remark(f"its status {shown(given.status or '')} has no words; left out")
            return Victims(names=found)
        return Victims(
            start=words.start,
            end=words.end,
            exact=words.exact,
            status=self._known("status", given.status, _STATUSES) or "unspecified",
            groups=tuple(group for group in _GROUPS if group in (given.groups or [])),
            names=found,
        )

    def source(self, told: Told) -> Source | None:
        """Return who gives the figure."""
        given = told.source
        words = self._words("source", given.words) if given else None
        if given is None or words is None:
            return None
        return Source(
            start=words.start,
            end=words.end,
            exact=words.exact,
            kind=self._known("kind of source", given.kind, _KINDS) or "other",
            stance=self._known("stance", given.stance, _STANCES) or "said",
            party=bool(given.party),
        )

    def places(self, told: Told) -> tuple[Place, ...]:
        """Return where it happened, in the order of the text."""
        found = [self._words("place", place) for place in told.places or []]
        spans = {(span.start, span.end): span for span in found if span}
        return tuple(
            Place(start=span.start, end=span.end, exact=span.exact)
            for _, span in sorted(spans.items())
        )

    def means(self, told: Told) -> Means:
        """Return by what means."""
        given = told.means
        code = self._known("means", given.code, _CODES) if given else None
        if given is None or code in {None, "unstated"}:
            return Means()
        words = self._words("means", given.words)
        if words is None or code is None:
            return Means()
        return Means(start=words.start, end=words.end, exact=words.exact, code=code)

    def actor(self, told: Told) -> Actor | None:
        """Return the alleged perpetrator."""
        given = told.actor
        words = self._words("perpetrator", given.words) if given else None
        if given is None or words is None:
            return None
        attribution = self._known("attribution", given.attribution, _ATTRIBUTIONS) or "alleged"
        return Actor(start=words.start, end=words.end, exact=words.exact, attribution=attribution)

    def time(self, told: Told) -> tuple[Time | None, bool]:
        """Return when, and whether the words may mean several periods.

        The days are those that Tollbook's own grammar reads at the quoted words; words that it
        does not read are kept with open dates.
        """
        given = told.time
        words = self._words("time", given.words) if given else None
        if given is None or words is None:
            return None, False
        basis = self._known("basis", given.basis, _BASES) or "event"
        read = self._read_at(words)
        span = _narrowed(self.page.text, read or words)
        if read is None:
            return Time(start=span.start, end=span.end, exact=span.exact, basis=basis), False
        time = Time(
            start=span.start, end=span.end, exact=span.exact, from_=read.from_, to=read.to,
            precision=read.precision, basis=basis,
        )  # fmt: skip
        return time, read.from_ is None and len(read.candidates) > 1

    def _read_at(self, words: Span) -> TimeExpression | None:
        """Return the time expression that shares most with some words, None if none does."""
        shared = [(_shared(time, words), time) for time in self.page.times]
        most = max(shared, key=lambda pair: pair[0], default=None)
        return most[1] if most and most[0] > 0 else None

    def _words(self, name: str, words: str | None) -> Span | None:
        """Return where the words of a field stand; None, with a remark, where they do not."""
        if not (words or "").strip():
            return None
        found = self.passage.nearest(words or "", self.evidence)
        widest = WIDEST_NARROW.get(name, WIDEST)
        if found is not None and found.end - found.start <= widest:
            return found
        why = "is not in the text" if found is None else f"is longer than {widest} characters"
        self.remark(f"its {name} {shown(words or '')} {why}; left out")
        return None

    def _known(self, name: str, word: str | None, words: tuple[Word, ...]) -> Word | None:
        """Return a word of a closed vocabulary; None, with a remark, where it is not of it."""
        found = known(word, words)
        if word is not None and found is None:
            self.remark(f"its {name} {shown(word)} is none that is recorded; left out")
        return found


def _shared(one: Span, other: Span) -> int:
    """Return how many characters two spans share; negative where they lie apart."""
    return min(one.end, other.end) - max(one.start, other.start)


def _narrowed(text: str, time: Span) -> Span:
    """Return the words of a time without the end of a long clause."""
    if time.end - time.start <= WIDEST_TIME:
        return span_at(text, time.start, time.end)
    space = text.rfind(" ", time.start, time.start + WIDEST_TIME)
    return span_at(text, time.start, space if space > time.start else time.start + WIDEST_TIME)
