"""The words of a text: what the network reads, each with its offsets and its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tollbook.model.spans import Span, span_at
from tollbook.reading.sentences import split_sentences

#: A number with its separators, a run of letters, or a single mark.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words: word `i` is `text[starts[i]:ends[i]]`, in sentence `sentence[i]`.

    `sentences` are the half-open offsets of the sentences.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)

    def __getitem__(self, index: int) -> str:
        """Return a word."""
        return self.text[self.starts[index] : self.ends[index]]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that a stretch of the text touches, as a half-open range."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the text from word `first` up to, not including, word `last`."""
        return span_at(self.text, self.starts[first], self.ends[last - 1])

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence at or before an offset."""
        return _index_of(self.sentences, offset)

    def sentence_text(self, index: int) -> str:
        """Return the words of a sentence."""
        start, end = self.sentences[index]
        return self.text[start:end]


def cut(text: str) -> Words:
    """Return the words and sentences of a text."""
    found = [match.span() for match in _WORD.finditer(text)]
    sentences = tuple(split_sentences(text))
    starts = tuple(start for start, _ in found)
    ends = tuple(end for _, end in found)
    return Words(text, starts, ends, tuple(_index_of(sentences, s) for s in starts), sentences)


def _index_of(sentences: tuple[tuple[int, int], ...], offset: int) -> int:
    """Return the index of the last sentence that begins at or before an offset, or 0."""
    return max(0, bisect_right(sentences, offset, key=lambda s: s[0]) - 1)


def is_upper(text: str) -> bool:
    """Tell whether a text is written in capitals, as wires once were."""
    letters = [c for c in text[:4000] if c.isalpha() and (c.isupper() or c.islower())]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
