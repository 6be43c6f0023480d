"""Rules alone: what they find where the learned part is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.staging import report
from tollbook.model import Claim
from tollbook.model.claims import require_grounded
from tollbook.reading import EnglishReader

RULES = EnglishReader(by_rules=True)


def read(text: str) -> dict[str, Claim]:
    claims = RULES.read(report(text))
    for claim in claims:
        require_grounded(claim, text)
    return {claim.count.exact: claim for claim in claims}


def test_a_plain_sentence_is_read_whole() -> None:
    claims = read(
        "A car bomb killed 12 civilians, including four children, and wounded 34 soldiers in the "
        "town of Barqa on Tuesday, the coast guard said."
    )
    assert {k: c.harm for k, c in claims.items()} == {
        "12": "killed", "four": "killed", "34": "injured",
    }  # fmt: skip
    twelve, four, wounded = claims.values()
    assert (twelve.victims.status, wounded.victims.status) == ("civilian", "combatant")
    assert four.part_of == twelve.id
    assert twelve.source is not None
    assert (twelve.source.exact, twelve.source.stance) == ("the coast guard", "said")
    assert [p.exact for p in twelve.places] == ["Barqa"]
    assert twelve.time is not None
    assert twelve.time.exact == "Tuesday"
    assert twelve.means.code == "vehicle_bomb"


def test_a_running_total_is_no_incident() -> None:
    claims = read("The war has killed more than 9,000 people since it began in 2004.")
    assert not claims["more than 9,000"].of_incident


@pytest.mark.parametrize(
    "text",
    ["It rained.", "Prices rose by 14.", "The raid destroyed 30 houses and killed nobody's."],
)
def test_what_counts_no_people_is_no_claim(text: str) -> None:
    assert not {k for k in read(text) if k.isdigit()}


def test_where_nothing_learned_is_there_rules_read_and_say_so(tmp_path: Path) -> None:
    bare = EnglishReader(tmp_path)
    assert bare.by_rules
    assert bare.name == "tollbook-en-rules"
    assert [c.count.exact for c in bare.read(report("A mine killed 14 pilgrims."))] == ["14"]
