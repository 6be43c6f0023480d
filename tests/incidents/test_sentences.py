from tests.incidents.build import claim
from tollbook.incidents.rarity import load_rarity
from tollbook.incidents.sentences import overlap, settings_of

TEXT = (
    "Shells hit the Sorrel clinic in Marj, killing 3 people. Another 5 were hurt.\n"
    "In the Sorrel clinic, 3 people died."
)


def settings():
    positions = [TEXT.index("3 "), TEXT.index("5 "), TEXT.rindex("3 ")]
    claims = [claim(f"c{n}", f"[{TEXT[at]}]", 1, at=at) for n, at in enumerate(positions)]
    return settings_of(TEXT, claims, load_rarity())


def test_sentences_and_paragraphs_are_counted():
    assert [one.number for one in settings()] == [0, 1, 2]
    assert [one.paragraph for one in settings()] == [0, 0, 1]


def test_words_that_turn_to_another_event_are_noticed():
    assert [one.turns for one in settings()] == [False, True, False]


def test_sentences_on_one_event_share_their_rarer_words():
    first, second, third = settings()
    assert overlap(first, third) > 0.3 > overlap(first, second)
