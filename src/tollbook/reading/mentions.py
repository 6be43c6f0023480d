"""Mentions: everything in a sentence that may say how many people were harmed.

Numbers and vague words come from `quantities`. One person may also be stated without a number:
"a soldier", "his wife", "the driver", a name; these are taken from the parse, near harm only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from tollbook.reading.cues import Cue
from tollbook.reading.lexicon import people
from tollbook.reading.parsing import Sentence
from tollbook.reading.quantities import Quantity

MentionKind = Literal["number", "vague", "zero", "article", "kin", "name", "definite", "bare"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible count at `start:end` of the text.

    `anchor` is the token by which it hangs in the parse, `noun` the noun that it counts (the
    anchor itself where none is said).
    """

    start: int
    end: int
    kind: MentionKind
    anchor: Token
    noun: Token
    quantity: Quantity | None = None


def find_mentions(
    sentence: Sentence, cues: list[Cue], quantities: Iterable[Quantity]
) -> list[Mention]:
    """Return the mentions of a sentence in order of the text, none inside another."""
    cue_tokens = {i for cue in cues for i in range(cue.first, cue.last + 1)}
    counted = [
        m for q in quantities
        if (m := _quantity_mention(sentence, q)) is not None
        and (m.noun.i in cue_tokens or not _counts_things(sentence, m))
    ]  # fmt: skip
    taken = {i for m in counted for i in _covered(m)}
    single = [m for m in _single_persons(sentence, cue_tokens) if m.noun.i not in taken]
    return sorted([*counted, *single], key=lambda m: (m.start, m.end))


def _counts_things(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a number stands right before a thing: "30 houses", "1800 block of"."""
    counted = mention.anchor
    last = sentence.token_at(mention.end - 1)
    near = last is not None and 0 < counted.i - last.i <= 2
    return near and counted.lemma_.lower() in people.THINGS


def _covered(mention: Mention) -> set[int]:
    """Return the tokens that a counted mention already speaks for."""
    return {mention.anchor.i, mention.noun.i}


def _quantity_mention(sentence: Sentence, quantity: Quantity) -> Mention | None:
    """Return the mention that a quantity expression is."""
    last = sentence.token_at(quantity.end - 1)
    first = sentence.token_at(quantity.core)
    if last is None or first is None:
        return None
    if quantity.term is not None:
        kind: MentionKind = "vague"
    else:
        kind = "zero" if quantity.qualifier == "zero" else "number"
    anchor = _counted(first, last)
    return Mention(quantity.start, quantity.end, kind, anchor, _semantic_head(anchor), quantity)


_COUNTING = frozenset({"nummod", "det", "amod", "quantmod", "predet", "compound", "advmod", "poss"})


def _counted(first: Token, last: Token) -> Token:
    """Return the token by which a number hangs in the parse: its noun, or itself."""
    inside = list(first.doc[first.i : last.i + 1])
    ids = {t.i for t in inside}
    top = next((t for t in reversed(inside) if t.head.i not in ids), last)
    if top.lower_ == "of" and top.i > first.i:
        top = first.doc[top.i - 1]
    head = top.head
    if top.dep_ in _COUNTING and head.i > top.i and head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON"):
        return head
    if top.dep_ in _COUNTING and head.pos_ in ("NOUN", "PROPN") and head.i not in ids:
        following = first.doc[last.i + 1] if last.i + 1 < len(first.doc) else None
        if following is not None and following.pos_ in ("NOUN", "PROPN"):
            return following
    return top


def _semantic_head(anchor: Token) -> Token:
    """Follow "dozens of people", "a group of men" to the noun of the people."""
    for child in anchor.children:
        if child.lower_ == "of" and child.i > anchor.i:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return anchor


def _single_persons(sentence: Sentence, cue_tokens: set[int]) -> Iterator[Mention]:
    """Yield single persons told by a determiner, kinship, role or name."""
    for token in sentence.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.i in cue_tokens:
            continue
        if token.dep_ == "compound" and token.head.i == token.i + 1:
            continue
        mention = _single(sentence, token)
        if mention is not None and not _only_speaks(token):
            yield mention


def _single(sentence: Sentence, token: Token) -> Mention | None:
    """Return the mention of one person that a noun makes, if it does."""
    lemma = token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS")
    if token.pos_ == "PROPN" and not _is_person_noun(lemma):
        return _name(sentence, token)
    if not _is_person_noun(lemma):
        return None
    determiner = next((c for c in token.lefts if c.dep_ in ("det", "poss") and c.i < token.i), None)
    if plural:
        return (
            Mention(sentence.first(token), sentence.last(token), "bare", token, token)
            if determiner is None and not _has_number(token)
            else None
        )
    if determiner is None:
        return Mention(sentence.first(token), sentence.last(token), "definite", token, token)
    if determiner.lower_ in ("a", "an", "another", "one"):
        start, end = sentence.first(determiner), sentence.last(determiner)
        return Mention(start, end, "article", token, token)
    if determiner.dep_ == "poss" or determiner.lower_ in _POSSESSIVE:
        kin: MentionKind = "kin" if lemma in people.KIN else "definite"
        return Mention(sentence.first(determiner), sentence.last(token), kin, token, token)
    return Mention(sentence.first(determiner), sentence.last(token), "definite", token, token)


def _only_speaks(token: Token) -> bool:
    """Tell whether a person is in the sentence as the one who says it."""
    verb = token.head
    return token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() in _SAYING


_SAYING = frozenset({"say", "tell", "report", "add", "state", "announce", "claim", "note", "write"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})


def _is_person_noun(lemma: str) -> bool:
    """Tell whether a noun is one for a person."""
    return lemma in people.PERSONS or lemma in people.KIN


def _has_number(token: Token) -> bool:
    """Tell whether a noun is counted by a number of its own."""
    return any(c.dep_ == "nummod" or c.like_num for c in token.lefts)


def _name(sentence: Sentence, token: Token) -> Mention | None:
    """Return the mention of a person by name: a run of capitalised words."""
    first = token
    while first.i > 0 and sentence.doc[first.i - 1].pos_ == "PROPN":
        first = sentence.doc[first.i - 1]
    last = token
    while last.i + 1 < len(sentence.doc) and sentence.doc[last.i + 1].pos_ == "PROPN":
        last = sentence.doc[last.i + 1]
    if last.i != token.i or sentence.last(last) - sentence.first(first) > 60:
        return None
    return Mention(sentence.first(first), sentence.last(last), "name", token, token)
