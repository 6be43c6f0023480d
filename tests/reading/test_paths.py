from __future__ import annotations

import pytest

from tests.reading.staging import parsed
from tollbook.reading.paths import climb, path


def between(words: str, start: str, end: str) -> str | None:
    doc = parsed(words).doc
    first, last = (next(t for t in doc if t.text == word) for word in (start, end))
    return path(first, last)


@pytest.mark.parametrize(
    ("sentence", "start", "end", "way"),
    [
        ("Two guards were killed.", "guards", "killed", "^nsubjpass"),
        ("Rebels killed two guards.", "guards", "killed", "^dobj"),
        ("Rebels killed two guards.", "two", "killed", "^nummod ^dobj"),
        ("Rebels killed a guard and a driver.", "driver", "killed", "^conj ^dobj"),
        ("Rebels killed two guards.", "killed", "guards", "vdobj"),
        ("Rebels killed two guards.", "killed", "killed", "="),
        ("Rebels killed two guards.", "Rebels", "guards", "^nsubj vdobj"),
        ("Guards died in the village.", "village", "died", "^pobj ^prep_in"),
    ],
)
def test_paths(sentence: str, start: str, end: str, way: str) -> None:
    assert between(sentence, start, end) == way


def test_the_way_back_is_the_way_there_turned_round() -> None:
    doc = parsed("Rebels in the hills killed two guards and a driver.").doc
    turned = {"^": "v", "v": "^"}
    for one in doc:
        for two in doc:
            there, back = path(one, two), path(two, one)
            if there not in (None, "=") and back is not None:
                steps = [turned[s[0]] + s[1:] for s in reversed(there.split())]
                assert back.split() == steps


def test_what_is_far_apart_has_no_path() -> None:
    doc = parsed("one and two and three and four and five and six and seven and eight fell").doc
    assert any(path(doc[0], t) is None or len(path(doc[0], t).split()) <= 7 for t in doc)


def test_the_parts_of_a_list_climb_to_its_head() -> None:
    doc = parsed("Rebels killed a guard, a driver and a cook.").doc
    heads = {climb(t).text for t in doc if t.text in ("guard", "driver", "cook")}
    assert heads == {"guard"}


def test_a_word_that_is_no_part_stays() -> None:
    doc = parsed("Rebels killed a guard.").doc
    assert climb(doc[0]).text == "Rebels"
