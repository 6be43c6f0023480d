"""A comparison in words: what spoke for two drafts being one incident, and what against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tollbook.incidents.drafts import Draft
from tollbook.incidents.weights import Model

#: Least part in the log-odds that is worth telling.
_TOLD = 0.3
#: Shared words that are named.
_NAMED = 6

#: Features that tell one thing; the first words of a tuple hold for it, {…} are filled in.
_WORDS = {
    "words": "shared wording: {words}",
    "words_much": "shared wording: {words}",
    "words_whole_reports": "shared wording: {words}",
    "names": "{names}",
    "names_same_day": "{names}",
    "names_near_day": "{names}",
    "rare_shared": "rare words in common: {rare}",
    "rare_leads": "rare words in common: {rare}",
    "numbers_shared": "numbers in common",
    "same_day": "same day: {day}",
    "next_day": "one day apart: {day} and {other_day}",
    "same_past_day": "same day: {day}",
    "near_day_undated": "published within days",
    "days_apart": "days apart: {day} and {other_day}",
    "days_apart_far": "days apart: {day} and {other_day}",
    "days_apart_undated": "published at different times",
    "published_apart": "published at different times",
    "leads_apart": "published at different times",
    "told_before": "told before the day of the other",
    "place_same": "same place",
    "place_and_day": "same place on the same day",
    "place_day_means": "same place, day and means",
    "place_within": "one place holds or shares its name with the other",
    "place_apart": "places apart",
    "place_names_differ": "places of different names",
    "means_alike": "like means: {means}",
    "means_alike_seldom": "like means: {means}",
    "day_and_means": "like means on the same day: {means}",
    "means_differ": "means differ: {means} and {other_means}",
    "killed_equal": "same number killed: {killed}",
    "killed_equal_large": "same number killed: {killed}",
    "place_and_killed": "same number killed in the same place: {killed}",
    "day_and_killed": "same number killed on the same day: {killed}",
    "killed_differ": "numbers killed differ: {killed} and {other_killed}",
    "injured_equal": "same number injured: {injured}",
    "injured_equal_large": "same number injured: {injured}",
    "injured_differ": "numbers injured differ: {injured} and {other_injured}",
    "actor_same": "the same is blamed",
}


def explain(
    one: Draft, other: Draft, features: Mapping[str, float], model: Model
) -> tuple[str, ...]:
    """Return what weighed in a comparison, the weightiest first, "+" for and "-" against."""
    facts = _facts(one, other)
    # The names that stand near are first of all those of the place.
    facts["names"] = "same place" if features.get("place_same") else "names in common"
    parts: dict[str, float] = {}
    for name, value in features.items():
        if name in _WORDS:
            told = _WORDS[name].format_map(facts)
            parts[told] = parts.get(told, 0.0) + model.weights.get(name, 0.0) * value
    ordered = sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))
    return tuple(
        f"{'+' if weight > 0 else '-'} {told}" for told, weight in ordered if abs(weight) >= _TOLD
    )


def _facts(one: Draft, other: Draft) -> dict[str, str]:
    shared = [word for word in one.wording.words if word in set(other.wording.words)]
    return {
        "words": ", ".join(shared[:_NAMED]),
        "rare": ", ".join([word for word in one.rare if word in set(other.rare)][:_NAMED]),
        "day": str(one.first),
        "other_day": str(other.first),
        "means": ", ".join(sorted(one.means)),
        "other_means": ", ".join(sorted(other.means)),
        "killed": _told(one.killed),
        "other_killed": _told(other.killed),
        "injured": _told(one.injured),
        "other_injured": _told(other.injured),
    }


def _told(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers) or "unknown"
