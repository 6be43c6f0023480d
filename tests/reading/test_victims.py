from __future__ import annotations

import pytest

from tests.reading.staging import (
    answered,
    claim_of,
    context_of,
    drafted,
    misread,
    read,
    words_of,
)
from tollbook.reading.answers import ranked
from tollbook.reading.victims import choose


@pytest.mark.parametrize(
    ("noun", "status"),
    [
        ("civilians", "civilian"),
        ("villagers", "civilian"),
        ("children", "civilian"),
        ("women", "civilian"),
        ("farmers", "civilian"),
        ("nurses", "civilian"),
        ("journalists", "civilian"),
        ("worshippers", "civilian"),
        ("passengers", "civilian"),
        ("students", "civilian"),
        ("protesters", "civilian"),
        ("soldiers", "combatant"),
        ("rebels", "combatant"),
        ("policemen", "combatant"),
        ("militants", "combatant"),
        ("guerrillas", "combatant"),
        ("insurgents", "combatant"),
        ("army officers", "combatant"),
        ("government troops", "combatant"),
        ("rebel fighters", "combatant"),
        ("people", "unspecified"),
        ("persons", "unspecified"),
        ("others", "unspecified"),
        pytest.param("men", "unspecified", marks=misread("combatant")),
    ],
)
def test_status(noun: str, status: str) -> None:
    text = f"At least 14 {noun} were killed in Lema on Tuesday."
    assert claim_of(text, "At least 14").victims.status == status


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A bomb killed at least 20 guests of a hotel in Oru."),
        pytest.param("The bodies of two hikers were found on Sunday."),
        pytest.param("Two Canadians were abducted in Oru."),
        "A bomb killed six people in Oru.",
        "Six were killed in Oru.",
    ],
)
def test_who_is_not_said_to_bear_arms_is_no_combatant(text: str) -> None:
    assert [claim.victims.status for claim in read(text)] in (["unspecified"], ["civilian"])


@pytest.mark.parametrize(
    ("phrase", "count", "groups"),
    [
        ("six women", "six", ("women",)),
        ("six girls", "six", ("children",)),
        ("six children", "six", ("children",)),
        ("six teenagers", "six", ("children",)),
        ("six men", "six", ("men",)),
        ("six elderly people", "six", ("elderly",)),
        ("six firefighters", "six", ("rescue_worker",)),
        ("six rescue workers", "six", ("rescue_worker",)),
        pytest.param(
            "six civil defence volunteers",
            "six",
            ("rescue_worker",),
        ),
        ("six doctors", "six", ("health_worker",)),
        ("six medics", "six", ("health_worker",)),
        ("six aid workers", "six", ("aid_worker",)),
        pytest.param("six Red Cross staff", "six", ("aid_worker",)),
        ("six journalists", "six", ("journalist",)),
        ("six judges", "six", ("official",)),
        ("six refugees", "six", ("refugee",)),
        ("six people", "six", ()),
        ("six soldiers", "six", ()),
    ],
)
def test_groups(phrase: str, count: str, groups: tuple[str, ...]) -> None:
    assert claim_of(f"A shell killed {phrase} in Lema.", count).victims.groups == groups


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fourteen civilians, mostly women and children, were killed in Lema.", "Fourteen"),
        ("A shell killed 14 people, many of them women and children.", "14"),
        ("A shell killed 14 villagers, including women and children.", "14"),
    ],
)
def test_groups_without_a_number_belong_to_the_whole(text: str, count: str) -> None:
    assert claim_of(text, count).victims.groups == ("women", "children")


@pytest.mark.parametrize("age", [pytest.param("34-year-old")])
def test_an_age_makes_nobody_elderly(age: str) -> None:
    text = f"A {age} man was shot dead in Lema on Friday."
    assert claim_of(text, "A").victims.groups == ("men",)


def test_a_small_age_makes_a_child() -> None:
    groups = claim_of("A seven-year-old boy was shot dead in Lema on Friday.", "A").victims.groups
    assert "children" in groups


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        ("A shell killed six villagers.", "six", "villagers"),
        ("A shell killed six young villagers.", "six", "young villagers"),
        ("Six rebel fighters were killed.", "Six", "rebel fighters"),
        pytest.param(
            "Six members of the council were killed.",
            "Six",
            "members of the council",
        ),
        ("Dozens of villagers were killed.", "Dozens", "villagers"),
        ("The shelling left 40 wounded.", "40", None),
        ("Six were killed.", "Six", None),
    ],
)
def test_the_victims_words(text: str, count: str, words: str | None) -> None:
    assert claim_of(text, count).victims.exact == words


def test_a_name_is_kept_as_a_name() -> None:
    claim = claim_of("Gunmen shot dead Maria Santos in Lema on Monday.", "Maria Santos")
    assert claim.victims.names == ("Maria Santos",)
    assert (claim.count.qualifier, claim.count.value) == ("singular_implied", 1)


def test_the_words_for_the_victims_leave_their_number_out() -> None:
    context = context_of("At least 14 villagers were killed.")
    answers = answered(victims=ranked([(words_of(context, "14 villagers"), 0.9)]))
    assert choose(context, drafted(context, "At least 14"), answers).exact == "villagers"


def test_only_likely_groups_are_told() -> None:
    context = context_of("Six women were killed.")
    answers = answered(groups={"children": 0.4, "women": 0.8})
    assert choose(context, drafted(context, "Six"), answers).groups == ("women",)


def test_people_with_a_number_of_their_own_are_no_part_of_another_group() -> None:
    text = "A raid killed 23 people, including 7 children and 4 women, in Lema."
    context = context_of(text)
    first, last = words_of(context, "children and 4 women")
    answers = answered(
        victims=ranked([((first, last), 0.9), (None, 0.1)]),
        groups={"children": 0.9, "women": 0.8, "refugee": 0.6},
    )
    victims = choose(context, drafted(context, "7"), answers)
    assert (victims.exact, victims.groups) == ("children", ("children", "refugee"))


@pytest.mark.parametrize(("count", "group"), [("five", "women"), ("three", "children")])
def test_women_and_children_beside_each_other_are_each_counted(count: str, group: str) -> None:
    text = "Shelling of Oru on Monday killed 14 civilians, including five women and three children."
    assert claim_of(text, count).victims.groups == (group,)
