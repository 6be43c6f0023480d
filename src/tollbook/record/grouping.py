"""Incidents of the record: made for the claims of a reading, kept up with decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from django.db.models import Q

from tollbook import model
from tollbook.record.models import Claim, Decision, Incident, Link, Membership
from tollbook.record.placement import place_claims

#: What the claims of two readings share when they say the same of the same words.
Likeness: TypeAlias = tuple[str, int, int]
#: Decisions that move claims between incidents, now or when they are undone.
MOVING_KINDS = ("assign", "same_incident", "undo")
#: Means that say too little to name an incident by.
_VAGUE_MEANS = frozenset({"unstated", "several"})
#: How wide a place is beside a town; one that is not resolved is rather a village than a province.
_WIDTHS = {None: 1, "adm3": 2, "adm2": 3, "adm1": 4, "area": 5, "sea_air": 5, "country": 6}


def likeness(claim: model.Claim) -> Likeness:
    """Return the harm and the place of the number, by which a later reading is compared."""
    return claim.harm, claim.count.start, claim.count.end


class Known(NamedTuple):
    """An incident of other reports that one of a reading's own turned out to be, and why.

    `like` is the statement of the known incident that was compared.
    """

    incident: Incident
    like: Claim
    score: float
    reasons: tuple[str, ...]


def incidents_for(
    claims: Sequence[model.Claim], before: Sequence[Claim], known: Mapping[str, Known]
) -> dict[str, Incident]:
    """Return an incident for each of a reading's labels.

    It is the one into which the readings before put most of the same claims, so that a new
    reader does not give new ids to known incidents; else that of other reports; else a new one.
    """
    read = {likeness(row.as_model()): row.incident for row in before if row.incident}
    incidents: dict[str, Incident] = {}
    for label, group in _labelled(claims).items():
        votes = Counter(read.get(likeness(claim)) for claim in group)
        taken = {None, *incidents.values()}
        earlier = next((i for i, _ in votes.most_common() if i not in taken), None)
        if earlier is None and label in known:
            earlier = known[label].incident
        incidents[label] = earlier or Incident.objects.create(title=title_of(group))
    return incidents


def link(claims: Iterable[Claim], known: Mapping[str, Known]) -> None:
    """Keep why claims were put into known incidents, once for each."""
    by_incident = {found.incident.pk: found for found in known.values()}
    for claim in claims:
        found = by_incident.pop(claim.incident_id, None)
        if found is not None:
            Link.objects.create(
                claim=claim,
                like=found.like,
                incident=found.incident,
                score=found.score,
                reasons=list(found.reasons),
            )


def _labelled(claims: Iterable[model.Claim]) -> dict[str, list[model.Claim]]:
    groups: dict[str, list[model.Claim]] = {}
    for claim in claims:
        if claim.incident and claim.of_incident:
            groups.setdefault(claim.incident, []).append(claim)
    return groups


def title_of(claims: Sequence[model.Claim]) -> str:
    """Return means, place and date as the claims state them: never the name of a person.

    With neither means nor place, what was done to people stands for them.
    """
    means = next((c.means.code for c in claims if c.means.code not in _VAGUE_MEANS), None)
    place = _nearest_place(claims)
    day = next((c.time.from_ for c in claims if c.time and c.time.from_), None)
    known = [part for part in (means and means.replace("_", " "), place) if part]
    known = known or [claims[0].harm, "place unknown"]
    title = ", ".join([*known, *([day.isoformat()] if day else [])])
    return title[0].upper() + title[1:]


def _nearest_place(claims: Sequence[model.Claim]) -> str | None:
    """Return the name of the smallest place that the claims name; of equals the first."""
    places = [place for claim in claims for place in claim.places]
    place = min(places, key=lambda place: _WIDTHS.get(place.level, 0), default=None)
    return place and (place.name or place.exact)


def enrol(claims: Iterable[Claim]) -> None:
    """Put new claims into their incidents, about which nobody has decided anything yet."""
    Membership.objects.bulk_create(
        Membership(claim=claim, incident=claim.incident) for claim in claims if claim.incident
    )


def settle(incidents: Iterable[int]) -> set[int]:
    """Bring up to date who is in these incidents and in those that decisions tie to them.

    Returns the ids of all of them.
    """
    tied = _tied(set(incidents))
    decisions = Decision.objects.filter(kind__in=MOVING_KINDS, incidents__in=tied).distinct()
    concerned = Q(incident__in=tied) | Q(decisions__in=decisions)
    claims = {c.key: c for c in Claim.objects.current().filter(concerned).distinct()}
    first = {c.key: f"i{c.incident_id}" if c.incident_id else None for c in claims.values()}
    placed, into = place_claims(first, [d.as_model() for d in decisions])
    Membership.objects.filter(incident__in=tied).delete()
    Membership.objects.bulk_create(
        Membership(claim=claims[key], incident_id=pk_of(incident))
        for key, incident in placed.items()
        if incident and key in claims
    )
    for incident in Incident.objects.filter(pk__in=tied):
        incident.merged_into_id = pk_of(into[incident.key]) if incident.key in into else None
        incident.save(update_fields=["merged_into"])
    return tied


def pk_of(key: str) -> int:
    """Return the number in an id such as "i5" or "d9"."""
    return int(key[1:])


def _tied(incidents: set[int]) -> set[int]:
    """Return these incidents and all that decisions link to them, directly or not."""
    reached, fringe = set(incidents), set(incidents)
    while fringe:
        decisions = Decision.objects.filter(kind__in=MOVING_KINDS, incidents__in=fringe)
        linked = Incident.objects.filter(decisions__in=decisions).values_list("pk", flat=True)
        fringe = set(linked) - reached
        reached |= fringe
    return reached
