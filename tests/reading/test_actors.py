from __future__ import annotations

import pytest

from tests.reading.staging import claim_of, misread, parsed
from tollbook.reading.actors import find_agents


def agents(words: str) -> dict[str, str]:
    found = find_agents(parsed(words))
    assert all(words[a.start : a.end] == a.words for a in found)
    return {a.words: a.relation for a in found}


@pytest.mark.parametrize(
    ("sentence", "words", "relation"),
    [
        ("Rebels killed two guards.", "Rebels", "subject"),
        ("Two guards were killed by rebels.", "rebels", "by"),
        ("Russian air strikes hit the port.", "Russian", "modifier"),
        ("Government shelling hit the port.", "Government", "modifier"),
        ("The mayor blamed the rebels for the attack.", "the rebels", "blamed"),
        pytest.param(
            "The mayor blamed the attack on the rebels.",
            "the rebels",
            "blamed_on",
            marks=misread("nobody"),
        ),
        pytest.param(
            "The Liberation Front claimed responsibility.",
            "The Liberation Front",
            "responsible",
            marks=misread("subject"),
        ),
        ("Troops entered the town and shot two men.", "Troops", "shared"),
    ],
)
def test_who_may_have_done_it(sentence: str, words: str, relation: str) -> None:
    assert agents(sentence).get(words) == relation


@pytest.mark.parametrize("sentence", ["The port is large.", "Two guards slept."])
def test_nobody_where_nothing_was_done(sentence: str) -> None:
    assert agents(sentence) == {}


@pytest.mark.parametrize(
    ("text", "count", "actor"),
    [
        ("Rebels killed six guards near Lema on Monday.", "six", "Rebels"),
        ("Six guards were killed by rebels near Lema on Monday.", "Six", "rebels"),
        ("Russian air strikes killed 14 dockers in the port of Lema.", "14", "Russian"),
        ("Army shelling killed nine villagers in Oru.", "nine", "Army"),
        ("Taliban fighters kidnapped two engineers in Oru.", "two", "Taliban fighters"),
        ("Death squads murdered 14 peasants in the department of Chala.", "14", "Death squads"),
        ("Police arrested 45 demonstrators in the capital on Wednesday.", "45", "Police"),
    ],
)
def test_the_actor_of_a_harm(text: str, count: str, actor: str) -> None:
    found = claim_of(text, count).actor
    assert found is not None
    assert found.exact == actor


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Six people were killed in an explosion in Lema.", "Six"),
        ("A mine killed two shepherds.", "two"),
        ("A woman was stabbed to death in her flat on Saturday.", "A"),
        ("A roadside bomb killed three people in Oru.", "three"),
    ],
)
def test_where_nobody_is_said_there_is_no_actor(text: str, count: str) -> None:
    assert claim_of(text, count).actor is None


def test_the_dead_are_not_their_own_killers() -> None:
    found = claim_of("Six soldiers were killed in an ambush by rebels near Lema.", "Six").actor
    assert found is None or "soldiers" not in found.exact
