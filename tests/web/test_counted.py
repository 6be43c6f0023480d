"""Counts over the whole record: fresh in a small one, a minute old at most in a large one."""

import pytest
from django.core.cache import cache

from tests.web.conftest import store
from tollbook.record.models import Report
from tollbook.web import counted, listing
from tollbook.web.counted import counted as count
from tollbook.web.listing import CappedPaginator


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


def pages_of(rows, size):
    paginator = CappedPaginator(rows.order_by("-pk").values_list("pk", flat=True), size)
    return [list(paginator.page(number)) for number in paginator.page_range]


@pytest.mark.parametrize("latest", [1, 3, 100])
def test_pages_are_the_same_wherever_they_are_looked_for_first(db, monkeypatch, latest):
    ids = [store(f"Nobody was hurt on day {day}.", []).pk for day in range(7)]
    rows = Report.objects.exclude(pk=ids[3])
    plain = pages_of(rows, 2)
    monkeypatch.setattr(listing, "MANY", 0)
    monkeypatch.setattr(listing, "LATEST", latest)
    assert pages_of(rows, 2) == plain
    assert plain[0] == [ids[6], ids[5]]
