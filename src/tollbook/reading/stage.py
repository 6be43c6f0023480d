"""Setting the stage: from a text to the context in which its claims are judged."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tollbook.reading import linking, means, scopes, speech
from tollbook.reading.actors import find_agents
from tollbook.reading.context import Context, Draft
from tollbook.reading.cues import find_cues
from tollbook.reading.lexicon.harms import GATE
from tollbook.reading.linking import Scene
from tollbook.reading.mentions import find_mentions
from tollbook.reading.parsing import Parsed, parse
from tollbook.reading.placenames import find_place_names
from tollbook.reading.quantities import Quantity, find_quantities
from tollbook.reading.ranking import Ranker, best_of
from tollbook.reading.sentences import HEAD
from tollbook.reading.speech import Frame, headline_frame
from tollbook.times import TimeExpression, find_times

_HARM = re.compile(GATE, re.IGNORECASE)
_PARSED = re.compile(f"{GATE}|{speech.GATE}", re.IGNORECASE)
#: Times that can hide a count ("five years") and never one ("in two days").
_NO_DATES = frozenset({"duration"})


def set_stage(text: str, anchor: date | None) -> Context:
    """Return the context of a text, without drafts."""
    parsed = parse(text, _PARSED)
    times = tuple(find_times(text, anchor))
    dated = [(t.start, t.end) for t in times if t.kind not in _NO_DATES]
    quantities = find_quantities(text, dated)
    scenes = tuple(_scenes(parsed, quantities))
    sentences = list(parsed.parses.values())
    head = _headline(parsed, times)
    frames = [frame for sentence in sentences for frame in speech.find_frames(sentence)]
    return Context(
        parsed=parsed,
        scenes=scenes,
        frames=tuple(sorted([*frames, *_head_frames(parsed, head)], key=lambda f: f.start)),
        names=tuple(find_place_names(text, parsed.upper)),
        times=times,
        signs=tuple(means.find_signs(text, parsed.spans)),
        agents=tuple(agent for sentence in sentences for agent in find_agents(sentence)),
        head=head,
        totals=frozenset(
            i for i, (s, e) in enumerate(parsed.spans) if scopes.speaks_of_total(text[s:e])
        ),
    )


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


def draft(context: Context, ranker: Ranker, threshold: float = 0.5) -> Context:
    """Return the context with a draft for every mention that counts people harmed."""
    drafts = [d for scene in context.scenes for d in _drafts(scene, ranker, threshold)]
    return replace(context, drafts=tuple(sorted(drafts, key=lambda d: (d.start, d.mention.end))))


def _drafts(scene: Scene, ranker: Ranker, threshold: float) -> list[Draft]:
    """Return the drafts of one sentence."""
    found = []
    for mention in scene.mentions:
        features = [linking.link_features(scene, mention, cue) for cue in scene.cues]
        chances = ranker.probabilities([linking.none_features(scene, mention), *features])
        best = best_of(chances[1:])
        if 1 - chances[0] >= threshold:
            found.append(Draft(mention, scene.cues[best], scene, 1 - chances[0]))
    return found
