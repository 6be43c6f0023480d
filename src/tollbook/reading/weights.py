"""The weights of the rankers, as they ship with the package."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

import msgspec

from tollbook.reading.ranking import Ranker

#: The questions that have a ranker of their own.
QUESTIONS = ("harm", "source", "status", "scope", "place", "time", "means", "actor", "whole")


def load_rankers() -> Mapping[str, Ranker]:
    """Return the shipped ranker of every question; one without weights is empty."""
    folder = resources.files("tollbook.reading") / "weights"
    rankers: dict[str, Ranker] = {}
    for question in QUESTIONS:
        file = folder / f"{question}.json"
        weights = msgspec.json.decode(file.read_bytes(), type=dict[str, float])
        rankers[question] = Ranker(weights)
    return rankers
