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
    beside = _beside(sentence, token, stance, lemma)
    for child in token.children:
        if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and lemma in lexicon.HANDING_ON):
            kind: FrameKind = "passive" if passive else "verb"
            subject = _frame(sentence, child, kind, stance, lemma, token)
            if beside is not None and _overlap(subject, beside):
                beside = max(subject, beside, key=lambda f: f.end - f.start)
            else:
                yield subject
        elif child.dep_ == "dobj" and lemma in lexicon.HANDING_ON:
            yield _frame(sentence, child, "handed_on", stance, lemma, token)
        elif child.dep_ == "agent" or (passive and child.lower_ == "by"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    yield _frame(sentence, pobj, "passive", stance, lemma, token)
    shared = _shared_subject(token)
    if shared is not None:
        yield _frame(sentence, shared, "verb", stance, lemma, token)
    elif beside is not None:
        yield beside


def _overlap(one: Frame, two: Frame) -> bool:
    """Tell whether two frames' sources share words."""
    return one.start < two.end and two.start < one.end


def _beside(sentence: Sentence, verb: Token, stance: Stance, lemma: str) -> Frame | None:
    """Return the source right before a verb of saying where the parse can have missed it.

    Texts that lost their commas read "killed 12 people the state agency reported"; the words
    just left of the verb are a source when they end in a noun for one and begin with an
    article, or are capitalised.
    """
    doc = sentence.doc
    last = verb.i - 1
    while last >= 0 and doc[last].lower_ in _ADVERBS:
        last -= 1
    if last < 0 or doc[last].pos_ not in ("NOUN", "PROPN"):
        return None
    first = last
    while first > 0 and last - first < 8 and _continues_name(doc[first - 1], doc[first]):
        first -= 1
    opens = doc[first].lower_ in _ARTICLES or doc[first].text[:1].isupper()
    if not opens and not _SOURCE_NOUN.search(doc[last].lower_):
        return None
    start, end = sentence.first(doc[first]), sentence.last(doc[last])
    words = doc.text[start - sentence.start : end - sentence.start]
    if not (_SOURCE_NOUN.search(words.lower()) or doc[last].pos_ == "PROPN"):
        return None
    return Frame(
        sentence.index, start, end, "verb", stance, lemma, verb, doc[last].lemma_.lower(), words
    )


_ADVERBS = frozenset({"also", "has", "had", "have", "earlier", "later", "then", "further"})
_ARTICLES = frozenset({"the", "a", "an", "one", "some", "several", "local", "another"})
_SOURCE_NOUN = re.compile(
    "|".join(pattern for pattern, _ in lexicon.KINDS) + "|sources?|group|spokes|statement"
)


def _continues_name(token: Token, right: Token) -> bool:
    """Tell whether a token belongs to the name that begins with the one right of it."""
    if right.lower_ in _ARTICLES and right.lower_ != "local":
        return False
    if token.pos_ in ("PROPN", "ADJ", "NOUN") and not token.like_num:
        return right.pos_ in ("PROPN", "NOUN", "ADJ", "ADP", "PUNCT") and not token.is_sent_end
    if token.lower_ in ("of", "for", "-", "'s", "and"):
        return right.text[:1].isupper()
    return token.lower_ in _ARTICLES


def _shared_subject(verb: Token) -> Token | None:
    """Return the subject that a second verb of saying shares.

    "said ... and claimed ..."; in "said that it had struck and claimed ..." the parse hangs the
    second verb on what was said, whose pronoun is the speaker.
    """
    if verb.dep_ != "conj" or _subject(verb) is not None:
        return None
    first = verb.head
    own = _subject(first)
    if first.dep_ == "ccomp" and own is not None and own.pos_ == "PRON":
        first = first.head
    return _subject(first) if first.lemma_.lower() in lexicon.SPEECH else None


def _subject(verb: Token) -> Token | None:
    """Return a verb's subject."""
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


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
        if child.dep_ not in _NAME_STOPS and child.i < first.i and not child.like_num:
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


_AGENCY_TAIL = re.compile(
    r"[\s.|-]*(?:\b(?:AFP|AP|Reuters|dpa|DPA|EFE|UPI|Xinhua|Staff|Agencies|By|and|News|Agency|"
    r"[A-Z][a-z]+day)\b[\s.,|-]*)+$"
)


def headline_frame(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """Return the source named at the very end or before the colon of a headline at `start:end`."""
    head = _AGENCY_TAIL.sub("", text[start:end])
    found = _FRONT.search(head) or _TAIL.search(head)
    if found is None:
        return None
    first, last = start + found.start("source"), start + found.end("source")
    words = text[first:last]
    return Frame(
        sentence, first, last, "headline", "said", "", None, words.split()[-1].lower(), words
    )
