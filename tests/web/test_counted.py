"""Counts over the whole record: fresh in a small one, a minute old at most in a large one."""

import pytest
from django.core.cache import cache

from tests.web.conftest import store
from tollbook.web import counted
from tollbook.web.counted import counted as count


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def test_a_small_record_is_counted_each_time(db):
    answers = iter([1, 2])
    assert [count("x", lambda: next(answers)) for _ in range(2)] == [1, 2]


def test_a_large_record_is_counted_once_a_minute(db, monkeypatch):
    store("Nobody was hurt.", [])
    monkeypatch.setattr(counted, "SMALL", 0)
    answers = iter([1, 2])
    assert [count("x", lambda: next(answers)) for _ in range(2)] == [1, 1]
    assert count("y", lambda: next(answers)) == 2
