"""By whom, allegedly: who is said to have done the harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from tollbook.model import Actor
from tollbook.model.spans import span_at
from tollbook.model.vocabulary import Attribution
from tollbook.reading.carrying import carried, none_carried
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import Agent, distance
from tollbook.reading.layers import share_word
from tollbook.reading.lexicon import people, speech, violence
from tollbook.reading.linking import noun_class
from tollbook.reading.parsing import Sentence
from tollbook.reading.ranking import Features, best_of
from tollbook.reading.speech import name_bounds

BACK, AHEAD = 3, 2


def find_agents(sentence: Sentence) -> list[Agent]:
    """Return who may have done violence in a sentence, in order."""
    found: dict[tuple[int, int], Agent] = {}
    for token in sentence.doc:
        for agent in _agents_of(sentence, token):
            if agent.head not in _WEAPONS:
                found.setdefault((agent.start, agent.end), agent)
    return sorted(found.values(), key=lambda a: a.start)


def _agents_of(sentence: Sentence, token: Token) -> Iterator[Agent]:
    """Yield the agents that a verb or a noun of violence points to."""
    lemma = token.lemma_.lower()
    if lemma in violence.ATTACKING and token.pos_ in ("VERB", "NOUN"):
        yield from _arguments(sentence, token, lemma)
    if lemma in violence.BLAMING:
        yield from _blamed(sentence, token, lemma)
    if lemma in violence.ATTACKS or token.lower_ in violence.ATTACKS:
        yield from _modifiers(sentence, token, lemma)
    if token.lower_ == "by" and token.dep_ in ("agent", "prep"):
        for child in token.children:
            if child.dep_ == "pobj":
                yield _agent(sentence, child, "by", token.head.lemma_.lower())


def _arguments(sentence: Sentence, verb: Token, lemma: str) -> Iterator[Agent]:
    """Yield the subject of an attacking verb, through coordination and control."""
    node = verb
    for _ in range(4):
        subjects = [c for c in node.children if c.dep_ == "nsubj"]
        if subjects:
            yield _agent(sentence, subjects[0], "subject" if node is verb else "shared", lemma)
            return
        if node.dep_ not in ("conj", "advcl", "xcomp", "acl", "relcl") or node.head.i == node.i:
            return
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN"):
            yield _agent(sentence, node.head, "modified", lemma)
            return
        node = node.head


def _blamed(sentence: Sentence, token: Token, lemma: str) -> Iterator[Agent]:
    """Yield who is blamed, or claims responsibility."""
    for child in token.children:
        if child.dep_ == "dobj":
            yield _agent(sentence, child, "blamed", lemma)
        elif child.dep_ == "prep" and child.lower_ in ("on", "of"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    yield _agent(sentence, pobj, "blamed_on", lemma)
    if lemma in ("responsibility", "responsible", "behind"):
        for child in token.head.children:
            if child.dep_ == "nsubj":
                yield _agent(sentence, child, "responsible", lemma)


def _modifiers(sentence: Sentence, noun: Token, lemma: str) -> Iterator[Agent]:
    """Yield what stands before a noun for an attack: "Russian air strikes", "regime shelling"."""
    before = [
        c for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod", "poss") and _names_side(c)
    ] or [
        t for t in noun.doc[max(0, noun.i - 3) : noun.i]
        if t.lower_.rstrip("s") in _SIDES or t.lower_.endswith("-led")
    ]  # fmt: skip
    if before:
        first = before[0].left_edge if before[0].dep_ == "poss" else before[0]
        start, end = sentence.first(first), sentence.last(before[-1])
        words = sentence.doc.text[start - sentence.start : end - sentence.start]
        head = before[-1]
        yield Agent(
            start, end, sentence.index, "modifier", lemma, head.lemma_.lower(), words,
            noun_class(head), head,
        )  # fmt: skip
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    yield _agent(sentence, pobj, f"{child.lower_}_noun", lemma)


_SIDES = frozenset(
    """government regime rebel opposition coalition militant army military insurgent terrorist
    jihadist jihadi islamist police militia guerrilla paramilitary separatist allied enemy rebels
    loyalist state takfiri gang cartel""".split()
)


def _names_side(token: Token) -> bool:
    """Tell whether a modifier names a side: a proper adjective, or a word such as "regime"."""
    return token.pos_ == "PROPN" or token.lower_ in _SIDES or token.text[:1].isupper()


#: Heads that name what was used, not who used it.
_WEAPONS = frozenset(
    """fire fighting gunfire clash battle explosion blast bomb bombing attack shell shelling rocket
    mortar mine landmine missile bullet violence crossfire raid strike airstrike fragment shrapnel
    gunshot weapon gas siege war conflict day night morning bombardment ied device car truck
    vehicle stray round""".split()
)


def _agent(sentence: Sentence, noun: Token, relation: str, governor: str) -> Agent:
    """Return the agent headed by a noun."""
    first, last = name_bounds(noun)
    start, end = sentence.first(first), sentence.last(last)
    if end - start > 100:
        start, end = sentence.first(noun), sentence.last(noun)
    words = sentence.doc.text[start - sentence.start : end - sentence.start]
    head = noun.lemma_.lower()
    return Agent(
        start, end, sentence.index, relation, governor, head, words, noun_class(noun), noun
    )


def options(context: Context, draft: Draft) -> tuple[list[Agent], list[Features]]:
    """Return the agents near a draft and the features of each, those of "unsaid" last."""
    near = context.agents.near(draft.sentence.index, BACK, AHEAD)
    seen = {agent.start for agent in near}
    head = [agent for agent in context.headed(context.agents) if agent.start not in seen]
    found = [a for a in [*near, *head] if not a.start <= draft.start < a.end]
    features = [_features(context, draft, agent, found) for agent in found]
    unsaid = _unsaid(context, draft, found)
    return found, [*features, {f"none|{name}": value for name, value in unsaid.items()}]


def carry(found: list[Agent], related: list[tuple[str, str | None]]) -> list[Features]:
    """Return, for each option, how it fits the actors chosen for related drafts."""
    fitting = [carried(related, _named_as(agent)) for agent in found]
    return [*fitting, none_carried(related, lambda name: not name)]


def _named_as(agent: Agent) -> Callable[[str | None], bool]:
    """Return the test whether a name is an agent's."""
    return lambda name: share_word(name, agent.words)


def _features(context: Context, draft: Draft, agent: Agent, chosen: list[Agent]) -> Features:
    """Return the features of the option that an agent did a draft's harm."""
    where = distance(agent.sentence - draft.sentence.index)
    side = "before" if agent.start < draft.start else "after"
    mentions = context.tallies.agents.of(agent.words)
    lowered = agent.words.lower()
    features: Features = {
        "agent": 1.0,
        f"at:{where}": 1.0,
        f"at:{where}:{side}": 1.0,
        f"at:{where}:{agent.relation}": 1.0,
        f"relation:{agent.relation}:{agent.governor}": 1.0,
        f"relation:{agent.relation}:{agent.noun}": 1.0,
        f"governor:{agent.governor}:{where}": 1.0,
        f"noun:{agent.noun}": 1.0,
        f"head:{agent.head}": 1.0,
        f"mentions:{min(mentions, 6)}": 1.0,
        f"share:{4 * mentions // max(1, len(context.agents))}": 1.0,
        f"side:{_is_side(lowered)}:{where}": 1.0,
        f"side:{_is_side(lowered)}:{agent.relation}": 1.0,
        f"thing:{agent.head in people.THINGS}": 1.0,
        f"attack:{agent.head in violence.ATTACKS}": 1.0,
        f"pronoun:{lowered in speech.PRONOUNS}": 1.0,
        f"count:{any(c.isdigit() for c in lowered)}": 1.0,
        f"claim_head:{context.in_head(draft)}:{agent.start < context.head}": 1.0,
    }
    if agent.sentence == draft.sentence.index:
        below = agent.token.head.i == draft.cue.token.i
        features[f"cue_argument:{below}:{agent.relation}"] = 1.0
        features[f"gap:{min(abs(agent.start - draft.start) // 30, 6)}:{side}"] = 1.0
        rank = sorted(
            abs(a.start - draft.start) for a in chosen if a.sentence == agent.sentence
        ).index(abs(agent.start - draft.start))
        features[f"rank:{min(rank, 3)}"] = 1.0
    if any(f.start == agent.start for f in context.frames.of(agent.sentence)):
        features["speaker"] = 1.0
    if noun_class(draft.mention.noun) == "combatant":
        features[f"of_combatants:{agent.relation}:{where}"] = 1.0
    victims = draft.mention.noun.lemma_.lower()
    if victims in lowered.split():
        features["same_as_victims"] = 1.0
    return features


def _is_side(lowered: str) -> bool:
    """Tell whether words name a side in a conflict."""
    return any(
        w in _SIDES or w in people.COMBATANTS or w.rstrip("s") in people.COMBATANTS
        for w in lowered.split()
    )


def _unsaid(context: Context, draft: Draft, chosen: list[Agent]) -> Features:
    """Return the features of the option that nobody is said to have done it."""
    here = [a for a in chosen if a.sentence == draft.sentence.index]
    return {
        "none": 1.0,
        f"none:here:{min(len(here), 3)}": 1.0,
        f"none:any:{min(len(chosen), 3)}": 1.0,
        f"none:head:{context.in_head(draft)}": 1.0,
        f"none:cue:{draft.cue.lemma}": 1.0,
        f"none:harm:{draft.cue.harm}": 1.0,
        f"none:total:{context.looks_total(draft)}": 1.0,
        f"none:victims:{noun_class(draft.mention.noun)}": 1.0,
    }


def choose(context: Context, found: list[Agent], chances: list[float]) -> Actor | None:
    """Return the likeliest perpetrator of a draft's harm, or None where none is said."""
    best = best_of(chances)
    if best == len(found):
        return None
    agent = found[best]
    span = span_at(context.text, agent.start, agent.end)
    attribution: Attribution = "claimed_by_self" if agent.relation == "responsible" else "alleged"
    return Actor(start=span.start, end=span.end, exact=span.exact, attribution=attribution)
