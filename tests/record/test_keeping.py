"""Summaries that follow claims and decisions, and what is found by them."""

import datetime as dt

import pytest

from tests.record import making
from tollbook.record import search
from tollbook.record.by_hand import add_by_hand
from tollbook.record.cells import cell_of, shift_to
from tollbook.record.decisions import decide, split, undo
from tollbook.record.keeping import keep_all, keep_missing
from tollbook.record.kept import IncidentActor, IncidentSummary, ReportSummary
from tollbook.record.models import Claim, Report
from tollbook.record.selecting import Box, Selection
from tollbook.record.store import add_report


def incident_of(report, number=1):
    return Claim.objects.get(report=report, number=number).membership.incident


def report_of(text=making.TEXT, **fields):
    row, _ = add_report(
        making.loaded(text, **fields),
        making.reading(making.nine_killed(), text=text),
        making.READER,
    )
    return row


def found(**asked):
    return set(Selection.of(asked).summaries().values_list("pk", flat=True))


def test_a_new_incident_is_summed_up(market):
    summary = incident_of(market).summary
    assert (summary.place_name, summary.precision) == ("Harand", "populated_place")
    assert (summary.lat, summary.cell) == (35.123456, cell_of(35.123456, 36.654321))
    assert (summary.day_from, summary.day_to) == (dt.date(2021, 5, 3), dt.date(2021, 5, 3))
    assert (summary.killed_low, summary.killed_best, summary.killed_high) == (9, 9, 9)
    assert summary.figures == [["killed", 9, 9, 9, True]]
    assert (summary.reports, summary.claims, summary.review) == (1, 2, "unreviewed")


def test_a_province_is_no_point(db):
    place = making.nine_killed().places[0]
    wide = making.nine_killed(places=(type(place)(
        start=place.start, end=place.end, exact=place.exact, name="Idlib", id="geonames:1",
        level="adm1", precision="adm1", lat=35.9, lon=36.6, score=0.9,
    ),))  # fmt: skip
    row, _ = add_report(making.loaded(), making.reading(wide), making.READER)
    summary = incident_of(row).summary
    assert (summary.precision, summary.adm1, summary.cell) == ("adm1", "geonames:1", None)


def test_a_judgement_moves_the_summaries_and_undo_moves_them_back(market, recorder):
    claim = Claim.objects.get(report=market, number=1)
    made = decide(recorder, "reject", claims=[claim], reason="not_casualty")
    summary = incident_of(market).summary
    assert (summary.killed_low, summary.review) == (3, "partly")
    assert (market.summary.judged, market.summary.stage) == (1, "begun")
    undo(recorder, made)
    summary.refresh_from_db()
    market.summary.refresh_from_db()
    assert (summary.killed_low, summary.review) == (9, "unreviewed")
    assert (market.summary.judged, market.summary.stage) == (0, "new")


def test_a_merged_incident_has_no_summary_until_it_is_apart_again(market, recorder):
    other, _ = add_report(*making.another(), making.READER)
    pair = [incident_of(market), incident_of(other)]
    merge = decide(recorder, "same_incident", incidents=pair)
    assert list(IncidentSummary.objects.values_list("pk", flat=True)) == [pair[0].pk]
    assert pair[0].summary.reports == 2
    undo(recorder, merge)
    assert IncidentSummary.objects.count() == 2


def test_claims_that_are_split_off_get_a_summary(market, recorder):
    split(recorder, [Claim.objects.get(report=market, number=2)], "Another")
    assert sorted(IncidentSummary.objects.values_list("killed_low", flat=True)) == [3, 9]


def test_an_incident_by_hand_has_one_too(recorder):
    incident, report = add_by_hand(recorder, title="Call", note="Two died.", source="a nurse")
    assert incident.summary.figures == []
    assert report.summary.stage == "empty"


def test_a_near_copy_is_noted_as_one(market, recorder):
    other = report_of(f"{making.TEXT} (agencies)", id="copy")
    decide(recorder, "same_incident", incidents=[incident_of(market), incident_of(other)])
    assert ReportSummary.objects.get(report=other).copy_of == market
    assert ReportSummary.objects.get(report=market).copy_of is None


def test_all_can_be_made_anew(market, recorder):
    decide(recorder, "accept", claims=[Claim.objects.get(report=market, number=1)])
    before = list(IncidentSummary.objects.values()), list(ReportSummary.objects.values())
    keep_all()
    assert (list(IncidentSummary.objects.values()), list(ReportSummary.objects.values())) == before
    IncidentSummary.objects.all().delete()
    ReportSummary.objects.all().delete()
    keep_missing()
    assert (list(IncidentSummary.objects.values()), list(ReportSummary.objects.values())) == before


@pytest.mark.parametrize(
    ("words", "hits"),
    [("shells market", 1), ('"struck the market"', 1), ('"market struck"', 0), ("HARAND", 1),
     ("minis", 1), ("nowhere", 0), ('"', 0), ("NEAR( OR * -", 0), ("o'clock \\ \0", 0)],
)  # fmt: skip
def test_reports_are_found_by_their_words(market, words, hits):
    assert Report.objects.filter(pk__in=search.reports_with(words)).count() == hits


def test_arabic_words_are_found(db):
    row = report_of(f"{making.TEXT}\nقُتل سبعة مدنيين في غارة جوية.", id="ar")
    assert list(Report.objects.filter(pk__in=search.reports_with("مدنيين"))) == [row]


@pytest.mark.parametrize(
    ("asked", "hit"),
    [
        ({}, True), ({"harm": "killed"}, True), ({"harm": "injured"}, False),
        ({"means": "shelling"}, True), ({"means": "airstrike"}, False), ({"grade": "weak"}, True),
        ({"grade": "fair"}, False), ({"from": "2021-05-03", "to": "2021-05-03"}, True),
        ({"from": "2021-05-04"}, False), ({"to": "2021-05-02"}, False), ({"q": "Harand"}, True),
        ({"q": "civil defence"}, True), ({"q": "Sova"}, False), ({"place": "test:1"}, True),
        ({"place": "none"}, False), ({"least": "9"}, True), ({"least": "10"}, False),
        ({"box": "35,36,36,37"}, True), ({"box": "35,170,36,-170"}, False),
        ({"box": "nonsense", "from": "yesterday", "harm": "sad"}, True),
        ({"disagree": "1"}, False), ({"review": "unreviewed"}, True), ({"actor": "army"}, False),
    ],
)  # fmt: skip
def test_incidents_are_selected(market, asked, hit):
    assert found(**asked) == ({incident_of(market).pk} if hit else set())


def test_an_actor_selects(market):
    incident = incident_of(market)
    IncidentActor.objects.create(incident=incident, name="army")
    assert found(actor="army") == {incident.pk}


def test_a_selection_goes_through_an_address_unchanged():
    asked = {
        "q": "market", "harm": "killed", "means": "shelling", "actor": "army", "grade": "fair",
        "review": "partly", "place": "SY", "from": "2021-05-01", "to": "2021-05-31", "least": "3",
        "disagree": "1", "box": "35.0000,36.0000,36.5000,37.0000",
    }  # fmt: skip
    selection = Selection.of(asked)
    assert selection.parameters() == asked
    assert selection.box == Box(35, 36, 36.5, 37)


def test_cells_of_near_points_share_their_first_bits():
    here, near, far = (cell_of(35.1, 36.6), cell_of(35.1001, 36.6001), cell_of(-33.9, 151.2))
    assert here >> shift_to(12) == near >> shift_to(12)
    assert here >> shift_to(3) != far >> shift_to(3)
    assert cell_of(90, 180) >> shift_to(0) == 0
