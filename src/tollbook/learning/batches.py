"""Batches: windows of lessons as tensors, with what keeps the network from learning names."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from tollbook.learning.lessons import Lesson
from tollbook.reading.network.encoder import Input, cut_words, input_of, windows_with_harm
from tollbook.reading.network.pieces import Vocabulary
from tollbook.reading.network.windows import Window
from tollbook.reading.placenames import is_located
from tollbook.reading.symbols import Symbols, symbols_of

#: How often a report's places get other names, and how often each of them does.
RENAMED, EACH = 0.5, 0.6
#: The share of word pieces that are hidden.
HIDDEN = 0.05
#: How often only a few sentences of a page are shown, and how many: so that headlines, alerts and
#: briefs are read as well as whole reports.
CROPPED, SENTENCES = 0.25, (1, 1, 1, 2, 3)
#: Words of place names that say what kind of place it is: they stay.
_KEPT = frozenset(
    """city town village province district governorate region north south east west northern
    southern eastern western central the old new saint san santa port camp hospital street road
    bridge airport square market university river mount valley island islands gulf sea bay
    coast""".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A window of a lesson, with its words cut into pieces and their symbols.

    A `cropped` one hides what the claims' fields may rest on.
    """

    lesson: Lesson
    window: Window
    cut: list[tuple[int, ...]]
    symbols: Symbols
    cropped: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages as tensors, padded to the longest; `mask` is 1 where there is a piece."""

    pages: tuple[Page, ...]
    pieces: Tensor
    symbols: Tensor
    firsts: Tensor
    mask: Tensor


def pages_of(lesson: Lesson, vocabulary: Vocabulary) -> list[Page]:
    """Return the windows of a lesson that speak of harm."""
    cut = cut_words(lesson.context, vocabulary)
    symbols = symbols_of(lesson.context)
    windows = windows_with_harm(lesson.context, cut)
    return [Page(lesson, window, cut, symbols) for window in windows]


def crop(page: Page, chance: random.Random) -> Page:
    """Return a few sentences of a page, or the page as it is."""
    if chance.random() > CROPPED:
        return page
    window, sentence = page.window, page.lesson.context.words.sentence
    opening = sentence[chance.randrange(window.first, window.last)]
    inside = range(opening, opening + chance.choice(SENTENCES))
    shown = [i for i in range(window.first, window.last) if sentence[i] in inside]
    first, last = shown[0], shown[-1] + 1
    return replace(page, window=Window(first, last, first, last), cropped=True)


def batch_of(
    pages: Sequence[Page], vocabulary: Vocabulary, renamer: Renamer | None = None
) -> Batch:
    """Return pages as a batch; with a renamer their places and some of their words change."""
    inputs = [
        input_of(
            renamer.rename(page) if renamer else page.cut, page.symbols, page.window, vocabulary
        )
        for page in pages
    ]
    if renamer:
        for given in inputs:
            renamer.hide(given)
    return Batch(
        tuple(pages),
        _padded([i.pieces for i in inputs]),
        _padded([i.symbols for i in inputs]),
        _padded([i.firsts for i in inputs]),
        _padded([np.ones_like(i.pieces) for i in inputs]),
    )


def _padded(arrays: Sequence[np.ndarray]) -> Tensor:
    """Return arrays of different lengths as one tensor, filled up with 0."""
    longest = max(len(a) for a in arrays)
    made = np.zeros((len(arrays), longest, *arrays[0].shape[1:]), dtype=np.int64)
    for row, array in enumerate(arrays):
        made[row, : len(array)] = array
    return torch.from_numpy(made)


class Renamer:
    """Gives places other names and hides words, so that context is learned and not names."""

    def __init__(self, lessons: Sequence[Lesson], vocabulary: Vocabulary, seed: int) -> None:
        """Take the names of all lessons to draw from."""
        self._random = random.Random(seed)
        self._hidden = vocabulary.hidden
        self._names = [
            vocabulary.pieces_of(word) for lesson in lessons for word in _place_words(lesson)
        ]

    def rename(self, page: Page) -> list[tuple[int, ...]]:
        """Return the pieces of a page's text, with other names for some of its places."""
        if self._random.random() > RENAMED or not self._names:
            return page.cut
        words = page.lesson.context.words
        others = {
            word: self._random.choice(self._names)
            for word in _place_words(page.lesson)
            if self._random.random() < EACH
        }
        inside = range(page.window.first, page.window.last)
        cut = list(page.cut)
        for index in inside:
            other = others.get(words[index].lower())
            if other is not None:
                # No more pieces than before, or the window could grow too wide.
                cut[index] = other[: len(cut[index])]
        return cut

    def hide(self, given: Input) -> None:
        """Hide some of the pieces."""
        for index in range(1, len(given.pieces) - 1):
            if self._random.random() < HIDDEN:
                given.pieces[index] = self._hidden


def _place_words(lesson: Lesson) -> list[str]:
    """Return the telling words of the names that a lesson's text puts at a place, each once."""
    words = lesson.context.words
    found: dict[str, None] = {}
    for name in lesson.context.names:
        if is_located(name.item):
            found.update(dict.fromkeys(words[i].lower() for i in range(name.first, name.last)))
    return [word for word in found if word.isalpha() and len(word) > 2 and word not in _KEPT]


def shuffled(pages: Sequence[Page], size: int, seed: int) -> Iterator[list[Page]]:
    """Yield pages in random batches of pages that are about as long as each other."""
    chance = random.Random(seed)
    order = list(pages)
    chance.shuffle(order)
    batches = []
    for at in range(0, len(order), size * 8):
        stretch = sorted(order[at : at + size * 8], key=lambda p: p.window.last - p.window.first)
        batches.extend(stretch[i : i + size] for i in range(0, len(stretch), size))
    chance.shuffle(batches)
    yield from batches
