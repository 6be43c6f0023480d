"""Places: from what a report writes to an entry of the gazetteer, or to what is sure of it."""

from tollbook.places.claims import resolve_claims
from tollbook.places.common import common_unit
from tollbook.places.entries import (
    Candidate,
    Entry,
    Gazetteer,
    Hit,
    Mention,
    PlaceContext,
    Resolution,
)
from tollbook.places.finding import find_places
from tollbook.places.memory import MemoryGazetteer
from tollbook.places.resolving import resolve

__all__ = [
    "Candidate",
    "Entry",
    "Gazetteer",
    "Hit",
    "MemoryGazetteer",
    "Mention",
    "PlaceContext",
    "Resolution",
    "common_unit",
    "find_places",
    "resolve",
    "resolve_claims",
]
