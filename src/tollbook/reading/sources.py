"""Who says this number: the frames of saying in and around the claim, or the report's own voice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tollbook.model import Source, Span
from tollbook.model.spans import span_at
from tollbook.model.vocabulary import SourceKind
from tollbook.reading.carrying import carried, none_carried
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import distance
from tollbook.reading.layers import share_word
from tollbook.reading.lexicon import speech as lexicon
from tollbook.reading.paths import path
from tollbook.reading.ranking import Features, best_of
from tollbook.reading.speech import Frame

#: How many sentences back and ahead of a claim its source is looked for.
BACK, AHEAD = 4, 1
#: How many sentences back a pronoun's antecedent is looked for.
MEMORY = 40
_PARTIES = frozenset({"military", "armed_group"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame, the words that name its source (an antecedent where it only points back)."""

    frame: Frame
    named: Frame


def candidates(context: Context, draft: Draft) -> list[Candidate]:
    """Return the frames that may carry a draft, nearest sentence first, each source once."""
    here = draft.sentence.index
    heads = [f for f in context.headed(context.frames) if f.kind == "headline"]
    near = [f for f in context.frames.near(here, BACK, AHEAD) if f.kind != "headline"]
    found: list[Candidate] = []
    for frame in sorted([*heads, *near], key=lambda f: (abs(f.sentence - here), -f.start)):
        if frame.kind == "headline" and not (context.in_head(draft) or frame.sentence == here):
            continue
        if not frame.pronoun:
            found.append(Candidate(frame, frame))
        found.extend(Candidate(frame, named) for named in _antecedents(context, frame))
    return found


def _antecedents(context: Context, frame: Frame) -> list[Frame]:
    """Return what a pronoun or "the group" may stand for: the last two names before it."""
    if not (frame.pronoun or frame.anaphor):
        return []
    named: list[Frame] = []
    for other in _before(context, frame):
        if other.pronoun or other.anaphor or any(_same(other, n) for n in named):
            continue
        named.append(other)
        if len(named) == 2:
            break
    return named


def _before(context: Context, frame: Frame) -> Iterator[Frame]:
    """Yield the frames before one, the nearest first, as far back as a reader remembers."""
    for sentence in range(frame.sentence, max(-1, frame.sentence - MEMORY), -1):
        for other in reversed(context.frames.of(sentence)):
            if other.start < frame.start:
                yield other


def _same(one: Frame, two: Frame) -> bool:
    """Tell whether two frames name a source in the same words."""
    return one.words.lower() == two.words.lower()


def options(context: Context, draft: Draft) -> tuple[list[Candidate], list[Features]]:
    """Return a draft's candidates and the features of each, those of "nobody" last."""
    found = candidates(context, draft)
    features = [_features(context, draft, c, i) for i, c in enumerate(found)]
    nobody = _nobody(context, draft, found)
    return found, [*features, {f"none|{name}": value for name, value in nobody.items()}]


def carry(found: list[Candidate], related: list[tuple[str, str | None]]) -> list[Features]:
    """Return, for each option, how it fits the sources chosen for related drafts."""
    fitting = [carried(related, _named_as(candidate)) for candidate in found]
    return [*fitting, none_carried(related, lambda name: not name)]


def _named_as(candidate: Candidate) -> Callable[[str | None], bool]:
    """Return the test whether a name is a candidate's."""
    return lambda name: share_word(name, candidate.named.words)


def _features(context: Context, draft: Draft, candidate: Candidate, order: int) -> Features:
    """Return the features of the option that a candidate's source gives a draft's number."""
    frame, named = candidate.frame, candidate.named
    step = frame.sentence - draft.sentence.index
    where = distance(step)
    kind = kind_of(named.words)
    resolved = "itself" if frame is named else ("pronoun" if frame.pronoun else "anaphor")
    side = "before" if frame.start < draft.start else "after"
    features: Features = {
        "source": 1.0,
        f"at:{where}": 1.0,
        f"at:{where}:{frame.kind}": 1.0,
        f"at:{where}:{resolved}": 1.0,
        f"at:{where}:{kind}": 1.0,
        f"at:{where}:{side}:{frame.kind}": 1.0,
        f"verb:{frame.lemma}": 1.0,
        f"verb:{frame.lemma}:{where}": 1.0,
        f"kind:{kind}": 1.0,
        f"kind:{kind}:{resolved}": 1.0,
        f"order:{min(order, 4)}": 1.0,
        f"head:{named.head}": 1.0,
        f"pronoun:{frame.pronoun}:{where}": 1.0,
        f"head_claim:{context.in_head(draft)}:{frame.kind}:{where}": 1.0,
    }
    if step == 0:
        features |= _clause(context, draft, frame)
        features[f"holds:{_holds(draft, frame)}"] = 1.0
        features[f"holds:{_holds(draft, frame)}:{frame.kind}:{side}"] = 1.0
        features[f"tokens:{min(abs(frame.start - draft.start) // 30, 6)}:{side}"] = 1.0
        others = len(context.frames.of(frame.sentence))
        features[f"frames_here:{min(others, 3)}:{side}"] = 1.0
    else:
        own = bool(context.frames.of(draft.sentence.index))
        features[f"away:{where}:own_frame:{own}"] = 1.0
        lo, hi = sorted((frame.sentence, draft.sentence.index))
        between = any(context.frames.of(i) for i in range(max(lo + 1, hi - BACK), hi))
        features[f"away:{where}:between:{between}"] = 1.0
        features[f"away:{where}:paragraph:{_breaks(context, frame.start, draft.start)}"] = 1.0
    if _speaks_of_number(context, draft, frame):
        features["same_number"] = 1.0
        features[f"same_number:{where}"] = 1.0
    mentions = context.tallies.frames[named.words.lower()]
    features[f"mentions:{min(mentions, 3)}"] = 1.0
    if context.looks_total(draft):
        features[f"total:{where}"] = 1.0
    if re.search(r"\d|\bpeople\b|\bcivilians?\b|\bothers?\b", named.words.lower()):
        features["has_count"] = 1.0
    if named.words[:1].islower():
        features["lower"] = 1.0
    if _quoted(context.text, draft.start) and step in (0, 1, -1):
        features[f"quoted:{where}:{side}"] = 1.0
    return features


def _clause(context: Context, draft: Draft, frame: Frame) -> Features:
    """Return how a frame's verb stands over the claim's clause, and whether it stands nearest."""
    if frame.verb is None:
        return {}
    cue = draft.cue.token
    above = list(cue.ancestors)
    rivals = [
        above.index(f.verb) for f in context.frames.of(frame.sentence)
        if f.verb is not None and f.verb in above
    ]  # fmt: skip
    nearest = frame.verb in above and above.index(frame.verb) == min(rivals)
    way = path(cue, frame.verb) or ""
    clausal = bool(re.fullmatch(r"(?:\^(?:conj|dobj|nsubj|relcl|acl) )*\^[cx]comp", way))
    return {
        f"way:{way}": 1.0,
        f"clausal:{clausal}:{frame.stance}": 1.0,
        f"nearest:{nearest}": 1.0,
        f"nearest:{nearest}:{frame.lemma in ('say', 'tell', 'report', 'claim')}": 1.0,
    }


def _nobody(context: Context, draft: Draft, found: list[Candidate]) -> Features:
    """Return the features of the option that the report speaks in its own voice."""
    here = draft.sentence.index
    own = [c for c in found if c.frame.sentence == here]
    previous = [c for c in found if c.frame.sentence == here - 1]
    total = context.looks_total(draft)
    return {
        "none": 1.0,
        f"none:own:{min(len(own), 2)}": 1.0,
        f"none:previous:{bool(previous)}:{bool(own)}": 1.0,
        f"none:total:{total}:{bool(own)}": 1.0,
        f"none:head:{context.in_head(draft)}": 1.0,
        f"none:place:{min(here, 6)}": 1.0,
        f"none:kind:{draft.mention.kind}": 1.0,
        f"none:quoted:{_quoted(context.text, draft.start)}": 1.0,
        f"none:any:{bool(found)}": 1.0,
    }


def _holds(draft: Draft, frame: Frame) -> str:
    """Tell how a frame's verb stands to the claim in the parse: above it, below it, apart."""
    if frame.verb is None:
        return "none"
    cue = draft.cue.token
    if frame.verb.doc is not cue.doc:
        return "apart"
    if frame.verb.i == cue.i or frame.verb in cue.ancestors:
        return "above"
    if cue in frame.verb.ancestors:
        return "below_parataxis" if frame.verb.dep_ in ("parataxis", "ccomp") else "below"
    return "apart"


def _breaks(context: Context, one: int, two: int) -> bool:
    """Tell whether a paragraph ends between two offsets."""
    return "\n" in context.text[min(one, two) : max(one, two)]


def _speaks_of_number(context: Context, draft: Draft, frame: Frame) -> bool:
    """Tell whether a frame's sentence holds another draft with the same figure and harm."""
    number = draft.number
    if number is None or number < 3 or frame.sentence == draft.sentence.index:
        return False
    return any(
        d.number == number and d.cue.harm == draft.cue.harm
        for d in context.drafts.of(frame.sentence)
    )


def _quoted(text: str, offset: int) -> bool:
    """Tell whether an offset lies within double quotes on its line."""
    line = text[max(0, offset - 600) : offset].rsplit("\n", 1)[-1]
    opened = line.count("“") - line.count("”")
    return opened > 0 or (line.count('"') % 2 == 1)


def kind_of(words: str) -> SourceKind:
    """Return what kind of source a name tells of."""
    lowered = words.lower()
    for pattern, kind in _KINDS:
        if pattern.search(lowered):
            return kind
    return "other"


_KINDS: tuple[tuple[re.Pattern[str], SourceKind], ...] = tuple(
    (re.compile(pattern), kind) for pattern, kind in lexicon.KINDS
)


#: A second verb of the same speaker lends its stance from this share of the first's probability.
SECOND = 0.1


def choose(context: Context, found: list[Candidate], chances: list[float]) -> Source | None:
    """Return the likeliest source, or None for the report's own voice.

    "The group said it had struck and claimed to have killed 30" has two verbs of one speaker;
    the distanced one gives the stance.
    """
    best = best_of(chances)
    if best == len(found):
        return None
    chosen = found[best]
    for candidate, chance in zip(found, chances[:-1], strict=True):
        same = _same(candidate.named, chosen.named) and (
            candidate.frame.sentence == chosen.frame.sentence
        )
        distanced = candidate.frame.stance != "said" and chosen.frame.stance == "said"
        if same and distanced and chance >= SECOND * chances[best]:
            chosen = candidate
    return as_source(context.text, chosen)


def as_source(text: str, candidate: Candidate) -> Source:
    """Return a candidate as the claim's source."""
    span: Span = span_at(text, candidate.named.start, candidate.named.end)
    kind = kind_of(span.exact)
    return Source(
        start=span.start,
        end=span.end,
        exact=span.exact,
        kind=kind,
        stance=candidate.frame.stance,
        party=kind in _PARTIES,
    )
