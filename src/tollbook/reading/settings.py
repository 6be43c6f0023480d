"""Where a claim's harm happened: which of the place names around it are its places."""

from __future__ import annotations

from collections.abc import Callable

from tollbook.model import Place
from tollbook.reading.carrying import carried, none_carried
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import distance
from tollbook.reading.layers import share_word
from tollbook.reading.lexicon import geography
from tollbook.reading.paths import path
from tollbook.reading.placenames import PlaceName, country_names, is_located, locative
from tollbook.reading.ranking import Features, best_of

BACK, AHEAD = 4, 2


def options(context: Context, draft: Draft) -> tuple[list[PlaceName], list[Features]]:
    """Return the names near a draft and the features of each, those of "nowhere" last."""
    found = context.names.near(draft.sentence.index, BACK, AHEAD)
    seen = {name.start for name in found}
    found = [*(n for n in context.headed(context.names) if n.start not in seen), *found]
    features = [_features(context, draft, name) for name in found]
    nowhere = _nowhere(context, draft, found)
    return found, [*features, {f"none|{name}": value for name, value in nowhere.items()}]


def carry(found: list[PlaceName], related: list[tuple[str, tuple[str, ...]]]) -> list[Features]:
    """Return, for each option, how it fits the places chosen for related drafts."""
    fitting = [carried(related, _among(name)) for name in found]
    return [*fitting, none_carried(related, lambda names: not names)]


def _among(name: PlaceName) -> Callable[[tuple[str, ...]], bool]:
    """Return the test whether a name is among some places."""
    return lambda names: any(share_word(other, name.words) for other in names)


def _nowhere(context: Context, draft: Draft, chosen: list[PlaceName]) -> Features:
    """Return the features of the option that no place of the harm is named."""
    here = [n for n in context.names.of(draft.sentence.index) if is_located(n)]
    return {
        "bias": 1.0,
        f"here:{min(len(here), 2)}": 1.0,
        f"any:{min(len(chosen), 3)}": 1.0,
        f"head:{context.in_head(draft)}": 1.0,
        f"total:{context.looks_total(draft)}": 1.0,
        f"harm:{draft.cue.harm}": 1.0,
        f"sentence:{min(draft.sentence.index, 6)}": 1.0,
    }


def _features(context: Context, draft: Draft, name: PlaceName) -> Features:
    """Return the features of a name for the question whether the harm happened there."""
    index = context.parsed.sentence_of(name.start)
    where = distance(index - draft.sentence.index)
    side = "before" if name.start < draft.start else "after"
    before = locative(name.before)
    times_named = context.tallies.names.of(name.words)
    siblings = context.names.of(index)
    features: Features = {
        "bias": 1.0,
        f"at:{where}": 1.0,
        f"at:{where}:{side}": 1.0,
        f"at:{where}:{before}": 1.0,
        f"at:{where}:rank:{name.rank}": 1.0,
        f"before:{name.before if before != 'other' else 'other'}": 1.0,
        f"after:{_after(name)}": 1.0,
        f"rank:{name.rank}": 1.0,
        f"rank:{name.rank}:{before}": 1.0,
        f"named:{min(times_named, 6)}": 1.0,
        f"head:{name.start < context.head}:{context.in_head(draft)}": 1.0,
        f"siblings:{min(len(siblings), 4)}": 1.0,
        f"total:{context.looks_total(draft)}:{name.rank}:{where}": 1.0,
        f"length:{min(len(name.words.split()), 4)}": 1.0,
        f"particle:{_has_particle(name)}": 1.0,
    }
    if any(a.start <= name.start < a.end for a in context.agents.of(index)):
        features["in_agent"] = 1.0
    if before == "other" and context.tallies.agents.of(name.words):
        features["also_agent"] = 1.0
    country = is_country(name.words)
    features[f"country:{country}:{context.looks_total(draft)}"] = 1.0
    features[f"country:{country}:{where}"] = 1.0
    located = context.tallies.located[name.words]
    features[f"located:{min(located, 4)}"] = 1.0
    features[f"located:{min(located, 4)}:{country}"] = 1.0
    features[f"demonym:{_demonym(name)}"] = 1.0
    own = any(is_located(n) for n in context.names.of(draft.sentence.index))
    features[f"own_place:{own}:{where}"] = 1.0
    if index == draft.sentence.index:
        features |= _in_sentence(draft, name, side)
    return features | _beside(context, name, siblings, where)


def _in_sentence(draft: Draft, name: PlaceName, side: str) -> Features:
    """Return the features of a name in the claim's own sentence: its way to the harm."""
    gap = abs(name.start - draft.start) // 30
    features = {f"gap:{min(gap, 8)}:{side}": 1.0}
    token = draft.sentence.token_at(name.start)
    if token is not None:
        features[f"path:{path(token, draft.cue.token)}"] = 1.0
        features[f"pos:{token.pos_}:{token.dep_}"] = 1.0
    return features


def _beside(context: Context, name: PlaceName, siblings: list[PlaceName], where: str) -> Features:
    """Return the features that the other names of a name's sentence give it."""
    smaller = any(0 < n.rank < (name.rank or 9) for n in siblings)
    places = [n for n in siblings if is_located(n) or n.rank]
    return {
        f"smaller_beside:{smaller}:{where}": 1.0,
        f"only_locative:{places == [name]}:{where}": 1.0,
        f"inside:{_contained(context.text, name, siblings)}": 1.0,
        f"contains:{_contains(context.text, name, siblings)}": 1.0,
    }


def is_country(words: str) -> bool:
    """Tell whether a name is a country's, a lost apostrophe's "s" ("Syrias") apart."""
    lowered = words.lower()
    names = country_names()
    return lowered in names or lowered.removesuffix("'s").removesuffix("s") in names


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


def choose(context: Context, found: list[PlaceName], chances: list[float]) -> tuple[Place, ...]:
    """Return the places of a draft's harm, each name once, in the order of the text."""
    best = best_of(chances)
    if best == len(found):
        return ()
    names = _with_companions(context, found, chances[:-1], best)
    text = context.text
    return tuple(Place(start=n.start, end=n.end, exact=text[n.start : n.end]) for n in names)


#: A name listed beside the likeliest place is a place of the harm, too, from this share of its
#: probability on; another name needs the larger share.
LISTED, APART = 0.08, 0.45


def _with_companions(
    context: Context, found: list[PlaceName], chances: list[float], best: int
) -> list[PlaceName]:
    """Return the likeliest name with those that share its place in the text or its weight."""
    kept: dict[str, PlaceName] = {found[best].words.lower(): found[best]}
    for chance, name in sorted(zip(chances, found, strict=True), key=lambda pair: -pair[0]):
        share = chance / chances[best]
        needed = LISTED if _listed(context.text, found[best], name) else APART
        if share >= needed and not any(share_word(name.words, k) for k in kept):
            kept[name.words.lower()] = name
    return sorted(kept.values(), key=lambda n: n.start)


def _listed(text: str, one: PlaceName, two: PlaceName) -> bool:
    """Tell whether two names stand in one list: "in X, Y and Z"."""
    low, high = sorted((one, two), key=lambda n: n.start)
    between = text[low.end : high.start]
    return len(between) < 60 and all(
        w.strip(",").lower() in ("and", "", "or", "in", "the", "towns", "villages", "of")
        or w[:1].isupper()
        for w in between.split()
    )
