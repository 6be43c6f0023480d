from __future__ import annotations

import pytest

from tests.reading.staging import answered, claim_of, context_of, drafted, misread
from tollbook.reading.answers import ranked
from tollbook.reading.means import choose
from tollbook.reading.signs import find_signs


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("barrel bombs", "barrel_bomb"),
        ("chlorine", "chemical"),
        ("nerve gas", "chemical"),
        ("a car bomb", "vehicle_bomb"),
        ("a bomb-laden truck", "vehicle_bomb"),
        ("a drone", "drone"),
        ("air strikes", "airstrike"),
        ("an air raid", "airstrike"),
        ("warplanes", "airstrike"),
        ("mortar rounds", "shelling"),
        ("artillery", "shelling"),
        ("rockets", "shelling"),
        ("a missile", "missile"),
        ("a landmine", "ied"),
        ("a roadside bomb", "ied"),
        ("gunfire", "small_arms"),
        ("a sniper", "small_arms"),
    ],
)
def test_words_that_name_a_means(words: str, code: str) -> None:
    text = f"It was {words} again."
    assert [sign.code for sign in find_signs(text)] == [code]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("barrel bombs", "barrel_bomb"),
        ("a suicide drone", "suicide_bombing"),
        ("rocket-propelled grenades", "shelling"),
        ("drone strikes", "drone"),
    ],
)
def test_the_more_telling_words_win_where_two_overlap(words: str, code: str) -> None:
    assert find_signs(words)[0].code == code


def test_signs_are_in_the_order_of_the_text() -> None:
    text = "Jets came first. Then mortars fell. Rain too."
    assert [text[s.start : s.end] for s in find_signs(text)] == ["Jets", "mortars"]


def test_the_words_for_a_means_are_the_nearest_that_name_it() -> None:
    context = context_of("Shells fell on Oru. A shell killed six. Nine were shot. Shells fell.")
    answers = answered(means=ranked([("shelling", 0.9)]))
    found = choose(context, drafted(context, "six"), answers)
    assert (found.code, found.exact, found.start) == ("shelling", "shell", 22)


def test_words_for_a_means_far_away_are_not_taken() -> None:
    context = context_of("Shells fell on Oru. " + "It rained. " * 9 + "Six died.")
    answers = answered(means=ranked([("shelling", 0.9)]))
    assert choose(context, drafted(context, "Six"), answers).exact is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A suicide attacker drove a car bomb into the gate. Nine died.", "suicide_bombing"),
        ("A car bomb went off at the gate. Nine died.", "vehicle_bomb"),
        ("A suicide attack failed in May. It rained. It rained. A car bomb killed Nine.",
         "vehicle_bomb"),
    ],
)  # fmt: skip
def test_who_dies_with_the_car_is_a_suicide_bomber(text: str, code: str) -> None:
    context = context_of(text)
    answers = answered(means=ranked([("vehicle_bomb", 0.9)]))
    assert choose(context, drafted(context, "Nine"), answers).code == code


@pytest.mark.parametrize(
    ("text", "count", "code"),
    [
        ("Air strikes on the port killed 14 dockers on Tuesday.", "14", "airstrike"),
        ("Fourteen dockers were killed in an air raid on the port.", "Fourteen", "airstrike"),
        ("Artillery shelling killed 14 farmers in the village of Oru.", "14", "shelling"),
        ("Rockets fired at the town killed a shepherd.", "a", "shelling"),
        ("A car bomb exploded in a market in Lema, killing 31 shoppers.", "31", "vehicle_bomb"),
        ("A suicide bomber killed nine recruits outside a barracks in Oru.", "nine",
         "suicide_bombing"),
        pytest.param("A roadside bomb killed three soldiers on patrol near Lema.", "three", "ied"),
        ("Gunmen shot dead two judges outside a court in Oru.", "two", "small_arms"),
        ("A drone strike killed four militants in the border hills.", "four", "drone"),
        ("Barrel bombs dropped on the town killed 12 civilians.", "12", "barrel_bomb"),
        pytest.param(
            "Poison gas killed 5,000 people in the town of Halim in 1988.", "5,000", "chemical",
            marks=misread("unstated"),
        ),
        ("The militia beheaded 14 captives, a monitor said.", "14", "execution"),
        ("A woman was stabbed to death in her flat on Saturday.", "A", "stabbing_other"),
    ],
)  # fmt: skip
def test_the_means_of_a_harm(text: str, count: str, code: str) -> None:
    assert claim_of(text, count).means.code == code


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("There were no casualties.", "no"),
        ("At least 14 dockers were killed in Lema, the mayor said.", "At least 14"),
        ("Six people are missing in the hills.", "Six"),
    ],
)
def test_without_a_sign_the_means_is_unstated(text: str, count: str) -> None:
    means = claim_of(text, count).means
    assert (means.code, means.exact) == ("unstated", None)


def test_two_means_of_one_report_are_told_apart() -> None:
    text = (
        "A shell killed six villagers in the village of Kesh on Monday, doctors said. "
        "A car bomb killed nine shoppers in the town of Barqa on Tuesday, police said."
    )
    assert claim_of(text, "six").means.code == "shelling"
    assert claim_of(text, "nine").means.code == "vehicle_bomb"
