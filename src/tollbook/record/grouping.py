"""Incidents of the record: made for the claims of a reading, kept up with decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from django.db.models import Q

from tollbook import model
from tollbook.record.models import Claim, Decision, Incident, Membership
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


def settle(incidents: Iterable[int]) -> set[int]:
    """Bring up to date who is in these incidents and in those that decisions tie to them.

    Returns the ids of all of them.
    """
    tied = _tied(set(incidents))
    decisions = Decision.objects.filter(kind__in=MOVING_KINDS, incidents__in=tied).distinct()
    put = Q(placement__draft__incident__in=tied) | Q(placement=None, incident__in=tied)
    concerned = Claim.objects.current().filter(put | Q(decisions__in=decisions)).distinct()
    claims = {claim.key: claim for claim in concerned.select_related("placement__draft")}
    first = {key: _put(claim) for key, claim in claims.items()}
    placed, into = place_claims(first, [d.as_model() for d in decisions])
    _enrol({claims[key].pk: pk_of(i) for key, i in placed.items() if i and key in claims}, tied)
    for incident in Incident.objects.filter(pk__in=tied):
        incident.merged_into_id = pk_of(into[incident.key]) if incident.key in into else None
        incident.save(update_fields=["merged_into"])
    return tied


def _put(claim: Claim) -> str | None:
    """Return the incident that the machine has put a claim into."""
    placement = getattr(claim, "placement", None)
    pk = placement.draft.incident_id if placement else claim.incident_id
    return f"i{pk}" if pk else None


def _enrol(placed: Mapping[int, int], incidents: set[int]) -> None:
    """Make these claims, by number, the members of incidents, and change nothing that stands."""
    concerned = Q(incident__in=incidents) | Q(claim__in=placed)
    rows = Membership.objects.filter(concerned).values_list("claim", "incident")
    standing = dict(rows)
    moved = {claim for claim, pk in standing.items() if placed.get(claim) != pk}
    Membership.objects.filter(claim__in=moved).delete()
    Membership.objects.bulk_create(
        Membership(claim_id=claim, incident_id=pk)
        for claim, pk in placed.items()
        if standing.get(claim) != pk
    )


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
