"""Who was harmed: the words for the victims, their status and the groups they belong to."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tollbook.model import Victims
from tollbook.model.vocabulary import Group, Status
from tollbook.reading.context import Context, Draft
from tollbook.reading.lexicon import people
from tollbook.reading.linking import noun_class
from tollbook.reading.ranking import Features, Ranker, best_of

STATUSES: tuple[Status, ...] = ("unspecified", "civilian", "combatant", "mixed")
_GROUP_PHRASES = tuple((re.compile(rf"\b(?:{p})\b"), group) for p, group in people.GROUP_PHRASES)
#: Adjectives that say which side the victims were on: "rebel", "government", "opposition".
_ARMED = frozenset(
    """army military rebel government regime opposition security police militia coalition navy
    border paramilitary guerrilla troop combat armed national guard insurgent""".split()
)


def victim_span(draft: Draft) -> tuple[Token, Token] | None:
    """Return the first and last token of the words for the victims, or None if there are none."""
    noun = draft.mention.noun
    if draft.mention.kind == "name":
        return None
    if noun.pos_ in ("NUM", "VERB", "AUX") or noun.like_num or _in_cue(draft, noun):
        return None
    counted = draft.mention.start <= draft.sentence.first(noun) < draft.mention.end
    if counted and draft.mention.kind not in ("kin", "definite", "bare"):
        return None
    first = noun
    for child in noun.lefts:
        inside = draft.sentence.first(child) >= draft.mention.end or draft.mention.quantity is None
        if child.dep_ in ("amod", "compound", "nmod", "poss") and inside and not child.like_num:
            first = child.left_edge if child.dep_ == "poss" else child
            break
    last = noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.i == noun.i + 1:
            objects = [c for c in child.children if c.dep_ == "pobj"]
            if objects and objects[0].i - noun.i <= 5:
                last = objects[0]
            break
    return first, last


def _in_cue(draft: Draft, token: Token) -> bool:
    """Tell whether a token belongs to the harm cue itself."""
    return draft.cue.first <= token.i <= draft.cue.last


def _words(draft: Draft) -> str:
    """Return the victims' words in lower case, empty if there are none."""
    span = victim_span(draft)
    if span is None:
        return ""
    first, last = span
    doc = draft.sentence.doc
    return doc.text[first.idx : last.idx + len(last)].lower()


def groups_of(context: Context, draft: Draft) -> tuple[Group, ...]:
    """Return the groups that the victims' words name, in the vocabulary's order."""
    found: set[Group] = set()
    words = _words(draft)
    for token in _phrase_tokens(draft):
        found |= _group(token.lemma_.lower())
    for pattern, group in _GROUP_PHRASES:
        if pattern.search(words):
            found.add(group)
    if draft.mention.kind in ("article", "kin", "definite", "name") and re.search(
        r"\b(?:[1-9]|1[0-7])[- ]year[- ]old\b|\b\d+[- ]month[- ]old\b", words
    ):
        found.add("children")
    found |= _unnumbered_parts(context, draft)
    order: tuple[Group, ...] = (
        "women", "children", "men", "elderly", "rescue_worker", "health_worker", "aid_worker",
        "journalist", "official", "refugee",
    )  # fmt: skip
    return tuple(g for g in order if g in found)


def _phrase_tokens(draft: Draft) -> list[Token]:
    """Return the nouns of the victims' phrase."""
    noun = draft.mention.noun
    span = victim_span(draft)
    if span is None:
        return [noun] if draft.mention.kind != "name" and not _in_cue(draft, noun) else []
    first, last = span
    return [t for t in noun.doc[first.i : last.i + 1] if t.pos_ in ("NOUN", "PROPN", "ADJ")]


def _group(lemma: str) -> set[Group]:
    """Return the group of a noun; a girl is a child, not a woman."""
    if lemma in people.CHILD_NOT_WOMAN:
        return {"children"} if lemma in ("girl", "schoolgirl") else set()
    group = people.GROUP_OF.get(lemma)
    return {group} if group else set()


def _unnumbered_parts(context: Context, draft: Draft) -> set[Group]:
    """Return the groups told behind the noun without a number: "civilians, mostly women"."""
    if draft.mention.quantity is None:
        return set()
    noun = draft.mention.noun
    end = draft.sentence.last(noun)
    tail = context.text[end : min(end + 90, draft.sentence.end)]
    match = re.match(
        r",? ?(?:mostly|mainly|many of them|most of (?:them|whom)|including|among them|"
        r"the majority of (?:them|whom))[, ](?P<words>(?:[A-Za-z]+(?:,| and|,? or)? ?){1,6})",
        tail,
    )
    if match is None:
        return set()
    found: set[Group] = set()
    for word in re.findall(r"[a-z]+", match["words"].lower()):
        if word in _ENDS:
            break
        found |= _group(_singular(word))
    return found


_ENDS = frozenset("were was have had in on at when after by as who killed died wounded".split())


def _singular(word: str) -> str:
    """Return a plain plural's singular."""
    irregular = {"women": "woman", "children": "child", "men": "man", "babies": "baby"}
    return irregular.get(word, word.removesuffix("s"))


def status_features(context: Context, draft: Draft) -> list[Features]:
    """Return the features of each status, in the order of STATUSES."""
    facts = _status_facts(context, draft)
    return [{f"{status}:{fact}": 1.0 for fact in facts} for status in STATUSES]


def _status_facts(context: Context, draft: Draft) -> list[str]:
    """Return what the victims' words and surroundings say, as plain facts."""
    noun = draft.mention.noun
    tokens = _phrase_tokens(draft)
    lemma = noun.lemma_.lower() if tokens else ""
    before = [t.lower_ for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod")]
    facts = [
        "bias",
        f"rule:{rule_status(draft)}",
        f"kind:{draft.mention.kind}",
        f"class:{noun_class(noun) if tokens else 'none'}",
        f"lemma:{lemma}",
        f"harm:{draft.cue.harm}",
        *(f"modifier:{word}" for word in before),
        f"armed:{any(w in _ARMED for w in before)}",
        f"groups:{bool(groups_of(context, draft))}",
    ]
    facts.extend(f"of:{t.lemma_.lower()}" for t in tokens if t.i > noun.i)
    facts.extend(f"near:{kind}" for kind in sorted(_near(draft)))
    if draft.mention.kind == "name":
        facts.extend(f"title:{t.lemma_.lower()}" for t in noun.subtree if t.i <= noun.i)
    facts.extend(f"after:{kind}" for kind in _after(context, draft))
    previous = [d for d in draft_neighbours(context, draft) if d.start < draft.start]
    if previous:
        earlier = rule_status(previous[-1])
        facts.append(f"previous:{earlier}:{lemma if lemma in _OTHERS else 'own'}")
        facts.append(f"previous:{earlier}:{draft.mention.kind}:{bool(tokens)}")
    return facts


def _near(draft: Draft) -> set[str]:
    """Return the classes of the persons named within a few words behind the count."""
    doc = draft.sentence.doc
    start = draft.sentence.token_at(max(draft.mention.end - 1, draft.sentence.start))
    if start is None:
        return set()
    found = set()
    for token in doc[start.i + 1 : start.i + 7]:
        if token.lower_ in (",", ".", ";") or token.like_num:
            break
        kind = noun_class(token)
        if kind in ("civilian", "combatant"):
            found.add(f"{kind}:{token.i - start.i}")
            found.add(kind)
    return found


_OTHERS = frozenset({"other", "others", "more", "", "another", "wounded", "dead"})


def draft_neighbours(context: Context, draft: Draft) -> list[Draft]:
    """Return the other drafts of a draft's sentence, in order."""
    return [d for d in context.drafts.of(draft.sentence.index) if d is not draft]


def _after(context: Context, draft: Draft) -> set[str]:
    """Return the classes of the persons named right behind the victims' noun."""
    end = draft.sentence.last(draft.mention.noun)
    tail = context.text[end : min(end + 70, draft.sentence.end)].lower()
    if not re.match(r",? ?(?:mostly|mainly|most|all|many|including|among|both|some)", tail):
        return set()
    words = {_singular(w) for w in re.findall(r"[a-z]+", tail)}
    kinds = set()
    if words & people.CIVILIANS:
        kinds.add("civilian")
    if words & people.COMBATANTS:
        kinds.add("combatant")
    return kinds


def rule_status(draft: Draft) -> Status:
    """Return the status that the victims' noun alone gives."""
    if draft.mention.kind == "name":
        return "unspecified"
    noun = draft.mention.noun
    lemma = noun.lemma_.lower()
    before = {t.lower_ for t in noun.lefts}
    if lemma in people.COMBATANTS or before & _ARMED:
        return "combatant"
    if lemma in people.CIVILIANS:
        return "civilian"
    modifiers = {t.lemma_.lower() for t in noun.lefts}
    if "civilian" in modifiers:
        return "civilian"
    of_words = {t.lemma_.lower() for t in _phrase_tokens(draft) if t.i > noun.i}
    if of_words & people.COMBATANTS:
        return "combatant"
    return "unspecified"


def _status(context: Context, draft: Draft, ranker: Ranker) -> Status:
    """Return the likeliest status; a noun that nothing is known of makes no combatant."""
    if not ranker.weights:
        return rule_status(draft)
    features = status_features(context, draft)
    lemma = draft.mention.noun.lemma_.lower()
    known = any(f"{status}:lemma:{lemma}" in ranker.weights for status in STATUSES)
    facts = ("rule:combatant", "armed:True", "near:combatant", "after:combatant")
    armed = any(f"{STATUSES[0]}:{fact}" in features[0] for fact in facts)
    scores = [ranker.score(option) for option in features]
    if not (known or armed or draft.mention.kind == "name"):
        scores[STATUSES.index("combatant")] = min(scores)
    return STATUSES[best_of(scores)]


def choose(context: Context, draft: Draft, ranker: Ranker) -> Victims:
    """Return the victims of a draft."""
    status = _status(context, draft, ranker)
    groups = groups_of(context, draft)
    names: tuple[str, ...] = ()
    if draft.mention.kind == "name":
        names = (context.text[draft.mention.start : draft.mention.end],)
    span = victim_span(draft)
    if span is None:
        return Victims(status=status, groups=groups, names=names)
    start, end = draft.sentence.first(span[0]), draft.sentence.last(span[1])
    if end - start > 120:
        start, end = (
            draft.sentence.first(draft.mention.noun),
            draft.sentence.last(draft.mention.noun),
        )
    exact = context.text[start:end]
    return Victims(start=start, end=end, exact=exact, status=status, groups=groups, names=names)
