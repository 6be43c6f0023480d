from tollbook.incidents.rarity import KEPT, Rarity, load_rarity, wording, words_of

RARITY = Rarity(made="test", reports=1000, common={"people": 900, "market": 90})


def test_a_rare_word_weighs_more_than_a_common_one():
    assert RARITY.weight("quillan") > RARITY.weight("market") > RARITY.weight("people")


def test_the_weightiest_words_are_kept_in_order():
    kept = wording(["people", "quillan", "market"], RARITY)
    assert kept.words == ("quillan", "market", "people")


def test_a_long_text_keeps_no_more_than_is_compared():
    kept = wording([f"word{n}" for n in range(500)], RARITY)
    assert len(kept.words) == len(kept.weights) == KEPT


def test_the_words_of_a_text_have_unit_length_and_those_of_a_line_less():
    def length(words):
        return sum(weight**2 for weight in wording(words, RARITY).weights)

    assert length([f"word{n}" for n in range(500)]) > 0.999
    assert length(["people", "killed", "market"]) < 0.2


def test_words_of_more_reports_grow_common():
    more = RARITY.with_reports({"quillan": 40}, 100)
    assert more.weight("quillan") < RARITY.weight("quillan")


def test_short_words_and_single_digits_are_passed_over():
    assert words_of("At 9 km, 122mm shells hit Ma'ar") == ["122", "shells", "hit"]


def test_the_packaged_counts_know_common_words():
    assert load_rarity().weight("people") < load_rarity().weight("ostrel")
