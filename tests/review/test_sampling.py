"""The sample for re-review: one of ten, nobody's choice, the same when drawn again."""

from tollbook.review.sampling import EVERY, is_drawn


def drawn(seed, count=1000):
    return [n for n in range(count) if is_drawn(n, seed)]


def test_exactly_one_of_each_ten_in_a_row_is_drawn():
    assert [n // EVERY for n in drawn("seed")] == list(range(100))


def test_the_same_seed_draws_the_same_and_another_another():
    assert drawn("seed") == drawn("seed")
    assert drawn("seed") != drawn("another")


def test_every_place_among_the_ten_has_its_turn():
    assert {n % EVERY for n in drawn("seed")} == set(range(EVERY))
