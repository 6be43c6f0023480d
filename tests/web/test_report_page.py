"""The report page and its judgements, with forms alone."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.web.conftest import MARKET, make_claim, market_claims, store
from tests.web.test_article import Marked
from tollbook.model import Time
from tollbook.places import Entry, MemoryGazetteer
from tollbook.record.decisions import decide, undo
from tollbook.record.models import Decision
from tollbook.record.tolls import toll_of
from tollbook.web.desk import Desk, held_claim
from tollbook.web.forms import values_of


def url(name, report, number=None):
    return reverse(name, args=[report.pk] if number is None else [report.pk, number])


def post(page, name, report, number=None, **data):
    return page.post(url(name, report, number), data)


def killed(report):
    incident = Desk(report).incidents[0]
    return toll_of(incident).figure("killed").numbers


def states(report):
    return {card.number: card.state for card in Desk(report).cards}


def form_values(report, number, **changed):
    """What a browser sends when a form is opened and only some fields are changed."""
    values = values_of(Desk(report).find(number).claim)
    sent = {k: v for k, v in values.items() if v not in (None, False) and k != "words"}
    return {**sent, "reason": "", "note": "", **changed}


def test_the_page_marks_every_claim_exactly(page, market):
    parser = Marked()
    parser.feed(page.get(url("report", market)).content.decode())
    claims = {int(c.id[1:]): c for c in market_claims()}
    assert parser.evidence == {n: c.evidence.exact for n, c in claims.items()}
    assert parser.count == {n: c.count.exact for n, c in claims.items()}


def test_accepting_goes_back_to_the_claim(page, market):
    response = post(page, "accept", market, 1)
    assert response.status_code == 302
    assert response.url == url("report", market) + "#claim1"
    assert states(market)[1] == "accepted"


def test_a_rejected_claim_leaves_the_toll_and_undo_brings_it_back(page, market):
    assert killed(market) == (9, 9, 9)
    post(page, "reject", market, 1, reason="not_casualty")
    assert states(market)[1] == "rejected"
    assert killed(market) != (9, 9, 9)
    post(page, "undo", market)
    assert states(market)[1] == "extracted"
    assert killed(market) == (9, 9, 9)


def test_a_rejection_without_a_known_reason_asks_for_one(page, market):
    response = post(page, "reject", market, 1, reason="because")
    assert response.status_code == 422
    assert b"Why is it rejected?" in response.content
    assert not Decision.objects.exists()


def test_correcting_the_number_moves_the_toll_and_says_why(page, market):
    post(page, "correct", market, 1, **form_values(market, 1, value="11"))
    assert states(market)[1] == "corrected"
    assert killed(market) == (11, 11, 11)
    assert Decision.objects.get().reason == "wrong_number"


def test_a_correction_keeps_what_was_not_changed(page, market):
    before = Desk(market).find(1).claim
    post(page, "correct", market, 1, **form_values(market, 1, value="11"))
    after = Desk(market).find(1).claim
    assert after.source == before.source
    assert after.evidence == before.evidence
    assert after.count.qualifier == "at_least"
    assert after.count.high is None


def test_a_correction_that_changes_nothing_is_none(page, market):
    post(page, "correct", market, 1, **form_values(market, 1))
    assert not Decision.objects.exists()


def test_a_source_that_the_report_does_not_name_is_refused(page, market):
    response = post(page, "correct", market, 1, **form_values(market, 1, source_words="the UN"))
    assert response.status_code == 422
    assert "does not stand in the report" in response.content.decode()
    assert not Decision.objects.exists()


def test_a_claim_cannot_be_part_of_itself(page, market):
    response = post(page, "correct", market, 2, **form_values(market, 2, part_of="2"))
    assert response.status_code == 422


def added(market, **changed):
    values = {
        "quote": "the 𐩱𐩢 office", "qualifier": "exact", "value": "5", "harm": "missing",
        "scope": "incident", "status": "unspecified", "source_kind": "other", "stance": "said",
        "means_code": "unstated", "attribution": "alleged",
        "incident": Desk(market).incidents[0].pk,
    }  # fmt: skip
    return {**values, **changed}


def test_adding_a_claim_from_words_beyond_the_bmp(page, market):
    start = MARKET.index("the 𐩱𐩢 office")
    post(page, "add", market, **added(market, start=start))
    card = Desk(market).find(5)
    assert card.state == "added"
    assert (card.claim.evidence.start, card.claim.evidence.exact) == (start, "the 𐩱𐩢 office")
    assert toll_of(card.incident).figure("missing").numbers == (5, 5, 5)


def test_words_that_stand_once_need_no_offset(page, market):
    post(page, "add", market, **added(market))
    assert Desk(market).find(5).claim.evidence.start == MARKET.index("the 𐩱𐩢 office")


@pytest.mark.parametrize(
    ("quote", "problem"),
    [("said", "more than once"), ("nobody wrote this", "does not stand in the report")],
)
def test_words_that_cannot_be_found_are_refused(page, market, quote, problem):
    response = post(page, "add", market, **added(market, quote=quote))
    assert response.status_code == 422
    assert problem in response.content.decode()


def test_undoing_an_added_claim_takes_it_off_the_list(page, market):
    post(page, "add", market, **added(market))
    post(page, "undo", market)
    assert Desk(market).find(5) is None


def test_undo_with_nothing_to_undo_says_so(page, market):
    response = page.post(url("undo", market), follow=True)
    assert "nothing of yours to undo" in response.content.decode()


def test_of_two_undos_at_once_the_second_is_told(page, market, recorder, monkeypatch):
    post(page, "accept", market, 1)

    def undone_by_two(by, decision):
        undo(recorder, decision)
        undo(by, decision)

    monkeypatch.setattr("tollbook.web.pages.judging.take_back", undone_by_two)
    told = page.post(url("undo", market), follow=True).content.decode()
    assert "Somebody took this judgement back first" in told
    assert Decision.objects.filter(kind="undo").count() == 1


def test_a_script_gets_only_the_parts_that_changed(page, market):
    response = page.post(url("accept", market, 3), headers={"X-Tollbook-Part": "1"})
    html = response.content.decode()
    assert 'id="claim3"' in html
    assert 'id="claim1"' not in html
    assert 'id="progress"' in html
    assert 'id="p0"' in html
    assert f'id="p{MARKET.index("More than 60")}"' not in html


def test_what_someone_judged_meanwhile_is_not_overwritten(page, market, client):
    stale = f"{url('reject', market, 1)}?seen="
    post(page, "accept", market, 1)
    answer = page.post(stale, {"reason": "not_casualty"}, headers={"X-Tollbook-Part": "1"})
    assert "Claim 1 is accepted meanwhile" in answer.content.decode()
    assert 'id="claim1"' in answer.content.decode()
    assert states(market)[1] == "accepted"
    told = page.post(stale, {"reason": "not_casualty"}, follow=True)
    assert "Claim 1 is accepted meanwhile" in told.content.decode()


@pytest.mark.parametrize("name", ["accept", "reject", "correct"])
def test_of_two_judgements_at_once_the_second_is_not_stored(
    page, market, recorder, monkeypatch, name
):
    def judged_first(pk, number):
        decide(recorder, "accept", claims=[market.claims.get(number=number)])
        return held_claim(pk, number)

    where = "tollbook.web.pages." + ("claims" if name == "correct" else "judging")
    monkeypatch.setattr(f"{where}.held_claim", judged_first)
    data = {**form_values(market, 1, value="11"), "reason": "not_casualty"}
    told = page.post(f"{url(name, market, 1)}?seen=", data, follow=True).content.decode()
    assert "Claim 1 is accepted meanwhile" in told
    assert Decision.objects.count() == 1


def test_the_page_judges_what_it_shows(page, market):
    post(page, "accept", market, 1)
    shown = page.get(url("report", market)).content.decode()
    seen = Decision.objects.get().key
    link = f"{url('reject', market, 1)}?seen={seen}"
    assert link in shown
    page.post(link, {"reason": "not_casualty"})
    assert states(market)[1] == "rejected"


def test_a_language_that_is_not_read_is_said_so_plainly(page, db):
    row = store("قُتل سبعة مدنيين في غارة جوية.", [], ["language_not_read"], language="ar")
    html = page.get(url("report", row)).content.decode()
    assert "is not read by the machine yet" in html
    assert "The machine found no claim here" not in html


def test_no_claim_found_is_not_the_same_as_not_read(page, db):
    row = store("The council met on Tuesday and went home.", [])
    html = page.get(url("report", row)).content.decode()
    assert "The machine found no claim here" in html


@pytest.mark.parametrize("count", [1, 30])
def test_the_queries_of_the_page_do_not_grow_with_its_claims(
    page, db, count, django_assert_max_num_queries
):
    text = "\n".join(f"Line {n}: {n + 2} people were killed." for n in range(count))
    claims = [
        make_claim(
            text, f"Line {n}: {n + 2} people", f"{n + 2}", id=f"c{n}", value=n, incident=f"i{n}"
        )
        for n in range(count)
    ]
    row = store(text, claims)
    with django_assert_max_num_queries(16):
        page.get(url("report", row))


def test_what_the_machine_doubted_comes_first(page, db):
    text = "Five died. Six died. Seven died. Eight died."
    doubts = {"Five": 0.9, "Six": 0.4, "Seven": 0.5, "Eight": 0.3}
    claims = [
        make_claim(text, f"{word} died", word, id=f"c{n}", value=n + 5, confidence=sure)
        for n, (word, sure) in enumerate(doubts.items())
    ]
    row = store(text, claims)
    post(page, "accept", row, 4)
    response = page.get(url("report", row))
    assert [card.number for card in response.context["cards"]] == [2, 3, 1, 4]
    response = page.get(url("report", row), {"order": "text"})
    assert [card.number for card in response.context["cards"]] == [1, 2, 3, 4]


@pytest.fixture
def long(db):
    """A report of 250 claims."""
    text = "\n".join(f"Line {n}: {n + 2} people were killed." for n in range(250))
    claims = [
        make_claim(
            text, f"Line {n}: {n + 2} people", f"{n + 2}", id=f"c{n + 1}", value=n + 2,
            incident=f"i{n}",
        )
        for n in range(250)
    ]  # fmt: skip
    return store(text, claims)


def test_of_very_many_claims_a_page_lists_some_and_the_article_marks_all(page, long):
    first = page.get(url("report", long))
    assert [card.number for card in first.context["cards"]] == list(range(1, 101))
    assert first.content.decode().count('class="ref ') == 250
    with_it = page.get(url("report", long), {"claim": "230"})
    assert 230 in [card.number for card in with_it.context["cards"]]
    assert "claims 201 to 250 of 250" in with_it.content.decode()


def test_a_judgement_of_one_of_many_looks_at_that_one(page, long, django_assert_max_num_queries):
    with django_assert_max_num_queries(78):
        answer = page.post(
            url("accept", long, 120), headers={"X-Tollbook-Part": "1"}
        ).content.decode()
    assert answer.count('class="ref ') == 1
    assert "249 of 250 to judge" in answer


PLACES = ("g:1", "Taiz", 13.58, 44.02), ("g:2", "Taizan", 20.0, 40.0)


@pytest.fixture
def gazetteer(monkeypatch):
    entries = [
        Entry(id=id_, name=name, names=(name,), level="populated_place", lat=lat, lon=lon,
              country="YE", population=1000)
        for id_, name, lat, lon in PLACES
    ]  # fmt: skip
    held = MemoryGazetteer(entries)
    for module in ("pages.places", "correction", "forms"):
        monkeypatch.setattr(f"tollbook.web.{module}.default_gazetteer", lambda: held)


def test_the_gazetteers_readings_of_words_are_offered(page, market, gazetteer):
    found = page.get(url("places", market), {"q": "Taiz"}).json()["places"]
    assert (found[0]["ref"], found[0]["name"], found[0]["where"]) == ("g:1", "Taiz", "Yemen")
    near = page.get(url("places", market), {"at": "19.9, 40.1"}).json()["places"]
    assert near[0]["ref"] == "g:2"
    assert page.get(url("places", market), {"q": ""}).json()["places"] == []


def test_without_a_gazetteer_nothing_is_offered(page, market):
    assert page.get(url("places", market), {"q": "Taiz"}).json() == {"places": [], "built": False}


@pytest.mark.parametrize(
    ("ref", "told"),
    [("g:1", ("g:1", "populated_place", 13.58)), ("13.6, 44.1", (None, "exact_point", 13.6))],
)
def test_a_place_is_corrected_by_id_or_by_point(page, market, gazetteer, ref, told):
    id_, level, lat = told
    post(page, "correct", market, 1, **form_values(market, 1, place_words="Taiz", place_ref=ref))
    (place,) = Desk(market).find(1).claim.places
    assert (place.exact, place.id, place.level, place.precision) == ("Taiz", id_, level, level)
    assert (place.lat, place.score) == (lat, 1.0)
    assert Decision.objects.get().reason == "wrong_place"
    incident = Desk(market).incidents[0].summary
    assert (incident.place_name, incident.lat) == ("Taiz", lat)


def test_new_words_do_not_keep_the_old_place(page, market, gazetteer):
    post(page, "correct", market, 1, **form_values(market, 1, place_words="Taiz", place_ref="g:1"))
    post(page, "correct", market, 1, **form_values(market, 1, place_words="January"))
    assert Desk(market).find(1).claim.places[0].id is None


def test_how_near_a_place_is_known_can_be_said(page, market, gazetteer):
    values = {"place_words": "Taiz", "place_ref": "g:1", "place_precision": "near_place"}
    post(page, "correct", market, 1, **form_values(market, 1, **values))
    place = Desk(market).find(1).claim.places[0]
    assert (place.level, place.precision) == ("populated_place", "near_place")
    assert form_values(market, 1)["place_precision"] == "near_place"


@pytest.mark.parametrize("ref", ["g:9", "somewhere", "91, 10"])
def test_a_place_that_is_not_held_is_refused(page, market, gazetteer, ref):
    values = form_values(market, 1, place_words="Taiz", place_ref=ref)
    response = post(page, "correct", market, 1, **values)
    assert response.status_code == 422
    assert "holds no place of this id" in response.content.decode()


def test_how_well_a_time_is_known_can_be_said(page, market):
    days = {"time_from": "2025-03-01", "time_to": "2025-03-31", "time_precision": "month"}
    post(page, "correct", market, 1, **form_values(market, 1, **days))
    assert Desk(market).find(1).claim.time.precision == "month"
    again = form_values(market, 1)
    assert again["time_precision"] == "month"
    post(page, "correct", market, 1, **{**again, "time_precision": ""})
    assert Desk(market).find(1).claim.time.precision == "days"


@pytest.mark.parametrize("day", ["0205-05-12", "1799-12-31", "9999-12-31"])
def test_a_year_that_must_be_a_slip_is_refused(page, market, day):
    days = {"time_from": day, "time_to": day}
    response = post(page, "correct", market, 1, **form_values(market, 1, **days))
    assert response.status_code == 422
    assert f"Look at the year: {int(day[:4])}." in response.content.decode()
    assert not Decision.objects.exists()


def test_a_year_that_the_claim_has_already_does_not_keep_its_number_as_it_is(page, db):
    day = dt.date(1025, 3, 11)
    claim = make_claim(
        MARKET, "nine people were killed", "nine", id="c1", value=9,
        time=Time(from_=day, to=day, precision="day"),
    )  # fmt: skip
    row = store(MARKET, [claim])
    post(page, "correct", row, 1, **form_values(row, 1, value="11"))
    assert states(row)[1] == "corrected"


def test_two_reports_are_neighbours(page, market):
    other = store("Two died.", [], id="other")
    assert (
        f'rel="next" href="{url("report", market)}"'
        in page.get(url("report", other)).content.decode()
    )
