"""Setting the stage: from a text to the context in which its claims are judged."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from tollbook.reading import linking, means, scopes, speech
from tollbook.reading.actors import find_agents
from tollbook.reading.context import Context, Draft, Tallies
from tollbook.reading.cues import find_cues
from tollbook.reading.layers import Layer, Tally
from tollbook.reading.lexicon.harms import GATE
from tollbook.reading.linking import Scene
from tollbook.reading.mentions import find_mentions
from tollbook.reading.parsing import Parsed, parse
from tollbook.reading.placenames import PlaceName, find_place_names, is_located
from tollbook.reading.quantities import Quantity, find_quantities
from tollbook.reading.ranking import Ranker, best_of
from tollbook.reading.sentences import HEAD
from tollbook.reading.speech import Frame, headline_frame
from tollbook.times import TimeExpression, find_times

_HARM = re.compile(GATE, re.IGNORECASE)
_SAID = re.compile(speech.GATE, re.IGNORECASE)
#: Times that can hide a count ("five years") and never one ("in two days").
_NO_DATES = frozenset({"duration"})


def set_stage(text: str, anchor: date | None) -> Context:
    """Return the context of a text, without drafts."""
    parsed = parse(text, _HARM, _SAID)
    if not parsed.parses:
        return Context(parsed=parsed, scenes=())
    times = tuple(find_times(text, anchor))
    dated = [(t.start, t.end) for t in times if t.kind not in _NO_DATES]
    quantities = find_quantities(text, dated)
    scenes = tuple(_scenes(parsed, quantities))
    sentences = list(parsed.parses.values())
    head = _headline(parsed, times)
    spoken = [frame for sentence in sentences for frame in speech.find_frames(sentence)]
    frames = sorted([*spoken, *_head_frames(parsed, head)], key=lambda f: f.start)
    names = [n for n in find_place_names(text, parsed.upper) if not _is_common(parsed, n)]
    signs = means.find_signs(text, parsed.spans)
    agents = [agent for sentence in sentences for agent in find_agents(sentence)]
    return Context(
        parsed=parsed,
        scenes=scenes,
        frames=Layer(frames, lambda f: f.sentence),
        names=Layer(names, lambda n: parsed.sentence_of(n.start)),
        times=Layer(times, lambda t: parsed.sentence_of(t.start)),
        signs=Layer(signs, lambda s: s.sentence),
        agents=Layer(agents, lambda a: a.sentence),
        tallies=Tallies(
            names=Tally(name.words for name in names),
            agents=Tally(agent.words for agent in agents),
            frames=Counter(frame.words.lower() for frame in frames),
            signs=Counter(sign.code for sign in signs),
            days=Counter((time.from_, time.to) for time in times),
            located=Counter(n.words for n in names if is_located(n)),
        ),
        head=head,
        totals=frozenset(
            i for i, (s, e) in enumerate(parsed.spans) if scopes.speaks_of_total(text[s:e])
        ),
    )


def _is_common(parsed: Parsed, name: PlaceName) -> bool:
    """Tell whether a single word has a capital only because it opens its sentence."""
    sentence = parsed.parses.get(parsed.sentence_of(name.start))
    if sentence is None or " " in name.words:
        return False
    token = sentence.token_at(name.start)
    return token is not None and token.i == 0 and token.pos_ != "PROPN"


def _scenes(parsed: Parsed, quantities: list[Quantity]) -> list[Scene]:
    """Return the sentences that can hold a claim, with their mentions and cues."""
    scenes = []
    for sentence in parsed.parses.values():
        if not _HARM.search(parsed.text, sentence.start, sentence.end):
            continue
        cues = find_cues(sentence)
        if not cues:
            continue
        inside = [q for q in quantities if sentence.start <= q.start < sentence.end]
        scenes.append(Scene(sentence, tuple(find_mentions(sentence, cues, inside)), tuple(cues)))
    return scenes


def _headline(parsed: Parsed, times: tuple[TimeExpression, ...]) -> int:
    """Return where the headline ends: at a short first sentence, or before a printed date."""
    if len(parsed.spans) < 2:
        return 0
    start, end = parsed.spans[0]
    printed = [t for t in times if t.start < min(end, HEAD) and t.precision == "day"]
    full = [t for t in printed if re.search(r"\d{4}", t.exact)]
    if full and full[0].start > 20:
        return full[0].start
    line_break = "\n" in parsed.text[end : parsed.spans[1][0]]
    return end if end - start < 130 and (line_break or bool(full)) else 0


def _head_frames(parsed: Parsed, head: int) -> list[Frame]:
    """Return the source that a headline names at its end or front."""
    if not head:
        return []
    start = parsed.spans[0][0]
    words = parsed.text[start:head].rstrip()
    frame = headline_frame(parsed.text, start, start + len(words), 0)
    return [frame] if frame else []


#: The least chance of "along with his wife": the parse itself says that she was harmed, too.
COMPANION = 0.6


def draft(context: Context, ranker: Ranker, threshold: float = 0.5) -> Context:
    """Return the context with a draft for every mention that counts people harmed."""
    return context.with_drafts(
        found for scene in context.scenes for found in _drafts(scene, ranker, threshold)
    )


def _drafts(scene: Scene, ranker: Ranker, threshold: float) -> list[Draft]:
    """Return the drafts of one sentence."""
    found = []
    for mention in scene.mentions:
        cues = linking.possible_cues(scene, mention)
        if not cues:
            continue
        features = [linking.link_features(scene, mention, cue) for cue in cues]
        chances = ranker.probabilities([linking.none_features(scene, mention), *features])
        best = best_of(chances[1:])
        chance = 1 - chances[0]
        if linking.shares_fate(mention, cues[best]):
            chance = max(chance, COMPANION)
        if chance >= threshold:
            found.append(Draft(mention, cues[best], scene, chance))
    return found
