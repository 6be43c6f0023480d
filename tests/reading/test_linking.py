from __future__ import annotations

import pytest

from tests.reading.staging import parsed
from tollbook.reading.cues import Cue, find_cues
from tollbook.reading.linking import Scene, governs, link_features, none_features, noun_class
from tollbook.reading.mentions import Mention, find_mentions
from tollbook.reading.quantities import find_quantities


def scene(words: str) -> Scene:
    sentence = parsed(words)
    cues = find_cues(sentence)
    mentions = find_mentions(sentence, cues, find_quantities(words))
    return Scene(sentence, tuple(mentions), tuple(cues))


def pair(words: str, count: str, cue: str) -> tuple[Scene, Mention, Cue]:
    """Return a scene with its mention of the words `count` and its cue of the words `cue`."""
    found = scene(words)
    mention = next(m for m in found.mentions if words[m.start : m.end] == count)
    doc = found.sentence.doc
    return found, mention, next(c for c in found.cues if str(doc[c.first : c.last + 1]) == cue)


@pytest.mark.parametrize(
    ("sentence", "count", "cue"),
    [
        ("Six pilgrims were killed in a stampede.", "Six", "killed"),
        ("A mine killed six pilgrims.", "six", "killed"),
        ("Six pilgrims died.", "Six", "died"),
        ("Rescuers found the bodies of six pilgrims.", "six", "bodies"),
        ("The flood took the lives of six pilgrims.", "six", "took the lives of"),
        ("The death of six pilgrims shocked the town.", "six", "death"),
        ("A mine killed a priest and six pilgrims.", "six", "killed"),
        ("Dozens of pilgrims were injured.", "Dozens", "injured"),
        ("Gunmen kidnapped a priest.", "a", "kidnapped"),
    ],
)
def test_the_parse_links_victims_to_their_harm(sentence: str, count: str, cue: str) -> None:
    _, mention, found = pair(sentence, count, cue)
    assert governs(mention, found)


@pytest.mark.parametrize(
    ("sentence", "count", "cue"),
    [
        ("The 6 pilgrims who died were buried.", "The 6", "died"),
        ("They buried 6 pilgrims killed in a stampede.", "6", "killed"),
    ],
)
def test_the_parse_links_victims_told_behind_their_noun(
    sentence: str, count: str, cue: str
) -> None:
    _, mention, found = pair(sentence, count, cue)
    assert governs(mention, found)


@pytest.mark.parametrize(
    ("sentence", "count", "cue"),
    [
        ("Six gunmen killed the mayor.", "Six", "killed"),
        ("Six witnesses saw how the mayor was killed.", "Six", "killed"),
        ("The mayor was killed by six gunmen.", "six", "killed"),
        ("Six pilgrims prayed while a mine killed the priest.", "Six", "killed"),
    ],
)
def test_the_parse_links_nobody_else(sentence: str, count: str, cue: str) -> None:
    _, mention, found = pair(sentence, count, cue)
    assert not governs(mention, found)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("soldiers", "combatant"),
        ("women", "civilian"),
        ("uncle", "civilian"),
        ("people", "person"),
        ("rockets", "thing"),
        ("seven", "number"),
        ("rivers", "NOUN"),
    ],
)
def test_what_kind_of_thing_a_noun_is(word: str, kind: str) -> None:
    token = next(t for t in parsed(f"They saw the {word} there.").doc if t.text == word)
    assert noun_class(token) == kind


def test_a_link_tells_its_rule_and_its_distance() -> None:
    features = link_features(*pair("A mine killed six pilgrims.", "six", "killed"))
    assert features["rule"] == 1.0
    assert features["adjacent:before:transitive:number"] == 1.0
    assert features["lemma:kill:before"] == 1.0


def test_a_rival_count_between_is_told() -> None:
    near = link_features(*pair("A mine killed six pilgrims.", "six", "killed"))
    far = link_features(*pair("A mine killed two priests and six pilgrims.", "six", "killed"))
    assert "rival:0:before" in near
    assert "rival:1:before" in far


def test_nothing_is_told_by_its_noun_and_its_sentence() -> None:
    words = "Six pilgrims would be killed if the bridge fell."
    found = scene(words)
    features = none_features(found, found.mentions[0])
    assert features["none:number"] == 1.0
    assert features["none:hypothetical"] == 1.0
