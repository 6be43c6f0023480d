from __future__ import annotations

import pytest

from tests.reading.staging import answered, claim_of, context_of, drafted
from tollbook.reading.answers import ranked
from tollbook.reading.scopes import choose, words_of_scope


@pytest.mark.parametrize(
    ("text", "name", "scope"),
    [
        ("killed since January", "since", "cumulative"),
        ("killed in the civil war", "war", "cumulative"),
        ("killed so far this year", "so_far", "cumulative"),
        ("killed over eight years", "years", "cumulative"),
        ("killed in the past two weeks", "months", "period"),
        ("have been killed", "have", "cumulative"),
        ("killed in October", "month_of", "period"),
        ("a total number of dead", "total", "cumulative"),
        ("bringing the number of dead to 40", "bring", "cumulative"),
        ("40 a day are killed", "per", "rate"),
        ("killed in 1982", "year", "cumulative"),
        ("killed across the country", "country", "cumulative"),
    ],
)
def test_words_that_speak_of_a_total(text: str, name: str, scope: str) -> None:
    assert (name, scope) in [(found, gives) for found, gives, _ in words_of_scope(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Four miners were killed on Tuesday.",
        "A 40-year-old man was stabbed.",
        "since then three have left",
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert words_of_scope(text) == [] or "since" not in {n for n, _, _ in words_of_scope(text)}


def test_words_of_scope_tell_where_they_stand() -> None:
    text = "Forty thousand were killed since January"
    ((_, _, at),) = [w for w in words_of_scope(text) if w[0] == "since"]
    assert text[at:].startswith("since")


@pytest.mark.parametrize(
    ("text", "count", "harm", "scope"),
    [
        ("The war has killed 9,000 people since 2004.", "9,000", "killed", "cumulative"),
        ("In the past month 630 people were killed.", "630", "killed", "period"),
        ("Some 40 people a day are killed.", "Some 40", "killed", "rate"),
        ("The camp holds 12,000 refugees.", "12,000", "displaced", "stock"),
        ("They killed 9,000.", "9,000", "killed", "cumulative"),
    ],
)
def test_which_total_a_number_is(text: str, count: str, harm: str, scope: str) -> None:
    context = context_of(text)
    draft = drafted(context, count, harm)
    assert choose(context, draft, answered(total=0.9)) == scope
    assert choose(context, draft, answered(total=0.1)) == "incident"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A bomb killed 14 shoppers in Lema on Tuesday, police said.", "14"),
        ("Gunmen shot dead two judges outside a court in Oru on Monday.", "two"),
        ("At least 31 people were wounded by shelling on Friday.", "At least 31"),
        ("Air raids on three villages killed 22 farmers on Sunday.", "22"),
        ("A woman was stabbed to death in her flat on Saturday night.", "A"),
        ("GUERRILLAS KILLED SIX SOLDIERS NEAR ORU LAST NIGHT.", "SIX"),
        ("Ferry bombing kills 9", "9"),
    ],
)
def test_one_event_is_an_incident(text: str, count: str) -> None:
    assert claim_of(text, count).scope == "incident"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("More than 200,000 people have been killed since the civil war began in 1975.",
         "More than 200,000"),
        ("The conflict has killed more than 9,000 people, the United Nations says.",
         "more than 9,000"),
        ("The war has claimed the lives of some 70,000 people over 12 years.", "some 70,000"),
        ("Since the uprising began three years ago, at least 100,000 people have been killed.",
         "at least 100,000"),
        ("Some 40,000 people have died in the insurgency since 1984.", "Some 40,000"),
        ("The fighting has displaced more than two million people since 2003.",
         "more than two million"),
        pytest.param("An estimated 3,000 people were executed between 1976 and 1983.",
                     "An estimated 3,000"),
        ("In the past month 630 people were killed in the province, the monitor said.", "630"),
    ],
)  # fmt: skip
def test_a_running_total_never_enters_an_incident(text: str, count: str) -> None:
    assert not claim_of(text, count).of_incident


def test_a_total_beside_an_incident_is_told_apart() -> None:
    text = (
        "A car bomb killed 12 shoppers in Lema on Tuesday, police said. "
        "The conflict has killed more than 9,000 people since it began in 1984."
    )
    assert claim_of(text, "12").scope == "incident"
    assert claim_of(text, "more than 9,000").scope == "cumulative"


@pytest.mark.parametrize(
    ("words", "chance", "scope"),
    [
        ("the past two weeks", 0.2, "period"),
        ("the past two weeks", 0.1, "incident"),
        ("the past two days", 0.2, "incident"),
        ("Monday", 0.4, "incident"),
    ],
)
def test_a_number_of_many_days_is_sooner_a_total(words: str, chance: float, scope: str) -> None:
    context = context_of(f"Shelling killed 20 people in Oru in {words}.")
    draft = drafted(context, "20")
    (time,) = (found.item for found in context.times)
    assert choose(context, draft, answered(total=chance, time=ranked([(time, 1.0)]))) == scope


@pytest.mark.parametrize(
    ("text", "count", "scope"),
    [
        ("Rebels have killed 1,500 soldiers.", "1,500", "cumulative"),
        ("Rebels killed 1,500 soldiers.", "1,500", "incident"),
        ("Rebels have killed 15 soldiers.", "15", "incident"),
    ],
)
def test_hundreds_told_in_the_perfect_tense_are_a_total(text: str, count: str, scope: str) -> None:
    context = context_of(text)
    assert choose(context, drafted(context, count), answered(total=0.35)) == scope
