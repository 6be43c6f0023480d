"""Where a claim's harm happened: which of the place names around it are its places."""

from __future__ import annotations

from tollbook.model import Place
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import distance
from tollbook.reading.lexicon import geography
from tollbook.reading.paths import path
from tollbook.reading.placenames import PlaceName
from tollbook.reading.ranking import Features, Ranker

BACK, AHEAD = 4, 2


def options(context: Context, draft: Draft) -> tuple[list[PlaceName], list[Features]]:
    """Return the names near a draft and the features of each: that it is a place of the harm."""
    here = draft.sentence.index
    nearby = range(here - BACK, here + AHEAD + 1)
    found = [n for n in context.names if context.parsed.sentence_of(n.start) in nearby]
    head = [n for n in context.names if n.start < context.head and n not in found]
    chosen = [*head, *found]
    return chosen, [_features(context, draft, name, chosen) for name in chosen]


def _features(context: Context, draft: Draft, name: PlaceName, chosen: list[PlaceName]) -> Features:
    """Return the features of a name for the question whether the harm happened there."""
    index = context.parsed.sentence_of(name.start)
    where = distance(index - draft.sentence.index)
    side = "before" if name.start < draft.start else "after"
    locative = _locative(name.before)
    times_named = sum(n.words == name.words for n in context.names)
    siblings = [n for n in chosen if context.parsed.sentence_of(n.start) == index]
    features: Features = {
        "bias": 1.0,
        f"at:{where}": 1.0,
        f"at:{where}:{side}": 1.0,
        f"at:{where}:{locative}": 1.0,
        f"at:{where}:rank:{name.rank}": 1.0,
        f"before:{name.before if locative != 'other' else 'other'}": 1.0,
        f"after:{_after(name)}": 1.0,
        f"rank:{name.rank}": 1.0,
        f"rank:{name.rank}:{locative}": 1.0,
        f"named:{min(times_named, 4)}": 1.0,
        f"head:{name.start < context.head}:{context.in_head(draft)}": 1.0,
        f"siblings:{min(len(siblings), 4)}": 1.0,
        f"total:{context.looks_total(draft)}:{name.rank}:{where}": 1.0,
        f"length:{min(len(name.words.split()), 4)}": 1.0,
        f"particle:{_has_particle(name)}": 1.0,
    }
    if any(a.start <= name.start < a.end for a in context.agents):
        features["in_agent"] = 1.0
    if any(f.start <= name.start < f.end for f in context.frames):
        features["in_source"] = 1.0
    if index == draft.sentence.index:
        gap = abs(name.start - draft.start) // 30
        features[f"gap:{min(gap, 8)}:{side}"] = 1.0
        token = draft.sentence.token_at(name.start)
        if token is not None:
            features[f"path:{path(token, draft.cue.token)}"] = 1.0
            features[f"pos:{token.pos_}:{token.dep_}"] = 1.0
    smaller = [n for n in siblings if 0 < n.rank < (name.rank or 9)]
    features[f"smaller_beside:{bool(smaller)}:{where}"] = 1.0
    nearest = [n for n in siblings if _locative(n.before) != "other" or n.rank]
    features[f"only_locative:{len(nearest) == 1 and nearest[0] is name}:{where}"] = 1.0
    features[f"demonym:{_demonym(name)}"] = 1.0
    features[f"inside:{_contained(context.text, name, chosen)}"] = 1.0
    features[f"contains:{_contains(context.text, name, chosen)}"] = 1.0
    own = any(
        context.parsed.sentence_of(n.start) == draft.sentence.index
        and _locative(n.before) != "other"
        for n in chosen
    )
    features[f"own_place:{own}:{where}"] = 1.0
    return features


def _locative(before: str) -> str:
    """Return the preposition or place word before a name, "other" for anything else."""
    if before in ("in", "at", "on", "near", "of", "from", "to", "into", "and"):
        return before
    if before in geography.TYPES:
        return "type"
    if before in geography.DIRECTIONS:
        return "direction"
    return "prep" if before in geography.LOCATIVE else "other"


def _after(name: PlaceName) -> str:
    """Return what follows a name, in coarse kinds."""
    after = name.after
    if after in geography.TYPES:
        return "type"
    if after in ("province", "region", "governorate", "city", "district"):
        return after
    if after in ("said", "told", "added", "forces", "army", "government", "regime", "rebels",
                 "troops", "air", "warplanes", "military", "fighters", "militants"):  # fmt: skip
        return "organisation"
    return after if after in ("on", "in", "and", "when", "where", "killing", "by") else "other"


def _has_particle(name: PlaceName) -> bool:
    """Tell whether a name has an article or particle of its own: "al-Bab", "San Pedro"."""
    return "-" in name.words or name.words.split()[0].lower() in geography.PARTICLES


def _demonym(name: PlaceName) -> bool:
    """Tell whether a name ends like the name of a people."""
    return name.words.lower().endswith(("ian", "ians", "ish", "ese", "qi", "qis", "eli", "can"))


def _contained(text: str, name: PlaceName, chosen: list[PlaceName]) -> bool:
    """Tell whether a smaller place is said to lie in this one: "X in Y", "X of Y province"."""
    for other in chosen:
        gap = text[other.end : name.start] if other.end <= name.start else "x" * 99
        if len(gap) < 40 and any(w in gap.split() for w in ("in", "of", "near", "outside")):
            return True
    return False


def _contains(text: str, name: PlaceName, chosen: list[PlaceName]) -> bool:
    """Tell whether a larger place follows by "in" or "of": this one lies in it."""
    for other in chosen:
        gap = text[name.end : other.start] if other.start >= name.end else "x" * 99
        if len(gap) < 40 and any(w in gap.split() for w in ("in", "of", "near", "outside")):
            return True
    return False


def choose(context: Context, draft: Draft, ranker: Ranker) -> tuple[Place, ...]:
    """Return the places of a draft's harm, each name once, in the order of the text."""
    found, features = options(context, draft)
    scored = [(ranker.chance(f), n) for f, n in zip(features, found, strict=True)]
    kept: dict[str, PlaceName] = {}
    for chance, name in sorted(scored, key=lambda pair: -pair[0]):
        if chance >= 0.5:
            kept.setdefault(name.words.lower(), name)
    names = sorted(kept.values(), key=lambda n: n.start)
    return tuple(
        Place(start=n.start, end=n.end, exact=context.text[n.start : n.end]) for n in names
    )
