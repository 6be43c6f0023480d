"""Which harm, if any, a mention counts: candidates, features and the rule's own verdict."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tollbook.reading.cues import Cue
from tollbook.reading.lexicon import people
from tollbook.reading.mentions import Mention
from tollbook.reading.parsing import Sentence
from tollbook.reading.paths import climb, path
from tollbook.reading.ranking import Features

#: How a person hangs on a word that harms them, by kind of cue.
_PATIENT = {
    "transitive": frozenset({"nsubjpass", "dobj", "oprd"}),
    "intransitive": frozenset({"nsubj", "nsubjpass"}),
    "phrase": frozenset({"nsubjpass", "nsubj", "dobj", "pobj"}),
    "joint": frozenset({"nsubjpass", "dobj", "nsubj"}),
    "nominal": frozenset({"nsubj", "attr", "amod", "nummod", "poss"}),
}
_PEOPLE = frozenset({"combatant", "civilian", "person"})
_OF = frozenset({"of", "to", "against", "among", "in"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "will", "if", "threaten",
                           "vow", "risk", "fear", "plan", "attempt", "try"})  # fmt: skip


def governs(mention: Mention, cue: Cue) -> bool:
    """Tell by the parse alone whether a mention counts the people that a cue harms."""
    node = climb(mention.anchor)
    if cue.first <= node.i <= cue.last:
        return cue.kind == "nominal" or node.i != mention.anchor.i
    relation = node.dep_
    head = node.head
    if relation == "pobj" and head.lower_ in ("by", "with"):
        return head.lower_ == "with" and _shares(mention, head, cue)
    if relation in ("pobj", "pcomp") and head.lower_ in _OF and _is(head.head, cue):
        return cue.kind in ("nominal", "phrase") or head.lower_ == "of"
    if cue.token.head.i == node.i and _modifies(cue.token):
        return True
    if not _is(head, cue):
        shared = head.dep_ == "conj" and _is(head.head, cue)
        return shared and relation in _PATIENT[cue.kind] and not _has_object(head)
    active = relation == "nsubj" and cue.kind == "transitive"
    if active:
        return cue.token.tag_ == "VBN" and not _has_object(cue.token)
    return relation in _PATIENT[cue.kind]


def possible_cues(scene: Scene, mention: Mention) -> list[Cue]:
    """Return the cues that can harm a mention: not those it brings about, nor mere threats."""
    return [c for c in scene.cues if not (_does(scene, mention, c) or _only_threatened(c))]


def _does(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """Tell whether a mention is who does the harm: "two gunmen killed six", "shot by two men"."""
    node = climb(mention.anchor)
    if node.dep_ == "pobj" and node.head.lower_ == "by" and _is(node.head.head, cue):
        return True
    active = node.dep_ == "nsubj" and node.head.i == cue.token.i and cue.kind == "transitive"
    return active and any(_harms(scene, cue, child) for child in cue.token.children)


def _harms(scene: Scene, cue: Cue, noun: Token) -> bool:
    """Tell whether a noun is the object of a cue: counted people, and no other cue's.

    A headline without commas reads "Eight killed 14 injured": 14 is the second cue's, though
    the parse makes it the first one's object.
    """
    if noun.dep_ != "dobj" or not any(m.anchor.i == noun.i for m in scene.mentions):
        return False
    return not any(other.first == noun.i + 1 for other in scene.cues if other is not cue)


def _shares(mention: Mention, preposition: Token, cue: Cue) -> bool:
    """Tell whether people come "with" or "along with" those that a cue harms."""
    beside = preposition.head if preposition.head.lower_ in ("along", "together") else preposition
    return _is(beside.head, cue) and noun_class(mention.noun) in _PEOPLE


def _is(token: Token, cue: Cue) -> bool:
    """Tell whether a token is within a cue."""
    return cue.first <= token.i <= cue.last or token.i == cue.token.i


def _has_object(verb: Token) -> bool:
    """Tell whether a verb has a direct object."""
    return any(child.dep_ == "dobj" for child in verb.children)


def _modifies(token: Token) -> bool:
    """Tell whether a cue modifies a noun it harms: "the 14 people killed", "6 who died"."""
    return token.dep_ in ("acl", "amod", "relcl")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its mentions and cues: the ground on which links are judged."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]


def link_features(scene: Scene, mention: Mention, cue: Cue) -> Features:
    """Return the features of the option that `mention` counts the people `cue` harms."""
    features: Features = {"cue": 1.0, f"cue:{cue.kind}": 1.0}
    kind = mention.kind
    verdict = governs(mention, cue)
    way = path(mention.anchor, cue.token)
    side = "after" if cue.first > mention.noun.i else "before"
    gap = _gap(mention, cue)
    if verdict:
        features["rule"] = 1.0
        features[f"rule:{kind}"] = 1.0
        features[f"rule:{cue.kind}"] = 1.0
    features[f"side:{side}:{cue.kind}"] = 1.0
    features[f"gap:{_bucket(gap)}:{side}"] = 1.0
    features[f"gap:{_bucket(gap)}:{kind}"] = 1.0
    features[f"path:{way}"] = 1.0
    features[f"path:{way}:{cue.kind}"] = 1.0
    features[f"kind:{kind}:{cue.kind}"] = 1.0
    features[f"lemma:{cue.lemma}"] = 1.0
    features[f"lemma:{cue.lemma}:{side}"] = 1.0
    features[f"lemma:{cue.lemma}:{kind}"] = 1.0
    features[f"between:{min(3, _between(scene, mention, cue))}:{side}"] = 1.0
    features[f"rival:{min(3, _rivals(scene, mention, cue))}:{side}"] = 1.0
    features[f"noun:{noun_class(mention.noun)}:{cue.kind}"] = 1.0
    features[f"noun:{noun_class(mention.noun)}:{cue.harm}"] = 1.0
    features[f"harm:{cue.harm}"] = 1.0
    features[f"companion:{_is_companion(mention)}"] = 1.0
    features[f"own_verb:{_own_verb(mention, cue)}"] = 1.0
    features[f"own_verb:{_own_verb(mention, cue)}:{side}"] = 1.0
    if _is_agent(mention):
        features["agent"] = 1.0
    listed = _listed_with(scene, mention, cue)
    if listed:
        features[f"listed:{listed}"] = 1.0
        features[f"listed:{listed}:{kind}"] = 1.0
        features[f"listed:{listed}:{cue.kind}:{verdict}"] = 1.0
    if _has_nearer(scene, mention, cue):
        features[f"taken:{side}"] = 1.0
        features[f"taken:{side}:{cue.kind}:{_bucket(gap)}"] = 1.0
    if gap == 0:
        features[f"adjacent:{side}:{cue.kind}:{kind}"] = 1.0
    if cue.kind == "transitive":
        passive = any(c.dep_ == "auxpass" for c in cue.token.children)
        features[f"voice:{passive}:{cue.token.tag_}:{side}"] = 1.0
    for word in _words_between(scene.sentence, mention, cue):
        features[f"word:{word}"] = 1.0
    return features


def none_features(scene: Scene, mention: Mention) -> Features:
    """Return the features of the option that `mention` counts nobody's harm."""
    kind = mention.kind
    noun = mention.noun
    features: Features = {
        "none": 1.0,
        f"none:{kind}": 1.0,
        f"none:noun:{noun_class(noun)}": 1.0,
        f"none:noun:{noun_class(noun)}:{kind}": 1.0,
        f"none:lemma:{noun.lemma_.lower()}": 1.0,
        f"none:dep:{mention.anchor.dep_}:{kind}": 1.0,
        f"none:head:{mention.anchor.head.lemma_.lower()}": 1.0,
        f"none:cues:{min(4, len(scene.cues))}": 1.0,
    }
    if mention.anchor.i == mention.noun.i and noun.pos_ == "NUM":
        features["none:bare_number"] = 1.0
    doc = scene.sentence.doc
    before = doc[noun.i - 1].lower_ if noun.i else "<s>"
    features[f"none:before:{doc[mention.anchor.left_edge.i - 1].lower_}"
             if mention.anchor.left_edge.i else "none:before:<s>"] = 1.0  # fmt: skip
    features[f"none:prev:{before}"] = 1.0
    if mention.quantity is not None:
        features[f"none:qualifier:{mention.quantity.qualifier}"] = 1.0
        value = mention.quantity.value
        if value is not None and 1900 <= value <= 2100 and mention.quantity.qualifier == "exact":
            features["none:year"] = 1.0
    if any(t.lemma_.lower() in _HYPOTHETICAL for t in doc):
        features["none:hypothetical"] = 1.0
    return features


def noun_class(noun: Token) -> str:
    """Return what kind of thing a noun is: person, group of persons, thing, number, other."""
    lemma = noun.lemma_.lower()
    if lemma in people.COMBATANTS:
        return "combatant"
    if lemma in people.CIVILIANS or lemma in people.KIN:
        return "civilian"
    if lemma in people.NEUTRAL:
        return "person"
    if lemma in people.THINGS:
        return "thing"
    if noun.pos_ == "NUM" or noun.like_num:
        return "number"
    return noun.pos_


def _gap(mention: Mention, cue: Cue) -> int:
    """Return the number of tokens between a mention's phrase and a cue."""
    low = min(mention.anchor.i, mention.noun.i)
    high = max(mention.anchor.i, mention.noun.i)
    if cue.first > high:
        return cue.first - high - 1
    if cue.last < low:
        return max(0, low - cue.last - 1 - _width(mention))
    return 0


def _width(mention: Mention) -> int:
    """Return how many tokens of a mention stand before its noun."""
    doc = mention.noun.doc
    inside = mention.end - mention.start
    count, position = 0, mention.noun.i - 1
    while position >= 0 and inside > 0 and count < 6:
        count += 1
        inside -= len(doc[position]) + 1
        position -= 1
    return count


def _bucket(gap: int) -> str:
    """Return a distance in coarse steps."""
    steps = (0, 1, 2, 3, 5, 8, 13, 21)
    return str(next((s for s in steps if gap <= s), "far"))


def _span_between(mention: Mention, cue: Cue) -> range:
    """Return the token indices between a mention's noun and a cue."""
    if cue.first > mention.noun.i:
        return range(mention.noun.i + 1, cue.first)
    return range(cue.last + 1, min(mention.anchor.i, mention.noun.i))


def _between(scene: Scene, mention: Mention, cue: Cue) -> int:
    """Count the other cues between a mention and a cue."""
    inside = _span_between(mention, cue)
    return sum(other.token.i in inside for other in scene.cues if other is not cue)


def _rivals(scene: Scene, mention: Mention, cue: Cue) -> int:
    """Count the other counted mentions between a mention and a cue."""
    inside = _span_between(mention, cue)
    return sum(
        other.noun.i in inside
        for other in scene.mentions
        if other is not mention and other.kind in ("number", "vague", "zero")
    )


_LIGHT = frozenset(
    """be have leave see include bring cause result report put reach rise find take receive suffer
    claim lead raise count number record document make total exceed""".split()
)


def _own_verb(mention: Mention, cue: Cue) -> str:
    """Tell what kind of verb a mention is the subject or object of."""
    node = climb(mention.anchor)
    if node.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return "none"
    if _is(node.head, cue):
        return f"cue_{node.dep_}"
    kind = "light" if node.head.lemma_.lower() in _LIGHT else "other"
    return f"{kind}_{node.dep_}"


def shares_fate(mention: Mention, cue: Cue) -> bool:
    """Tell whether a relative is said to have shared a victim's fate: "along with his wife"."""
    return mention.kind == "kin" and _is_companion(mention) and governs(mention, cue)


def _is_companion(mention: Mention) -> bool:
    """Tell whether a mention shares somebody's fate: "along with his wife"."""
    node = climb(mention.anchor)
    person = noun_class(mention.noun) in _PEOPLE
    return person and node.dep_ == "pobj" and node.head.lower_ == "with"


def _is_agent(mention: Mention) -> bool:
    """Tell whether a mention is who did it: "shot by two men"."""
    node = climb(mention.anchor)
    return node.dep_ == "pobj" and node.head.lower_ == "by"


_THREATS = frozenset(
    """threaten vow plan try attempt intend want aim plot conspire prepare warn refuse order
    pledge promise seek""".split()
)


def _only_threatened(cue: Cue) -> bool:
    """Tell whether the harm is only threatened, planned or possible."""
    token = cue.token
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"would", "will", "could", "wo", "'ll"} and "have" not in helpers:
        return True
    return token.dep_ in ("xcomp", "acl", "ccomp") and token.head.lemma_.lower() in _THREATS


def _listed_with(scene: Scene, mention: Mention, cue: Cue) -> str | None:
    """Tell whether a mention stands in one list with people that the cue harms by the parse.

    Parsers lose the thread of "a captain, two privates and a guard"; no verb may stand between.
    """
    position = scene.mentions.index(mention)
    for step, side in ((-1, "after"), (1, "before")):
        other_at = position + step
        if not 0 <= other_at < len(scene.mentions):
            continue
        other = scene.mentions[other_at]
        one, two = (other, mention) if step < 0 else (mention, other)
        if _in_one_list(one, two) and governs(other, cue):
            return side
    return None


def _in_one_list(one: Mention, two: Mention) -> bool:
    """Tell whether only names, commas and "and" stand between two mentions."""
    between = one.noun.doc[one.noun.i + 1 : two.noun.i]
    if len(between) > 9:
        return False
    joined = any(t.lower_ in ("and", ",", "&", "plus") for t in between)
    return joined and not any(t.pos_ in ("VERB", "AUX") for t in between)


def _has_nearer(scene: Scene, mention: Mention, cue: Cue) -> bool:
    """Tell whether another count stands right beside a cue on its far side."""
    counts = (m for m in scene.mentions if m is not mention and m.kind in ("number", "vague"))
    if cue.first > mention.noun.i:
        return any(0 <= min(m.anchor.i, m.noun.i) - cue.last - 1 <= 2 for m in counts)
    return any(0 <= cue.first - max(m.anchor.i, m.noun.i) - 1 <= 2 for m in counts)


_TELLING = frozenset(
    {"and", "or", "but", ",", ";", ":", "including", "while", "as", "that", "who", "were", "was",
     "by", "of", "in", "after", "when", "with", "other", "others", "more", "left", "leaving"}
)  # fmt: skip


def _words_between(sentence: Sentence, mention: Mention, cue: Cue) -> set[str]:
    """Return the telling words between a mention and a cue, none if they are far apart."""
    inside = _span_between(mention, cue)
    if len(inside) > 12:
        return set()
    return {t for i in inside if (t := sentence.doc[i].lower_) in _TELLING}
