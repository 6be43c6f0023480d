"""Harm cues: the words of a sentence that say people were harmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.tokens import Token

from tollbook.model.vocabulary import Harm
from tollbook.reading.lexicon import harms as lexicon
from tollbook.reading.parsing import Sentence

CueKind = Literal["transitive", "intransitive", "nominal", "phrase", "joint"]

_PHRASES = tuple((re.compile(rf"\b(?:{p})\b"), harm) for p, harm in lexicon.PHRASES)
#: Verbs so common that they are cues only with the object that makes them harmful.
_NEEDS_PHRASE = frozenset({"drive", "force", "hang", "burn", "beat", "crush", "seize"})
#: Verbs that harm nobody unless a number of people follows: "lost 13 fighters", "claiming eight".
_NEEDS_NUMBER = frozenset({"lose", "claim"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A harm cue: tokens `first` to `last` of a sentence, hung on `token` in the parse."""

    token: Token
    first: int
    last: int
    harm: Harm
    kind: CueKind

    @property
    def lemma(self) -> str:
        """The cue's dictionary form."""
        return self.token.lemma_.lower()


def find_cues(sentence: Sentence) -> list[Cue]:
    """Return the harm cues of a sentence in order; a phrase covers its words' own cues."""
    phrases = _phrases(sentence)
    covered = {i for cue in phrases for i in range(cue.first, cue.last + 1)}
    words = [cue for token in sentence.doc if token.i not in covered and (cue := _word(token))]
    cues = sorted([*phrases, *words], key=lambda cue: cue.first)
    return sorted([*cues, *_joint(cues)], key=lambda cue: (cue.first, cue.last))


def _phrases(sentence: Sentence) -> list[Cue]:
    """Return the cues of several words."""
    text = sentence.doc.text.lower()
    found: list[Cue] = []
    taken: set[int] = set()
    for pattern, harm in _PHRASES:
        for match in pattern.finditer(text):
            first = sentence.token_at(sentence.start + match.start())
            last = sentence.token_at(sentence.start + match.end() - 1)
            if first is None or last is None or taken & set(range(first.i, last.i + 1)):
                continue
            taken.update(range(first.i, last.i + 1))
            found.append(Cue(_top(sentence, first.i, last.i), first.i, last.i, harm, "phrase"))
    return found


def _top(sentence: Sentence, first: int, last: int) -> Token:
    """Return the token of a stretch that stands highest in the parse, verbs first."""
    inside = list(sentence.doc[first : last + 1])
    verbs = [t for t in inside if t.pos_ == "VERB"] or inside
    return min(verbs, key=lambda t: sum(1 for _ in t.ancestors))


def _word(token: Token) -> Cue | None:
    """Return the cue that a single word is, if it is one."""
    lemma, lower = token.lemma_.lower(), token.lower_
    verbal = token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD", "VBG")
    if lemma in _NEEDS_PHRASE and not _harmful(token):
        return None
    if lemma in _NEEDS_NUMBER and not _number_follows(token):
        return None
    if verbal and lemma in lexicon.TRANSITIVE:
        return Cue(token, token.i, token.i, lexicon.TRANSITIVE[lemma], "transitive")
    if verbal and lemma in lexicon.INTRANSITIVE:
        return Cue(token, token.i, token.i, lexicon.INTRANSITIVE[lemma], "intransitive")
    harm = lexicon.NOMINAL.get(lower) or lexicon.NOMINAL.get(lemma)
    if harm:
        return Cue(token, token.i, token.i, harm, "nominal")
    stem = lexicon.TRANSITIVE.get(lemma) or _verb_form(lower)
    if stem:
        return Cue(token, token.i, token.i, stem, "transitive")
    return None


def _verb_form(lower: str) -> Harm | None:
    """Return the harm of an inflected verb that the tagger took for something else."""
    for ending, base in (
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("s", ""),
        ("d", ""),
        ("ies", "y"),
    ):
        if lower.endswith(ending):
            stem = lower[: -len(ending)] + base
            if stem in lexicon.TRANSITIVE and stem not in _NEEDS_PHRASE:
                return lexicon.TRANSITIVE[stem]
    return None


def _harmful(token: Token) -> bool:
    """Tell whether a common verb is used for violence: it is passive or bears a person."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)


def _number_follows(token: Token) -> bool:
    """Tell whether a number or vague count stands within the next four words."""
    return any(t.like_num or t.lower_ in _VAGUE for t in token.doc[token.i + 1 : token.i + 5])


_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "tens"})


def _joint(cues: list[Cue]) -> list[Cue]:
    """Return a cue for each "killed and wounded": one count of people dead or hurt."""
    joint = []
    for one, two in pairwise(cues):
        between = [t.lower_ for t in one.token.doc[one.last + 1 : two.first]]
        told_apart = {one.harm, two.harm} != lexicon.JOINT
        if told_apart or not between or len(between) > 2 or set(between) - {"and", "or", "/", "&"}:
            continue
        joint.append(Cue(one.token, one.first, two.last, "casualty", "joint"))
    return joint
