from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.llm.quoting import Passage, fold, gap, is_joined
from tollbook.model.spans import span_at


def found(text: str, quote: str) -> list[str]:
    return [f"{span.start}:{span.exact}" for span in Passage(text, 0, len(text)).find(quote)]


@pytest.mark.parametrize(
    ("text", "quote", "spans"),
    [
        ("Six were killed.", "Six", ["0:Six"]),
        ("Six were killed.", " Six \n", ["0:Six"]),
        ("two men and two women", "two", ["0:two", "12:two"]),
        ("Seven were killed.", "Six", []),
        ("Six were killed.", "", []),
        ("Six were killed.", " ", []),
    ],
)
def test_a_quote_is_found_letter_by_letter(text: str, quote: str, spans: list[str]) -> None:
    assert found(text, quote) == spans


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the “White\u00a0Helmets” said", 'the "White Helmets" said'),
        ("killed\n  six\tpeople", "killed six people"),
        ("in Ma’arat al–Numan", "in Ma'arat al-Numan"),
        ("AT LEAST SIX WERE KILLED", "At least six were killed"),
        ("the \u200fGulf\u200e of\u200b Aden", "the Gulf of Aden"),
    ],
)
def test_signs_and_case_may_differ_and_the_texts_own_words_are_given(text: str, quote: str) -> None:
    assert found(text, quote) == [f"0:{text}"]


def test_words_letter_for_letter_go_before_words_that_differ_in_signs() -> None:
    assert found("Police said. The police said.", "police said") == ["17:police said"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("in 2014", "14"), ("14,000 fled", "14"), ("1,014 fled", "14"), ("14.5 million", "14"),
        ("killed 140", "14"), ("the M16 rifle", "16"), ("the 20th man", "20"),
        ("Iranians", "Iran"), ("unkilled", "killed"), ("٣٤٥ قتيلا", "٣٤"),
    ],
)  # fmt: skip
def test_words_and_numbers_are_found_whole_only(text: str, quote: str) -> None:
    assert found(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("killed 14, wounded 3", "14"), ("killed 14.", "14"), ("14-year-old", "14"),
        ("(14)", "14"), ("Syria's army", "Syria"),
        ("وأصيب 30 بجروح وقتل 14", "14"), ("قتلى و30 جريحا", "30"), ("المدنيين", "مدنيين"),
        ("三十人死亡", "三十人"),
    ],
)  # fmt: skip
def test_small_words_written_onto_the_next_do_not_hide_it(text: str, quote: str) -> None:
    assert [one.partition(":")[2] for one in found(text, quote)] == [quote]


def test_only_the_passage_is_searched() -> None:
    text = "Six died. Six died. Six died."
    assert [s.start for s in Passage(text, 10, 19).find("Six")] == [10]


def test_a_passage_that_ends_in_a_number_does_not_show_half_of_it() -> None:
    assert Passage("killed 140 people", 0, 9).find("14") == []


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_found_is_the_text(text: str, one: int, other: int) -> None:
    quote = text[min(one, other) : max(one, other)]
    for span in Passage(text, 0, len(text)).find(quote):
        assert text[span.start : span.end] == span.exact
        assert fold(span.exact)[0].strip() == fold(quote)[0].strip()
        assert not is_joined(text, span.start)
        assert not is_joined(text, span.end)


@given(st.text(max_size=40))
def test_folding_keeps_the_offset_of_every_sign(words: str) -> None:
    folded, offsets = fold(words)
    assert len(folded) == len(offsets)
    assert offsets == sorted(set(offsets))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Homs. Six died in Homs, which fell.", 18),
        ("In Homs. It rained. Six died. Homs", 30),
        ("On Monday it rained in Homs, they said in Homs. Six died. Of Homs no word.", 42),
        ("Homs fell. In the morning of Monday, six died in the old town of Homs.", 65),
        ("Six died.", None),
    ],
)
def test_the_nearest_words_are_those_of_the_same_sentence(text: str, start: int | None) -> None:
    passage = Passage(text, 0, len(text))
    (six,) = passage.find_within("six died", span_at(text, 0, len(text)))
    found = passage.nearest("Homs", six)
    assert (found.start if found else None) == start


def test_words_within_a_span_are_found_but_for_signs() -> None:
    text = "TWO MEN DIED. Police found two men."
    passage = Passage(text, 0, len(text))
    assert [s.start for s in passage.find_within("two men", span_at(text, 0, 13))] == [0]
    assert [s.start for s in passage.find("two men")] == [27]
    assert passage.find_within("wo men", span_at(text, 0, 13)) == []


def test_the_ends_of_a_statement_may_be_within_words() -> None:
    text = "At least 10 soldiers were killedin Norvik."
    passage = Passage(text, 0, len(text))
    assert [s.end for s in passage.find_statement("At least 10 soldiers were killed")] == [32]
    assert [s.start for s in passage.find_statement("0 Soldiers were")] == [10]
    assert passage.find("At least 10 soldiers were killed") == []


def test_the_gap_between_spans() -> None:
    one, other = span_at("Homs and Homs", 0, 4), span_at("Homs and Homs", 9, 13)
    assert gap(one, other) == gap(other, one) == 5
    assert gap(one, one) == 0
