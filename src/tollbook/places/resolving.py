"""Resolve the place mentions of one report together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from tollbook.model.vocabulary import Precision
from tollbook.places import fallback, ladder
from tollbook.places.around import phrase_at
from tollbook.places.containers import containers
from tollbook.places.entries import (
    Candidate,
    Entry,
    Gazetteer,
    Mention,
    PlaceContext,
    Resolution,
)
from tollbook.places.folding import fold
from tollbook.places.matching import Match, find
from tollbook.places.phrases import Phrase
from tollbook.places.scoring import (
    WEIGHTS,
    Surroundings,
    Weights,
    evidence,
    separation,
    shares,
)
from tollbook.places.setting import Setting, read_setting

#: Probability from which a place is sure; chosen so that at most 3 % of the sure ones are
#: wrong on development data (docs/places.md).
THRESHOLD = 0.6
#: Entries this near to each other, of levels below adm2, are one place twice.
SAME_PLACE_KM = 5.0
#: Candidates kept on a resolution.
KEPT = 8


class _Case(msgspec.Struct, frozen=True, kw_only=True):
    """A mention on its way: its phrase, its readings, what the text puts it in."""

    mention: Mention
    phrase: Phrase
    matches: tuple[Match, ...]
    containers: tuple[Entry, ...]
    deep: frozenset[str]
    town: Entry | None


def resolve(
    mentions: Sequence[str | Mention],
    context: PlaceContext,
    gazetteer: Gazetteer,
    *,
    threshold: float = THRESHOLD,
    weights: Weights = WEIGHTS,
) -> list[Resolution]:
    """Resolve the mentions of one report, in their order.

    Each is first read with the report's countries and provinces, then again with the other
    mentions as siblings. What stays below `threshold` is given as the smallest unit that is
    sure, never as a similar name.
    """
    setting = read_setting(context, gazetteer)
    cases = [_case(_mention(m), context, setting, gazetteer) for m in mentions]
    alone = [_candidates(case, _around(case, setting), weights) for case in cases]
    resolutions = []
    for case in cases:
        others = [alone[m] for m, other in enumerate(cases) if not _same_name(case, other)]
        around = _around(case, setting, others)
        candidates = _candidates(case, around, weights)
        alias = _alias(case.mention, context, gazetteer)
        resolutions.append(alias or _decide(case, candidates, around, gazetteer, threshold))
    return resolutions


def _mention(mention: str | Mention) -> Mention:
    return Mention(mention) if isinstance(mention, str) else mention


def _same_name(case: _Case, other: _Case) -> bool:
    """Tell whether two mentions are one name repeated, which is no evidence for itself."""
    return fold(case.mention.exact) == fold(other.mention.exact)


def _narrow(entry: Entry) -> bool:
    return entry.level not in ("country", "adm1")


def _case(mention: Mention, context: PlaceContext, setting: Setting, gazetteer: Gazetteer) -> _Case:
    phrase = phrase_at(mention, context.text)
    inside = containers(mention, context.text, setting)
    countries = list(dict.fromkeys([*(entry.country for entry in inside), *setting.leading()]))
    matches = tuple(find(phrase, countries, gazetteer))
    codes = {match.entry.country for match in matches}
    towns = setting.towns_near(mention.start)
    town = max(towns, key=lambda id_: towns[id_], default=None)
    return _Case(
        mention=mention,
        phrase=phrase,
        matches=matches,
        containers=inside,
        deep=frozenset(code for code in codes if gazetteer.deep(code)),
        town=gazetteer.entry(town) if town else None,
    )


def _around(
    case: _Case, setting: Setting, others: Sequence[Sequence[Candidate]] = ()
) -> Surroundings:
    """Return the surroundings of a case: the readings of the `others` are its siblings."""
    units: defaultdict[str, float] = defaultdict(float)
    for candidate in (c for found in others for c in found if _narrow(c.entry) and c.entry.adm1):
        units[candidate.entry.adm1 or ""] += candidate.score
    total = sum(units.values()) or 1.0
    best = [found[0] for found in others if found and _narrow(found[0].entry)]
    return Surroundings(
        setting=setting,
        deep=case.deep,
        units=setting.units_near(case.mention.start),
        containers=case.containers,
        siblings=tuple((candidate.entry, candidate.score) for candidate in best),
        town=case.town,
        sibling_units={unit: mass / total for unit, mass in units.items()},
    )


def _candidates(case: _Case, around: Surroundings, weights: Weights) -> list[Candidate]:
    """Return the readings with their shares, best first."""
    found = {
        m.entry.id: evidence(m, case.matches, case.phrase, around, weights) for m in case.matches
    }
    share = shares({key: sum(pieces.values()) for key, pieces in found.items()}, weights)
    candidates = [
        Candidate(entry=m.entry, score=share[m.entry.id], how=_explain(m, found[m.entry.id]))
        for m in case.matches
    ]
    return sorted(candidates, key=lambda c: (-c.score, c.entry.id))


def _explain(match: Match, pieces: dict[str, float]) -> tuple[str, ...]:
    """Return what spoke for and against a reading, for the reviewer."""
    strong = [f"{name} {value:+.1f}" for name, value in pieces.items() if abs(value) >= 0.1]
    return (f"{match.kind} {match.alike:.2f}", *strong)


def _alias(mention: Mention, context: PlaceContext, gazetteer: Gazetteer) -> Resolution | None:
    """Return the reviewers' own reading of a spelling."""
    id_ = context.aliases.get(fold(mention.exact))
    entry = gazetteer.entry(id_) if id_ else None
    if entry is None:
        return None
    candidate = Candidate(entry=entry, score=1.0, how=("alias",))
    return Resolution(
        mention=mention,
        entry=entry,
        whole=True,
        score=1.0,
        precision=entry.level,
        candidates=(candidate,),
    )


def _decide(
    case: _Case,
    candidates: Sequence[Candidate],
    around: Surroundings,
    gazetteer: Gazetteer,
    threshold: float,
) -> Resolution:
    kept = tuple(candidates[:KEPT])
    if candidates:
        best, score = candidates[0].entry, _together(candidates)
        if score >= threshold:
            return Resolution(
                mention=case.mention,
                entry=best,
                whole=True,
                score=score,
                precision=_precision(best, case.phrase),
                candidates=kept,
            )
    told = fallback.stated(case.phrase, case.mention.start, around)
    unit, score = fallback.surest_unit(candidates, told, gazetteer, threshold)
    return Resolution(
        mention=case.mention,
        entry=unit,
        score=score,
        precision=unit.level if unit else None,
        candidates=kept,
    )


def _together(candidates: Sequence[Candidate]) -> float:
    """Return the score of the best reading with that of its doubles."""
    best = candidates[0].entry
    return candidates[0].score + sum(
        c.score
        for c in candidates[1:]
        if _narrow(c.entry) == _narrow(best)
        and (away := separation(best, c.entry)) is not None
        and away <= SAME_PLACE_KM
    )


def _precision(entry: Entry, phrase: Phrase) -> Precision:
    """Return the rung that an entry has under the words of a phrase."""
    if phrase.coarsest is None or (phrase.rural and entry.level == "adm1"):
        return entry.level
    if phrase.coarsest == "area":
        return "area"
    return ladder.coarser(entry.level, phrase.coarsest)
