"""What a party to the conflict may say about its dead (specification, 4.1 step 3)."""

from __future__ import annotations

from tollbook.model.claims import Claim
from tollbook.tolls.bounds import Bounds
from tollbook.tolls.origins import Origin
from tollbook.tolls.sources import name_words
from tollbook.tolls.words import words

_STATE_KINDS = frozenset({"government", "military", "media"})


def is_contested(claim: Claim, origin: Origin, found: Bounds) -> bool:
    """Tell whether a claim stands beside the range because a party makes it.

    A party is believed on its own side's losses, on the civilians it says were harmed, and on
    what it concedes; not on the enemy's losses, and not when it says that nobody was harmed.
    """
    party = origin.party or "party_claim" in claim.flags
    stance = claim.source.stance if claim.source else "said"
    if not party or stance == "conceded":
        return False
    if found.high == 0 or stance in {"claimed", "alleged", "denied"}:
        return True
    return claim.victims.status == "combatant" and not _own_side(claim, origin)


def _own_side(claim: Claim, origin: Origin) -> bool:
    victims = frozenset(name_words(claim.victims.exact or ""))
    own, enemy = words().state_side, words().armed_side
    if origin.kind not in _STATE_KINDS:
        own, enemy = enemy, own
    if victims & enemy:
        return False
    return bool(victims & own) or bool(victims & frozenset(name_words(origin.name)))


def sees_for_itself(claim: Claim, origin: Origin) -> bool:
    """Tell whether a source that reports nobody harmed can be taken to have looked."""
    confirmed = claim.source is not None and claim.source.stance == "confirmed"
    return not origin.party and (
        confirmed or origin.kind in {"rescue_agency", "medical", "witness"}
    )
