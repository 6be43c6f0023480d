from __future__ import annotations

import pytest

from tests.reading.staging import parsed
from tollbook.reading.cues import find_cues


def cues(words: str) -> list[tuple[str, str, str]]:
    """Return the words, harm and kind of each cue of a sentence."""
    sentence = parsed(words)
    return [(str(sentence.doc[c.first : c.last + 1]), c.harm, c.kind) for c in find_cues(sentence)]


@pytest.mark.parametrize(
    ("sentence", "words", "harm", "kind"),
    [
        ("Rebels killed two guards.", "killed", "killed", "transitive"),
        ("Two judges were assassinated.", "assassinated", "killed", "transitive"),
        ("The blast wounded a porter.", "wounded", "injured", "transitive"),
        ("Nine sailors were injured.", "injured", "injured", "transitive"),
        ("Pirates kidnapped the captain.", "kidnapped", "abducted", "transitive"),
        ("Police arrested 40 students.", "arrested", "detained", "transitive"),
        ("The flood of war displaced 900 families.", "displaced", "displaced", "transitive"),
        ("Four miners died.", "died", "killed", "intransitive"),
        ("Six hikers perished.", "perished", "killed", "intransitive"),
        ("Thousands of villagers fled.", "fled", "displaced", "intransitive"),
        ("Three aid workers disappeared.", "disappeared", "missing", "intransitive"),
        ("Five people are dead.", "dead", "killed", "nominal"),
        ("There were 12 deaths.", "deaths", "killed", "nominal"),
        ("The crash caused two fatalities.", "fatalities", "killed", "nominal"),
        ("Rescuers found ten bodies.", "bodies", "killed", "nominal"),
        ("Eight people are missing.", "missing", "missing", "nominal"),
        ("The army reported no casualties.", "casualties", "casualty", "nominal"),
        ("The raid took the lives of three boys.", "took the lives of", "killed", "phrase"),
        ("Both brothers lost their lives.", "lost their lives", "killed", "phrase"),
        ("A clerk was shot dead.", "shot dead", "killed", "phrase"),
        ("Gunmen mowed down six workers.", "mowed down", "killed", "phrase"),
        ("A tourist was stabbed to death.", "stabbed to death", "killed", "phrase"),
        ("They took 30 villagers hostage.", "took 30 villagers hostage", "abducted", "phrase"),
        ("Some 700 people fled their homes.", "fled", "displaced", "phrase"),
    ],
)
def test_cues_and_their_harm(sentence: str, words: str, harm: str, kind: str) -> None:
    assert (words, harm, kind) in cues(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council met on Monday.",
        "He drove a truck to the market.",
        "The team lost the match.",
        "The group claimed responsibility.",
        "The law forced banks to close.",
        "They beat the record.",
    ],
)
def test_common_verbs_without_a_victim_are_no_cue(sentence: str) -> None:
    assert cues(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [("The rebels lost 13 fighters.", "killed"), ("The fire claimed eight lives.", "killed")],
)
def test_to_lose_and_to_claim_harm_with_a_number(sentence: str, harm: str) -> None:
    assert harm in {found for _, found, _ in cues(sentence)}


@pytest.mark.parametrize(
    "words", ["killed and wounded", "wounded or killed", "dead and injured", "killed or injured"]
)
def test_dead_and_hurt_together_are_a_joint_cue(words: str) -> None:
    assert (words, "casualty", "joint") in cues(f"Dozens were {words}.")


def test_dead_and_hurt_counted_apart_are_no_joint_cue() -> None:
    found = cues("The blast killed ten people and wounded thirty.")
    assert [kind for _, _, kind in found] == ["transitive", "transitive"]


def test_a_phrase_hides_the_cues_of_its_words() -> None:
    assert [words for words, _, _ in cues("A clerk was shot dead.")] == ["shot dead"]


def test_cues_come_in_the_order_of_the_text() -> None:
    found = cues("Ten people were killed, thirty were wounded and four are missing.")
    assert [harm for _, harm, _ in found] == ["killed", "injured", "missing"]
