from __future__ import annotations

import pytest

from tollbook.reading.speech import is_of_saying, saying_beside, stance_of


def place(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("Six people died, the coast guard said.", "the coast guard", "said"),
        ("The coast guard said six people died.", "The coast guard", "said"),
        ("A spokesman for the ministry confirmed six deaths.", "A spokesman for the ministry",
         "confirmed"),
        ("The guerrillas claimed they killed six guards.", "The guerrillas", "claimed"),
        ("The rebels said it was them and claimed to have killed 30.", "The rebels", "claimed"),
        ("The army denied that guards had died.", "The army", "denied"),
        ("The general admitted that six guards died.", "The general", "conceded"),
        ("Aid agencies estimate that 4,000 people fled.", "Aid agencies", "estimated"),
        ("Villagers alleged that troops killed six men.", "Villagers", "alleged"),
        ("Six people died, according to the Lema Coast Guard.", "the Lema Coast Guard", "said"),
        ("The mayor spoke. Rebels claimed the raid.", "The mayor", "said"),
    ],
)  # fmt: skip
def test_the_stance_of_who_says_it(text: str, source: str, stance: str) -> None:
    assert stance_of(text, *place(text, source)) == stance


@pytest.mark.parametrize(
    ("text", "time", "of_saying"),
    [
        ("Six died in Oru, police said Tuesday.", "Tuesday", True),
        ("Six died in Oru, police said on Tuesday.", "Tuesday", True),
        ("The army said in a statement on Tuesday that six died.", "Tuesday", False),
        ("Police on Tuesday said six died.", "Tuesday", True),
        ("On Tuesday police said six died.", "Tuesday", False),
        ("Six died in Oru on Tuesday, police said.", "Tuesday", False),
        ("Six died, he said. On Tuesday it rained.", "Tuesday", False),
    ],
)
def test_a_time_right_beside_a_verb_of_saying_dates_the_saying(
    text: str, time: str, of_saying: bool
) -> None:
    assert is_of_saying(text, *place(text, time)) is of_saying


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Six people died, the coast guard said.", "the coast guard"),
        ("The coast guard said six people died.", "The coast guard"),
        ("Six people died, according to the Lema Coast Guard.", "the Lema Coast Guard"),
        ("Six people died.", None),
        ("He said six people died.", None),
    ],
)
def test_by_pattern_alone_a_source_stands_beside_its_verb(text: str, source: str | None) -> None:
    found = saying_beside(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == source
