from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.llm.conftest import Reading
from tests.llm.server import ModelServer, answer, told
from tollbook.llm.grounding import DOUBTED, UNMEASURED
from tollbook.model import Claim, Means, Victims

TEXT = (
    "NORVIK - Shells killed at least six nurses, among them Ada Lind, in a market in Norvik on"
    " Tuesday, the Harbour Relief Society said.\n"
    "Two soldiers were killed on Monday, the army said. The army blamed rebels of the Red Banner."
)
QUOTE = "Shells killed at least six nurses"


def one(reading: Reading, text: str = TEXT, **fields: Any) -> Claim:
    """Return the one claim of a text about six nurses, told with these fields."""
    reading.server.replies(answer(told(QUOTE, "at least six", 6, **fields)))
    (claim,) = reading(text)
    return claim


def test_a_claim_with_every_field(reading: Reading) -> None:
    claim = one(
        reading,
        qualifier="at_least",
        victims={
            "words": "nurses",
            "status": "civilian",
            "groups": ["health_worker"],
            "names": ["Ada Lind"],
        },
        source={
            "words": "the Harbour Relief Society",
            "kind": "rescue_agency",
            "stance": "said",
            "party": False,
        },
        places=["Norvik", "a market"],
        time={"words": "Tuesday", "basis": "event"},
        means={"words": "Shells", "code": "shelling"},
        actor={"words": "rebels", "attribution": "alleged"},
        flags=["provisional"],
    )
    assert (claim.id, claim.harm, claim.scope, claim.confidence) == (
        "c1", "killed", "incident", UNMEASURED,
    )  # fmt: skip
    assert claim.evidence.exact == QUOTE
    assert (claim.count.exact, claim.count.value, claim.count.low) == ("at least six", 6, 6)
    assert claim.victims.exact == "nurses"
    assert claim.victims.groups == ("health_worker",)
    assert claim.victims.names == ("Ada Lind",)
    assert claim.source is not None
    assert (claim.source.exact, claim.source.kind) == (
        "the Harbour Relief Society", "rescue_agency",
    )  # fmt: skip
    assert [place.exact for place in claim.places] == ["a market", "Norvik"]
    assert claim.places[0].id is None
    assert claim.time is not None
    assert (claim.time.exact, claim.time.from_, claim.time.basis) == (
        "Tuesday", dt.date(2021, 3, 2), "event",
    )  # fmt: skip
    assert (claim.means.exact, claim.means.code) == ("Shells", "shelling")
    assert claim.actor is not None
    assert (claim.actor.exact, claim.actor.attribution) == ("rebels", "alleged")
    assert claim.flags == ("provisional",)
    assert reading.remarks == []


@pytest.mark.parametrize(
    ("quote", "count", "reason"),
    [
        ("Shells killed sixteen nurses", "sixteen", "its quote “Shells killed sixteen nurses” is"),
        ("Shells … at least six nurses", "six", "is not in the text"),
        ("", "six", "its quote “” is not in the text"),
        (QUOTE, "sixteen", "its count “sixteen” is not in its quote"),
        (QUOTE, "Two", "its count “Two” is not in its quote"),
        (QUOTE, "", "its count “” is not in its quote"),
        (TEXT, "six", "is not in the text"),
    ],
)
def test_a_claim_whose_words_are_not_in_the_text_is_dropped(
    server: ModelServer, reading: Reading, quote: str, count: str, reason: str
) -> None:
    server.replies(answer(told(quote, count, 6), told("Two soldiers were killed", "Two", 2)))
    text = TEXT.replace("six nurses,", "six nurses —") if quote == TEXT else TEXT
    (claim,) = reading(text)
    assert claim.count.value == 2
    (remark,) = reading.remarks
    assert remark.startswith(f"market: claim “{count}” dropped: ")
    assert reason in remark


def test_a_count_is_no_piece_of_a_number(server: ModelServer, reading: Reading) -> None:
    server.replies(answer(told("4 people were killed", "4", 4)))
    assert reading("14 people were killed.") == ()
    assert "its count “4” is not in its quote" in reading.remarks[0]


def test_a_quote_is_no_paragraph(server: ModelServer, reading: Reading) -> None:
    text = f"Six died. {'It was a long day in Norvik. ' * 20}"
    server.replies(answer(told(text.strip(), "Six", 6)))
    assert reading(text) == ()
    assert "its quote is longer than 400 characters" in reading.remarks[0]


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("harm", "dead", "“dead” is no harm or scope"),
        ("harm", "", "“” is no harm or scope"),
        ("scope", "global", "“global” is no harm or scope"),
        ("scope", None, "“” is no harm or scope"),
    ],
)
def test_a_claim_of_another_harm_or_scope_is_dropped(
    server: ModelServer, reading: Reading, field: str, value: object, word: str
) -> None:
    server.replies(answer(told(QUOTE, "six", 6, **{field: value})))
    assert reading(TEXT) == ()
    assert word in reading.remarks[0]


WRONG_WORDS: list[tuple[str, Any, str]] = [
    ("victims", {"words": "doctors", "status": "unspecified"}, "victims"),
    ("source", {"words": "the mayor", "kind": "government"}, "source"),
    ("places", ["Oslo"], "place"),
    ("time", {"words": "Wednesday", "basis": "event"}, "time"),
    ("means", {"words": "air strikes", "code": "airstrike"}, "means"),
    ("actor", {"words": "the navy", "attribution": "stated"}, "perpetrator"),
    ("victims", {"words": None, "names": ["Eva Berg"]}, "victim's name"),
]


@pytest.mark.parametrize(("field", "value", "name"), WRONG_WORDS)
def test_a_field_whose_words_are_not_in_the_text_is_left_out(
    reading: Reading, field: str, value: Any, name: str
) -> None:
    assert one(reading, **{field: value}) == one(reading)
    (remark,) = reading.remarks
    assert remark.startswith(f"market: claim “at least six”: its {name} “")
    assert remark.endswith("” is not in the text; left out.")


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("victims", {"words": "nurses", "status": "medical"}, "status “medical”"),
        ("means", {"words": "Shells", "code": "bombs"}, "means “bombs”"),
        ("source", {"words": "the army", "kind": "soldiers"}, "kind of source “soldiers”"),
        ("source", {"words": "the army", "stance": "shouted"}, "stance “shouted”"),
        ("actor", {"words": "rebels", "attribution": "sure"}, "attribution “sure”"),
        ("time", {"words": "Tuesday", "basis": "guess"}, "basis “guess”"),
    ],
)
def test_words_of_no_vocabulary_are_unknown(
    reading: Reading, field: str, value: Any, name: str
) -> None:
    claim = one(reading, **{field: value})
    assert reading.remarks == [
        f"market: claim “at least six”: its {name} is none that is recorded; left out."
    ]
    assert claim.victims.status == "unspecified"
    assert claim.means == Means()
    assert claim.source is None or (claim.source.kind, claim.source.stance) == ("other", "said")
    assert claim.actor is None or claim.actor.attribution == "alleged"
    assert claim.time is None or claim.time.basis == "event"


def test_what_has_no_words_is_not_taken(reading: Reading) -> None:
    claim = one(
        reading,
        victims={"words": " ", "status": "civilian", "groups": ["women"], "names": []},
        means={"words": None, "code": "airstrike"},
        source={"words": None, "kind": "un"},
        actor={"words": "", "attribution": "stated"},
        time={"words": None, "basis": "event"},
        flags=["party_claim", "dates_disagree", "certain"],
    )
    assert claim == one(reading)
    assert (claim.victims, claim.means, claim.flags) == (Victims(), Means(), ())
    assert "its status “civilian” has no words; left out" in reading.remarks[0]


def test_words_too_wide_for_a_field_are_left_out(reading: Reading) -> None:
    words = TEXT[9:97]
    claim = one(reading, places=[words, "Norvik"])
    assert [place.exact for place in claim.places] == ["Norvik"]
    assert "is longer than 80 characters; left out" in reading.remarks[0]


def test_the_words_of_a_field_are_those_nearest_to_the_claim(
    server: ModelServer, reading: Reading
) -> None:
    text = "The army said on Monday that it had won. Six men were killed, the army said on Monday."
    source = {"words": "The army", "kind": "military", "stance": "said", "party": True}
    time = {"words": "Monday", "basis": "statement"}
    server.replies(answer(told("Six men were killed", "Six", 6, source=source, time=time)))
    (claim,) = reading(text)
    assert claim.time is not None
    assert claim.time.start == text.rindex("Monday")
    assert (claim.time.from_, claim.time.basis) == (dt.date(2021, 3, 1), "statement")
    # Letter for letter goes before near.
    assert claim.source is not None
    assert claim.source.start == 0
    assert claim.flags == ("party_claim",)


@pytest.mark.parametrize(
    ("text", "words", "exact", "days"),
    [
        ("on the night of 2 March 2021", "2 March", "the night of 2 March 2021",
         ("2021-03-02", "2021-03-02")),
        ("since late January", "late January", "since late January", ("2021-01-21", "2021-03-04")),
        ("in the dry season", "the dry season", "the dry season", (None, None)),
        ("since the old king and all of his house had to leave the city by night in the dry season",
         "since the old king and all of his house had to leave the city by night",
         "since the old king and all of his house had to leave the", (None, None)),
    ],
)  # fmt: skip
def test_our_grammar_dates_the_words_and_no_model(
    server: ModelServer, reading: Reading, text: str, words: str, exact: str,
    days: tuple[str | None, str | None],
) -> None:  # fmt: skip
    time = {"words": words, "basis": "event", "from": "1999-01-01"}
    server.replies(answer(told("Six men were killed", "Six", 6, time=time)))
    (claim,) = reading(f"Six men were killed {text}, the mayor said.")
    assert claim.time is not None
    found = [day.isoformat() if day else None for day in (claim.time.from_, claim.time.to)]
    assert (claim.time.exact, *found) == (exact, *days)


def test_without_a_date_of_the_report_days_stay_open(server: ModelServer, reading: Reading) -> None:
    time = {"words": "Tuesday", "basis": "event"}
    server.replies(answer(told(QUOTE, "six", 6, time=time)))
    (claim,) = reading(TEXT, None)
    assert claim.time is not None
    assert (claim.time.exact, claim.time.from_) == ("Tuesday", None)


def test_a_number_that_the_model_misreads_is_the_texts_and_in_doubt(
    server: ModelServer, reading: Reading
) -> None:
    server.replies(answer(told(QUOTE, "at least six", 16)))
    (claim,) = reading(TEXT)
    assert (claim.count.value, claim.confidence) == (6, DOUBTED)


@pytest.mark.parametrize(
    ("claims", "starts"),
    [
        ([told("Six people were killed", "Six", 6)], [0]),
        ([told("Six people were killed", "Six", 6)] * 2, [0, 34]),
        ([told("Six people were killed", "Six", 6)] * 3, [0, 34]),
    ],
)
def test_a_statement_that_stands_twice(
    server: ModelServer, reading: Reading, claims: list[dict[str, Any]], starts: list[int]
) -> None:
    server.replies(answer(*claims))
    found = reading(
        "Six people were killed in Norvik.\nSix people were killed in Norvik on Monday."
    )
    assert [claim.count.start for claim in found] == starts
    assert len(reading.remarks) == max(len(claims) - 2, 0)
    assert all("it is told twice" in remark for remark in reading.remarks)


def test_a_short_quote_that_could_be_any_of_several_is_dropped(
    server: ModelServer, reading: Reading
) -> None:
    server.replies(answer(told("six", "six", 6)))
    assert reading("Rebels shot six. The army lost six.") == ()
    assert "its quote “six” is in the text 2 times" in reading.remarks[0]


def test_a_statement_that_stands_everywhere_is_dropped(
    server: ModelServer, reading: Reading
) -> None:
    server.replies(answer(told("One man was killed.", "One", 1)))
    assert reading("One man was killed. " * 101) == ()
    assert "is in the text 101 times" in reading.remarks[0]
    assert len(reading("One man was killed. " * 100)) == 1


def test_an_answer_that_never_stops_repeating_itself_is_searched_once(
    server: ModelServer, reading: Reading
) -> None:
    """Each quote is looked for once: the worst of answers is grounded in seconds, not minutes."""
    text = ("a 14 a men died a. " * 315)[:6000]
    claim = told("a 14 a men died a", "14", 14, places=["a"] * 50, source={"words": "a"})
    server.replies(answer(*[claim] * 400))
    assert reading(text) == ()
    assert len(reading.remarks) == 400


def test_a_count_that_stands_twice_in_its_quote_is_that_of_the_victims(
    server: ModelServer, reading: Reading
) -> None:
    text = "Two men and two women were killed and two wounded."
    women = told(text[:33], "two", 2, victims={"words": "women", "status": "civilian"})
    men = told(text[:33], "two", 2, victims={"words": "men", "status": "unspecified"})
    hurt = told(text[11:], "two", 2, harm="injured", victims={"words": "wounded"})
    server.replies(answer(women, men, hurt))
    found = [(c.harm, c.count.start, c.victims.exact) for c in reading(text)]
    assert found == [("killed", 0, "men"), ("killed", 12, "women"), ("injured", 38, "wounded")]


def test_one_number_may_be_of_two_harms_and_never_twice_of_one(
    server: ModelServer, reading: Reading
) -> None:
    text = "Some 40 people were killed or wounded."
    claims = [
        told(text, "Some 40", 40),
        told(text, "40", 40, harm="injured"),
        told("40 people were killed", "40", 40),
    ]
    server.replies(answer(*claims))
    assert [(c.harm, c.count.exact) for c in reading(text)] == [
        ("killed", "Some 40"),
        ("injured", "Some 40"),
    ]
    assert ["it is told twice" in remark for remark in reading.remarks] == [True]


def test_a_period_that_may_be_two_is_ambiguous(server: ModelServer, reading: Reading) -> None:
    text = (
        "The truce of August 2020 ended in December 2020. Some 900 people were killed in that"
        " period, the monitor said."
    )
    time = {"words": "in that period", "basis": "event"}
    server.replies(answer(told("900 people were killed", "900", 900, scope="period", time=time)))
    (claim,) = reading(text)
    assert claim.time is not None
    if claim.time.from_ is None:
        assert claim.flags == ("ambiguous_period",)


def test_what_a_model_says_cannot_drive_a_terminal(server: ModelServer, reading: Reading) -> None:
    server.replies(answer(told("\x1b[2J" + "red " * 50, "six\n\n", 6)))
    assert reading(TEXT) == ()
    (remark,) = reading.remarks
    assert "\x1b" not in remark
    assert "\n" not in remark
    assert len(remark) < 200
