import datetime as dt

import pytest
from django.contrib.auth.models import User
from msgspec.structs import replace

from tests.record import making
from tollbook.errors import BadInputError
from tollbook.model import Means, SpanMismatchError
from tollbook.record import archive
from tollbook.record.grouping import title_of
from tollbook.record.models import Claim, Incident, Reading, Report
from tollbook.record.store import add_report, find_report

pytestmark = pytest.mark.django_db


def test_a_report_comes_back_as_the_core_knows_it(market):
    stored = Report.objects.get().as_model()
    assert stored.text == making.TEXT
    assert stored.published == dt.date(2021, 5, 4)
    assert stored.published_basis == "given"
    assert stored.id == market.key


def test_its_original_is_in_the_archive(market):
    assert archive.fetch(market.sha256) == making.loaded().original
    assert (market.came, market.came_from) == ("file", "market.jsonl:1")


def test_claims_come_back_whole(market):
    stored = [row.as_model() for row in market.claims.all()]
    expected = making.nine_killed(incident=Incident.objects.get().key)
    assert stored[0] == expected
    assert stored[1].part_of == "c1"


def test_claims_have_columns_to_filter_by(market):
    total = Claim.objects.get(scope="cumulative")
    assert (total.harm, total.status, total.low, total.high) == (
        "killed", "unspecified", 4000, 4000,
    )  # fmt: skip
    assert Claim.objects.get(number=1).high is None


def test_adding_it_again_changes_nothing(market):
    before = list(Claim.objects.values())
    row, created = add_report(making.loaded(), making.reading(making.nine_killed()), making.READER)
    assert (row, created) == (market, False)
    assert list(Claim.objects.values()) == before
    assert Reading.objects.count() == Incident.objects.count() == 1


PAGE = "https://news.example/market"


def test_a_report_is_found_by_its_original(market):
    assert find_report(making.loaded()) == market
    assert find_report(making.loaded(making.TEXT + " More.")) is None


@pytest.mark.parametrize(
    ("text", "url", "known"),
    [
        (making.TEXT, PAGE, True),
        (making.TEXT + " Updated.", PAGE, False),
        (making.TEXT, "https://mirror.example/market", False),
        (making.TEXT, None, False),
    ],
)
def test_a_page_is_known_by_address_and_text_though_its_bytes_change(text, url, known, db):
    page = replace(making.loaded(url=PAGE), original=b"<p>09:00</p>")
    row, _ = add_report(page, making.reading(), making.READER)
    again = replace(making.loaded(text, url=url), original=b"<p>09:05</p>")
    assert find_report(again) == (row if known else None)


@pytest.mark.parametrize("spoil", ["evidence", "count"])
def test_a_claim_that_is_not_the_text_at_its_offsets_stores_nothing(spoil, db):
    good = making.nine_killed()
    span = getattr(good, spoil)
    bad = replace(good, **{spoil: replace(span, start=span.start + 1)})
    with pytest.raises(SpanMismatchError, match=spoil):
        add_report(making.loaded(), making.reading(making.three_children(), bad), making.READER)
    for table in (Report, Claim, Reading, Incident):
        assert not table.objects.exists()


def test_a_single_claim_is_checked_too(market):
    row = Claim.objects.get(number=1)
    payload = row.payload | {"evidence": {"start": 0, "end": 7, "exact": "At most"}}
    user = User.objects.create_user("basma")
    with pytest.raises(SpanMismatchError):
        Claim(report=market, number=9, author=user, payload=payload, start=0).save()


@pytest.mark.parametrize("character", ["\0", "\ud800"])
@pytest.mark.parametrize("field", ["text", "id", "title", "publisher", "url"])
def test_words_that_a_database_cannot_hold_are_refused(field, character, db):
    loaded = making.loaded()
    odd = replace(loaded, report=replace(loaded.report, **{field: f"Nine{character} killed"}))
    with pytest.raises(BadInputError, match=rf"market\.jsonl:1: character 4 of the {field}"):
        add_report(odd, making.reading(), making.READER)
    assert not Report.objects.exists()


def test_claims_of_no_incident_are_in_none(market):
    assert Claim.objects.get(scope="cumulative").incident is None
    assert {c.membership.incident for c in Claim.objects.exclude(scope="cumulative")} == {
        Incident.objects.get()
    }


def test_an_incident_is_named_by_means_place_and_date(market):
    assert Incident.objects.get().title == "Shelling, Harand, 2021-05-03"


def test_an_incident_is_named_by_its_smallest_place():
    (town,) = making.nine_killed().places
    land = replace(town, name="Ardland", level="country")
    assert title_of([making.nine_killed(places=(land, town))]) == "Shelling, Harand, 2021-05-03"


def test_an_incident_without_means_and_place_is_named_by_its_harm():
    detained = making.nine_killed(harm="detained", places=(), means=Means(code="unstated"))
    assert title_of([detained]) == "Detained, place unknown, 2021-05-03"
