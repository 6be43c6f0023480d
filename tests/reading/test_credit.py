from __future__ import annotations

import pytest

from tollbook.model.spans import is_grounded
from tollbook.reading.credit import find_credit

BODY = "Two people were killed when a bridge fell in Norvik, the mayor said on Friday."


def credited(text: str) -> list[str]:
    spans = find_credit(text)
    assert all(is_grounded(text, span) for span in spans)
    return [span.exact for span in spans]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("NORVIK (Reuters) - ", ["Reuters"]),
        ("NORVIK, Arland (AP) — ", ["AP"]),
        ("NORVIK, March 3 (Xinhua) -- ", ["Xinhua"]),
        ("(Coast Herald)- ", ["Coast Herald"]),
        ("[AFP] ", ["AFP"]),
        ("Norvik (dpa) - ", ["dpa"]),
        ("Anadolu Agency - ", ["Anadolu Agency"]),
        ("Reuters\n", ["Reuters"]),
        ("NORVIK, Arland — ", []),
        ("The Harbour Relief Society (HRS) - a charity - said this. ", []),
        ("Norvik (Arland) was quiet. ", []),
    ],
)
def test_head(head: str, names: list[str]) -> None:
    assert credited(head + BODY) == names


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        (" Coast Herald, Agencies", ["Coast Herald", "Agencies"]),
        ("\nCoast Herald, Agencies\n", ["Coast Herald", "Agencies"]),
        (" AFP", ["AFP"]),
        (" - AFP", ["AFP"]),
        (" (Reuters)", ["Reuters"]),
        (" (AFP, Agencies)", ["AFP", "Agencies"]),
        ("\n— AP and Reuters", ["AP", "Reuters"]),
        ("\nAFP/Reuters", ["AFP", "Reuters"]),
        ("\nWith inputs from agencies", ["agencies"]),
        (" (With additional reporting by the Associated Press)", ["Associated Press"]),
        ("\nSource: Coast Herald and agencies", ["Coast Herald", "agencies"]),
        (" (Source: Norvik Media Office) Twitter", ["Norvik Media Office"]),
        ("\n© 2021 AFP", ["AFP"]),
        ("\nStaff and agencies", ["Staff", "agencies"]),
        ("\nArland News Agency", ["Arland News Agency"]),
        ("\nThe Associated Press.", ["Associated Press"]),
    ],
)
def test_tail(tail: str, names: list[str]) -> None:
    assert credited(BODY + tail) == names


@pytest.mark.parametrize(
    "ending",
    [
        "",
        " The agency said it would return.",
        " He spoke to Reuters.",
        " Three aid agencies left the town.",
        " Norvik, Tarn and Eskholm were hit.",
        "\nThe United Nations and the Red Cross sent agencies.",
        " (four children)",
        "\nComments",
    ],
)
def test_sentences_are_no_credit(ending: str) -> None:
    assert credited(BODY + ending) == []


def test_the_pages_leavings_do_not_hide_a_credit() -> None:
    leavings = "\nCoast Herald\nTell us what you think\nAll fields are required."
    assert credited(BODY + " Coast Herald, Agencies" + leavings) == [
        "Coast Herald", "Agencies", "Coast Herald",
    ]  # fmt: skip


def test_a_credit_may_stand_at_both_ends() -> None:
    assert credited(f"(Coast Herald) - {BODY}\nAgencies") == ["Coast Herald", "Agencies"]


def test_a_text_without_an_end_is_read_in_linear_steps() -> None:
    assert credited("a, " * 200_000) == []
    assert credited("\n" * 500_000) == []


def test_empty_text() -> None:
    assert credited("") == []
