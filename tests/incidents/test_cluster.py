import numpy as np
import pytest

from tollbook.incidents.cluster import ALWAYS, NEVER, agglomerate, components


def matrix(size, **pairs):
    scores = np.zeros((size, size))
    for pair, score in pairs.items():
        one, other = int(pair[1]), int(pair[2])
        scores[one, other] = scores[other, one] = score
    return scores


def test_the_likeliest_are_joined_first_and_the_rest_by_their_mean():
    scores = matrix(3, p01=0.9, p12=0.7, p02=0.1)
    assert agglomerate(scores, 0.5) == [[0, 1], [2]]
    assert agglomerate(scores, 0.35) == [[0, 1, 2]]


def test_what_must_not_come_together_does_not_through_a_third():
    assert agglomerate(matrix(3, p01=0.9, p12=0.9, p02=NEVER), 0.3) in (
        [[0, 1], [2]],
        [[0], [1, 2]],
    )


def test_what_must_come_together_does_whatever_its_score():
    assert agglomerate(matrix(2, p01=ALWAYS), 0.99) == [[0, 1]]


@pytest.mark.parametrize(("size", "expected"), [(0, []), (1, [[0]])])
def test_nothing_and_one_thing(size, expected):
    assert agglomerate(matrix(size), 0.5) == expected


def test_components_are_what_pairs_connect():
    assert components(5, [(3, 1), (4, 3)]) == [[0], [1, 3, 4], [2]]
