from __future__ import annotations

import pytest

from tests.reading.staging import answered, claim_of, context_of, words_of
from tollbook.reading import sources
from tollbook.reading.actors import choose
from tollbook.reading.answers import ranked


@pytest.mark.parametrize(("chance", "named"), [(0.8, True), (0.7, False)])
def test_somebody_is_named_only_where_much_likelier_than_nobody(chance: float, named: bool) -> None:
    context = context_of("Rebels killed six guards.")
    options = ranked([(words_of(context, "Rebels"), chance), (None, 1 - chance)])
    assert (choose(context, answered(actor=options), None) is not None) == named
    assert (sources.choose(context, answered(source=options)) is not None) == named


@pytest.mark.parametrize(
    ("text", "actor", "attribution"),
    [
        ("The Liberation Front claimed responsibility for the six dead.", "The Liberation Front",
         "claimed_by_self"),
        ("The army denied that it had killed six dockers.", "The army", "denied"),
        ("Rebels killed six guards.", "Rebels", "alleged"),
    ],
)  # fmt: skip
def test_what_kind_of_allegation_it_is(text: str, actor: str, attribution: str) -> None:
    context = context_of(text)
    answers = answered(actor=ranked([(words_of(context, actor), 0.9)]))
    found = choose(context, answers, None)
    assert found is not None
    assert (found.exact, found.attribution) == (actor, attribution)


def test_who_tells_of_their_own_deed_claims_it() -> None:
    context = context_of("The rebels said they had killed six guards.")
    rebels = ranked([(words_of(context, "The rebels"), 0.9)])
    answers = answered(actor=rebels, source=rebels)
    found = choose(context, answers, sources.choose(context, answers))
    assert found is not None
    assert found.attribution == "claimed_by_self"


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
