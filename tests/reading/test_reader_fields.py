"""Whole reports of many kinds, and what a reader of sense takes from each."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.reading.staging import read
from tollbook.model import Claim

AGENCY = (
    "Car bomb kills 12 in Barqa market\n"
    "BARQA, April 3 (Coast News) - A car bomb exploded in a crowded market in the town of Barqa on "
    "Sunday, killing 12 people and wounding 34, police said.\n"
    "Four women and two children were among the dead, a doctor at the town's hospital said.\n"
    "The conflict has killed more than 9,000 people since it began in 2004."
)
WIRE = (
    "SAN PABLO, 7 NOV 88 -- GUERRILLAS ATTACKED A GARRISON IN THE TOWN OF OROCUE AT DAWN, "
    "KILLING SIX SOLDIERS AND WOUNDING NINE, A MILITARY SPOKESMAN REPORTED.  THE SPOKESMAN ADDED "
    "THAT 11 GUERRILLAS DIED IN THE FIGHTING."
)
CRIME = (
    "A 34-year-old man was shot dead and a woman was critically wounded outside a bar in Dayton on "
    "Friday night, police said. Officers arrested two suspects on Saturday."
)
SIEGE = (
    "Rescue workers said on Wednesday that air strikes by government warplanes on the besieged "
    "district of Karam killed at least 23 civilians, most of them women and children. "
    "State media said the raids killed 15 rebel fighters and denied that any civilians had died."
)


def by_count(text: str, published: dt.date) -> dict[str, Claim]:
    return {claim.count.exact: claim for claim in read(text, published)}


@pytest.mark.xfail(strict=False, reason="misread: the four women are missed")
def test_an_agency_report() -> None:
    claims = by_count(AGENCY, dt.date(2011, 4, 4))
    assert list(claims) == ["12", "34", "Four", "two", "more than 9,000"]
    assert [c.harm for c in claims.values()] == [
        "killed", "injured", "killed", "killed", "killed",
    ]  # fmt: skip
    assert claims["34"].source.exact == "police"
    assert "doctor" in claims["Four"].source.exact
    assert claims["Four"].victims.groups == ("women",)
    assert claims["two"].victims.groups == ("children",)
    assert claims["34"].means.code == "vehicle_bomb"
    assert claims["34"].time.from_ == dt.date(2011, 4, 3)
    assert [p.exact for p in claims["34"].places] == ["Barqa"]
    assert not claims["more than 9,000"].of_incident
    assert all(c.of_incident for k, c in claims.items() if k != "more than 9,000")


def test_a_wire_in_capitals() -> None:
    claims = by_count(WIRE, dt.date(1988, 11, 7))
    assert {c.count.exact: c.harm for c in claims.values()} == {
        "SIX": "killed", "NINE": "injured", "11": "killed",
    }  # fmt: skip
    assert claims["SIX"].victims.status == "combatant"
    assert claims["11"].victims.status == "combatant"
    assert claims["SIX"].source.kind == "military"
    assert claims["SIX"].source.party


def test_a_dateline_is_no_actor() -> None:
    assert by_count(WIRE, dt.date(1988, 11, 7))["SIX"].actor.exact == "GUERRILLAS"


def test_crime_news() -> None:
    claims = read(CRIME, dt.date(2015, 6, 14))
    assert [(c.harm, c.count.value) for c in claims] == [
        ("killed", 1), ("injured", 1), ("detained", 2),
    ]  # fmt: skip
    assert claims[0].means.code == "small_arms"
    assert claims[0].time.from_ == dt.date(2015, 6, 12)
    assert claims[2].time.from_ == dt.date(2015, 6, 13)
    assert claims[0].source.exact == "police"


def test_rival_claims_keep_their_sides() -> None:
    claims = by_count(SIEGE, dt.date(2014, 2, 6))
    ours, theirs = claims["at least 23"], claims["15"]
    assert (ours.source.kind, theirs.source.kind) == ("rescue_agency", "media")
    assert (ours.victims.status, theirs.victims.status) == ("civilian", "combatant")
    assert ours.victims.groups == ("women", "children")
    assert ours.means.code == theirs.means.code == "airstrike"
    assert (ours.part_of, theirs.part_of) == (None, None)


@pytest.mark.parametrize("text", [AGENCY, WIRE, CRIME, SIEGE])
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)
