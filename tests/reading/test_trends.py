from __future__ import annotations

import pytest

from tests.reading.staging import claim_of, read

BLAST = "A blast killed 14 dockers in Lema on Tuesday, the mayor said."


@pytest.mark.parametrize(
    "sequel",
    [
        "The death toll is expected to rise.",
        "Officials said the number of dead could climb.",
        "The toll is likely to increase, he said.",
        "Many are feared trapped under the rubble.",
        "Rescuers are digging through the rubble, where more are feared buried.",
    ],
)
def test_a_figure_may_be_expected_to_rise(sequel: str) -> None:
    assert claim_of(f"{BLAST} {sequel}", "14").flags == ("provisional", "expected_to_rise")


@pytest.mark.parametrize(
    "text",
    [
        "A preliminary count says 14 dockers were killed.",
        "So far 14 dockers have been found dead, the mayor said.",
        "Unconfirmed reports said 14 dockers were killed.",
    ],
)
def test_a_figure_may_be_provisional(text: str) -> None:
    assert claim_of(text, "14").flags == ("provisional",)


@pytest.mark.parametrize(
    "text",
    [
        "Officials revised the death toll down to 14.",
        "The death toll rose to 14 on Wednesday.",
        "Police lowered the toll to 14 dead.",
    ],
)
def test_a_toll_may_be_revised(text: str) -> None:
    assert "revised" in claim_of(text, "14").flags


@pytest.mark.parametrize("sequel", ["", "Prices are expected to rise.", "The port was closed."])
def test_a_plain_figure_has_no_flag(sequel: str) -> None:
    assert claim_of(f"{BLAST} {sequel}", "14").flags == ()


def test_what_stands_two_sentences_on_says_nothing_of_a_figure() -> None:
    text = f"{BLAST} The port was closed. In Oru the death toll is expected to rise."
    assert claim_of(text, "14").flags == ()


@pytest.mark.parametrize(
    ("source", "flags"),
    [("the army", ("party_claim",)), ("the rebels", ("party_claim",)), ("doctors", ())],
)
def test_a_party_to_the_conflict_is_told(source: str, flags: tuple[str, ...]) -> None:
    text = f"Shelling killed 14 dockers in Lema, {source} said."
    assert claim_of(text, "14").flags == flags


def test_a_revision_flags_the_new_figure_and_not_the_one_it_leaves_behind() -> None:
    lowered = read("Officials lowered the death toll from the blast in Oru to 18 from 22.")
    assert [c.count.exact for c in lowered if "revised" in c.flags] == ["18"]
