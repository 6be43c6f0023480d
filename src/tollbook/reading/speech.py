"""Frames of saying: who says something, where in the text, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from tollbook.model.vocabulary import Stance
from tollbook.reading.lexicon import speech as lexicon
from tollbook.reading.parsing import Sentence

FrameKind = Literal["verb", "according", "handed_on", "headline", "passive"]

#: A sentence with one of these may attribute what its neighbours say.
GATE = (
    r"\b(?:sa(?:id|ys?|ying)|told|tells|report(?:ed|s|ing)|accord(?:ing|ance)|confirm\w*|claim\w*|"
    r"stated?|states|announc\w*|added|adding|adds|noted|estimat\w*|document\w*|quot\w*|cit(?:ed|"
    r"es|ing)|allege\w*|declar\w*|statement|spokes\w+|source|sources|put)\b"
)
_NAME_STOPS = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "punct", "cc", "conj"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Somebody's saying: the source's words at `start:end`, said by `verb` in a sentence."""

    sentence: int
    start: int
    end: int
    kind: FrameKind
    stance: Stance
    lemma: str
    verb: Token | None
    head: str
    words: str

    @property
    def pronoun(self) -> bool:
        """Whether the source is only a pronoun."""
        return self.words.lower() in lexicon.PRONOUNS

    @property
    def anaphor(self) -> bool:
        """Whether the words point back: "the group", "the same source"."""
        first, *rest = self.words.split()
        pointing = first.lower() in ("the", "that", "this") and bool(rest)
        return pointing and self.head in lexicon.ANAPHORS and rest[-1].islower()


def find_frames(sentence: Sentence) -> list[Frame]:
    """Return the frames of a parsed sentence in order."""
    frames = [frame for token in sentence.doc for frame in _frames_of(sentence, token)]
    return sorted(frames, key=lambda f: f.start)


def _frames_of(sentence: Sentence, token: Token) -> Iterator[Frame]:
    """Yield the frames that a token opens."""
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        yield from _prepositional(sentence, token, "according")
    elif lemma in lexicon.SPEECH and token.pos_ in ("VERB", "AUX"):
        yield from _verbal(sentence, token, lemma)
    elif token.lower_ in ("statement", "report", "communique") and token.pos_ == "NOUN":
        yield from _prepositional(sentence, token, "handed_on", ("by", "from"))


def _verbal(sentence: Sentence, token: Token, lemma: str) -> Iterator[Frame]:
    """Yield the frames of a verb of saying: its subject, or whom it cites or is cited by."""
    stance = lexicon.SPEECH[lemma]
    passive = any(c.dep_ == "auxpass" for c in token.children)
    for child in token.children:
        if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and lemma in lexicon.HANDING_ON):
            kind: FrameKind = "passive" if passive else "verb"
            yield _frame(sentence, child, kind, stance, lemma, token)
        elif child.dep_ == "dobj" and lemma in lexicon.HANDING_ON:
            yield _frame(sentence, child, "handed_on", stance, lemma, token)
        elif child.dep_ == "agent" or (passive and child.lower_ == "by"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    yield _frame(sentence, pobj, "passive", stance, lemma, token)


def _prepositional(
    sentence: Sentence, token: Token, kind: FrameKind, words: tuple[str, ...] = ("to",)
) -> Iterator[Frame]:
    """Yield the frames of "according to X" and "a statement by X"."""
    for child in token.children:
        if child.lower_ not in words:
            continue
        for pobj in child.children:
            if pobj.dep_ == "pobj":
                yield _frame(sentence, pobj, kind, "said", token.lower_, token)


def _frame(  # noqa: PLR0913 - a frame has six parts
    sentence: Sentence, noun: Token, kind: FrameKind, stance: Stance, lemma: str, verb: Token
) -> Frame:
    """Return the frame whose source is headed by `noun`."""
    first, last = name_bounds(noun)
    start, end = sentence.first(first), sentence.last(last)
    words = sentence.doc.text[start - sentence.start : end - sentence.start]
    return Frame(sentence.index, start, end, kind, stance, lemma, verb, noun.lemma_.lower(), words)


def name_bounds(noun: Token) -> tuple[Token, Token]:
    """Return the first and last token of a source's name: its head with what is part of it."""
    first = last = noun
    for child in noun.lefts:
        if child.dep_ not in _NAME_STOPS and child.i < first.i:
            first = child.left_edge if child.left_edge.i < first.i else child
            break
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "in", "at", "from", "on"):
            edge = _short_edge(child)
            local = child.lower_ not in ("of", "for")
            if edge.i - noun.i > 9 or (local and edge.pos_ != "PROPN"):
                break
            last = edge
        elif child.dep_ in _NAME_STOPS and child.dep_ != "appos":
            break
    return first, last


def _short_edge(preposition: Token) -> Token:
    """Return the last token of a prepositional phrase without its clauses."""
    last = preposition
    for child in preposition.children:
        if child.dep_ == "pobj":
            last = child
            for part in child.rights:
                if part.dep_ == "prep" and part.lower_ in ("of", "for"):
                    return _short_edge(part)
                if part.dep_ == "conj" and part.pos_ == child.pos_:
                    last = part
    return last


_TAIL = re.compile(
    rf"(?P<source>(?:[A-Z][\w-]+ )?\b{lexicon.HEADLINE})(?P<rest>\s*[.]?$)", re.IGNORECASE
)
_FRONT = re.compile(
    rf"^(?P<source>(?:[A-Z][\w-]+ ){{0,2}}{lexicon.HEADLINE})\s*(?::|--?\s)", re.IGNORECASE
)


def headline_frame(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """Return the source named at the very end or before the colon of a headline at `start:end`."""
    head = text[start:end]
    found = _FRONT.search(head) or _TAIL.search(head)
    if found is None:
        return None
    first, last = start + found.start("source"), start + found.end("source")
    words = text[first:last]
    return Frame(
        sentence, first, last, "headline", "said", "", None, words.split()[-1].lower(), words
    )
