"""By what means: the weapon or kind of attack that a claim's harm is tied to."""

from __future__ import annotations

import re
from collections.abc import Callable

from tollbook.model import Means
from tollbook.model.vocabulary import MeansCode
from tollbook.reading.carrying import carried, none_carried
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import Sign, distance
from tollbook.reading.lexicon.violence import MEANS
from tollbook.reading.paths import path
from tollbook.reading.ranking import Features, best_of

BACK, AHEAD = 3, 2
_COMPILED = tuple((re.compile(rf"\b(?:{p})"), code) for p, code in MEANS)


def find_signs(text: str, spans: tuple[tuple[int, int], ...]) -> list[Sign]:
    """Return the words that name a means, in order; the more telling ones win an overlap."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    taken: set[int] = set()
    found: list[tuple[int, int, MeansCode]] = []
    for pattern, code in _COMPILED:
        for match in pattern.finditer(lowered):
            inside = range(match.start(), match.end())
            if taken.isdisjoint(inside):
                taken.update(inside)
                found.append((match.start(), match.end(), code))
    signs, index = [], 0
    for start, end, code in sorted(found):
        while index + 1 < len(spans) and spans[index + 1][0] <= start:
            index += 1
        signs.append(Sign(start, end, index, code))
    return signs


def options(context: Context, draft: Draft) -> tuple[list[Sign | None], list[Features]]:
    """Return the signs near a draft and the features of each, those of "unstated" last.

    None stands for several means together, where two are near.
    """
    here = draft.sentence.index
    near = context.signs.near(here, BACK, AHEAD)
    chosen = sorted({*near, *context.headed(context.signs)}, key=lambda s: s.start)
    features = [_features(context, draft, sign, chosen) for sign in chosen]
    found: list[Sign | None] = list(chosen)
    if len({s.code for s in chosen}) > 1:
        found.append(None)
        several = _several(draft, chosen)
        features.append({f"several|{name}": value for name, value in several.items()})
    unstated = _unstated(context, draft, chosen)
    return found, [*features, {f"none|{name}": value for name, value in unstated.items()}]


def carry(found: list[Sign | None], related: list[tuple[str, MeansCode]]) -> list[Features]:
    """Return, for each option, how it fits the means chosen for related drafts."""
    fitting = [carried(related, _coded_as(sign)) for sign in found]
    return [*fitting, none_carried(related, lambda code: code == "unstated")]


def _coded_as(sign: Sign | None) -> Callable[[MeansCode], bool]:
    """Return the test whether a code is a sign's, or "several" for no single sign."""
    return lambda code: code == (sign.code if sign else "several")


def _features(context: Context, draft: Draft, sign: Sign, chosen: list[Sign]) -> Features:
    """Return the features of the option that a sign names the means of a draft's harm."""
    where = distance(sign.sentence - draft.sentence.index)
    side = "before" if sign.start < draft.start else "after"
    words = context.text[sign.start : sign.end].lower()
    alone = len({s.code for s in chosen if s.sentence == sign.sentence}) == 1
    same = context.tallies.signs[sign.code]
    features: Features = {
        "sign": 1.0,
        f"code:{sign.code}": 1.0,
        f"at:{where}": 1.0,
        f"at:{where}:{side}": 1.0,
        f"at:{where}:{sign.code}": 1.0,
        f"at:{where}:alone:{alone}": 1.0,
        f"words:{words}": 1.0,
        f"same:{min(same, 4)}": 1.0,
        f"share:{4 * same // max(1, len(context.signs))}": 1.0,
        f"share:{4 * same // max(1, len(context.signs))}:{where}": 1.0,
        f"head:{sign.start < context.head}": 1.0,
        f"head:{sign.start < context.head}:{context.in_head(draft)}": 1.0,
        f"cue:{draft.cue.lemma}:{sign.code}": 1.0,
        f"scope:{draft.cue.harm}:{sign.code}": 1.0,
    }
    if sign.sentence == draft.sentence.index:
        gap = abs(sign.start - draft.start) // 25
        features[f"gap:{min(gap, 8)}:{side}"] = 1.0
        token = draft.sentence.token_at(sign.start)
        if token is not None:
            way = path(token, draft.cue.token)
            features[f"path:{way}"] = 1.0
            features[f"within_cue:{draft.cue.first <= token.i <= draft.cue.last}"] = 1.0
        nearest = min(
            (abs(s.start - draft.start), s.start)
            for s in chosen if s.sentence == sign.sentence
        )  # fmt: skip
        features[f"nearest:{nearest[1] == sign.start}"] = 1.0
    return features


def _several(draft: Draft, chosen: list[Sign]) -> Features:
    """Return the features of the option that several means did the harm together."""
    here = [s for s in chosen if s.sentence == draft.sentence.index]
    codes = {s.code for s in here}
    pair = "+".join(sorted(codes)) if len(codes) == 2 else ""
    wide = len({s.code for s in chosen})
    return {
        "several": 1.0,
        f"several:here:{min(len(codes), 4)}": 1.0,
        f"several:pair:{pair}": 1.0,
        f"several:wide:{min(wide, 5)}": 1.0,
        f"several:scope:{draft.cue.harm}": 1.0,
    }


def _unstated(context: Context, draft: Draft, chosen: list[Sign]) -> Features:
    """Return the features of the option that no means is stated."""
    here = {s.code for s in chosen if s.sentence == draft.sentence.index}
    return {
        "none": 1.0,
        f"none:here:{min(len(here), 2)}": 1.0,
        f"none:wide:{min(len({s.code for s in chosen}), 3)}": 1.0,
        f"none:head:{context.in_head(draft)}": 1.0,
        f"none:cue:{draft.cue.lemma}": 1.0,
        f"none:harm:{draft.cue.harm}": 1.0,
        f"none:total:{context.looks_total(draft)}": 1.0,
    }


def choose(context: Context, found: list[Sign | None], chances: list[float]) -> Means:
    """Return the likeliest means of a draft's harm."""
    best = best_of(chances)
    if best == len(found):
        return Means()
    sign = found[best]
    if sign is None:
        return Means(code="several")
    exact = context.text[sign.start : sign.end]
    return Means(start=sign.start, end=sign.end, exact=exact, code=sign.code)
