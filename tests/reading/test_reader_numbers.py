"""Numbers that are claims of nobody's harm, and numbers that are no claims at all."""

from __future__ import annotations

import pytest

from tests.reading.staging import figures, misread


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were no casualties.", [("casualty", "no")]),
        ("No one was hurt in the explosion.", [("injured", "No one")]),
        ("Nobody was killed.", [("killed", "Nobody")]),
        ("The raid caused no deaths.", [("killed", "no")]),
        ("No injuries were reported.", [("injured", "No")]),
        ("None of the passengers was hurt.", [("injured", "None")]),
    ],
)
def test_nobody_is_a_claim_of_zero(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The army fired 40 shells at the town.",
        "A 155mm shell struck the school.",
        "Some 60 percent of the houses were destroyed.",
        "The town has 40,000 inhabitants.",
        "The council met for three hours on Monday.",
        "The convoy of 30 trucks carried 500 tonnes of wheat.",
        "Troops seized 200 rifles and 3,000 rounds of ammunition.",
        "The rebels captured two villages and five checkpoints.",
        "He was sentenced to 12 years in prison.",
        "The bridge, built in 1907, was destroyed.",
        "The army denied that any of its soldiers had been killed.",
        pytest.param(
            "The team lost 3-1 and the coach was beaten.", marks=misread("the coach is injured")
        ),
        "The hospital has 120 beds and two operating rooms.",
        "The hijackers demanded two million dollars.",
        "He lived in the 1800 block of North Lake Avenue, near the scene of the killing.",
        pytest.param("Two ministers met to discuss the death penalty."),
        pytest.param("Three doctors examined the body."),
        "Prices rose 14 percent and killed demand.",
        "The two sides exchanged fire for six hours.",
    ],
)
def test_numbers_of_other_things_are_no_claims(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Over 30 houses were burned and at least 10 persons were killed by the mob.",
            [("killed", "at least 10")],
        ),
        pytest.param(
            "Some 1,500 troops took part in the operation, in which seven rebels died.",
            [("killed", "seven")],
        ),
        pytest.param(
            "The Coast Guard rescued 23 migrants and recovered six bodies.",
            [("killed", "six")],
        ),
        ("The judge was shot and killed by two men on a motorcycle.", [("killed", "The judge")]),
        ("The raid caused no injuries, a spokesman said.", [("injured", "no")]),
        ("The gunmen used 122 mm rockets and killed three policemen.", [("killed", "three")]),
        (
            "Helicopters hit the village, killing at least 30 people and destroying 12 homes.",
            [("killed", "at least 30")],
        ),
        ("The shooting happened at about 9:30 p.m. and left one man dead.", [("killed", "one")]),
        ("It was the 10th attack in 5 months. Nobody was killed.", [("killed", "Nobody")]),
        (
            "Some 60 percent of the houses were destroyed and seven villagers died.",
            [("killed", "seven")],
        ),
        pytest.param(
            "The teacher, aged 34, and her two children, 6 and 9, were killed.",
            [("killed", "The teacher"), ("killed", "two")],
        ),
        ("Two gunmen killed six guards.", [("killed", "six")]),
        ("Three suicide bombers killed 31 people.", [("killed", "31")]),
        (
            "Four warplanes dropped 20 bombs on the port, killing nine dockers.",
            [("killed", "nine")],
        ),
        pytest.param(
            "Snipers killed a doctor, two nurses and a seven-year-old boy in Vukrad.",
            [("killed", "a"), ("killed", "two"), ("killed", "a")],
        ),
    ],
)
def test_claims_among_other_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The group threatened to kill 10 hostages."),
        "A nuclear strike would kill two million people.",
        pytest.param("The rebels vowed to execute 20 prisoners."),
        "If the dam breaks, thousands could die.",
        "The plan to assassinate three ministers failed.",
    ],
)
def test_what_did_not_happen_is_no_claim(text: str) -> None:
    assert figures(text) == []
