import datetime as dt

import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.learning.lessons import prepare
from tollbook.record.by_hand import add_by_hand
from tollbook.record.decisions import decide, undo
from tollbook.record.importing import READER as TABLE
from tollbook.record.models import Claim, Decision
from tollbook.record.reviewed import review_stages, reviewed_reports
from tollbook.record.store import add_report

pytestmark = pytest.mark.django_db


def judged(market, recorder, **others):
    """Accept the market's claims, but for those that `others` judge: number -> kind and fields."""
    for claim in market.claims.filter(reading__isnull=False).order_by("number"):
        kind, fields = others.get(f"c{claim.number}", ("accept", {}))
        decide(recorder, kind, claims=[claim], **fields)


def claims_of():
    (report,) = reviewed_reports()
    return {claim["id"]: claim for claim in report.claims}


def test_a_report_counts_once_every_claim_is_judged(market, recorder):
    first, *others = market.claims.order_by("number")
    assert list(reviewed_reports()) == []
    assert review_stages()["new"] == 1
    decide(recorder, "accept", claims=[first])
    assert list(reviewed_reports()) == []
    assert review_stages()["begun"] == 1
    last = decide(recorder, "accept", claims=others)
    (report,) = reviewed_reports()
    assert (report.id, report.text, report.published) == (
        market.key, making.TEXT, dt.date(2021, 5, 4),
    )  # fmt: skip
    assert review_stages()["reviewed"] == 1
    undo(recorder, last)
    assert list(reviewed_reports()) == []


def test_accepted_claims_are_gold_as_they_are(market, recorder):
    judged(market, recorder)
    nine, three, total = claims_of().values()
    assert making.TEXT[slice(*nine["span"])] == "At least 9"
    assert (nine["value"], nine["form"], nine["harm"]) == (9, "at_least", "killed")
    assert (nine["source"], nine["source_kind"]) == ("civil defence", "rescue_agency")
    assert (nine["place"], nine["start"], nine["means"]) == (["Harand"], "2021-05-03", "shelling")
    assert (three["part_of"], three["groups"]) == ("c1", ["children"])
    assert total["scope"] == "total"
    assert not any(claim["optional"] for claim in (nine, three, total))


def test_a_correction_stands_in_the_place_of_what_it_corrects(market, recorder):
    combatants = making.nine_killed(means=making.Means(), victims=making.Victims(status="mixed"))
    judged(market, recorder, c1=("correct", {"replacement": combatants}))
    nine = claims_of()["c1"]
    assert (nine["status"], nine["means"]) == ("mixed", "unstated")
    assert len(claims_of()) == 3


def test_days_set_by_hand_do_not_teach_the_words_that_were_misread(market, recorder):
    day = dt.date(2021, 4, 26)
    sunday = replace(making.nine_killed().time, from_=day, to=day)
    judged(market, recorder, c1=("correct", {"replacement": making.nine_killed(time=sunday)}))
    (report,) = reviewed_reports()
    assert not any(prepare(report).targets[0].times)


@pytest.mark.parametrize("reason", ["not_casualty", "machine_error"])
def test_what_is_no_claim_is_left_out(market, recorder, reason):
    judged(market, recorder, c3=("reject", {"reason": reason}))
    assert list(claims_of()) == ["c1", "c2"]


@pytest.mark.parametrize("reason", ["duplicate_wire", "party_claim_only", "out_of_scope"])
def test_a_claim_that_is_only_not_counted_teaches_nothing(market, recorder, reason):
    judged(market, recorder, c3=("reject", {"reason": reason}))
    total = claims_of()["c3"]
    assert total["optional"]
    assert total["form"] == "unstated"


def test_what_a_person_added_is_gold_until_it_is_undone(market, recorder):
    judged(market, recorder)
    added = making.four_thousand(id="new", harm="displaced")
    row = decide(recorder, "add", replacement=added, report=market)
    assert claims_of()["c4"]["harm"] == "displaced"
    undo(recorder, row)
    assert list(claims_of()) == ["c1", "c2", "c3"]


def test_a_count_without_a_number_teaches_nothing(market, recorder):
    long = making.span(making.TEXT[:79])
    nine, three = making.nine_killed(), making.three_children()
    wide = replace(nine.count, start=long.start, end=long.end, exact=long.exact)
    few = replace(three.count, qualifier="plural_only", value=None)
    judged(
        market, recorder,
        c1=("correct", {"replacement": replace(nine, count=wide, evidence=long)}),
        c2=("correct", {"replacement": replace(three, count=few)}),
    )  # fmt: skip
    assert [claim["optional"] for claim in claims_of().values()] == [True, True, False]


def test_rows_of_tables_notes_and_other_languages_are_left_out(recorder):
    for number, (reader, fields) in enumerate([
        (TABLE, {"language": None}), (making.READER, {"language": "ar"}),
    ]):  # fmt: skip
        claims = (making.nine_killed(),)
        row, _ = add_report(
            making.loaded(id=str(number), **fields), making.reading(*claims), reader
        )
        judged(row, recorder)
    _, note = add_by_hand(recorder, title="A call", note=making.TEXT, source="a witness")
    decide(recorder, "add", replacement=making.nine_killed(id="new"), report=note)
    assert list(reviewed_reports()) == []
    assert sum(review_stages().values()) == 0


def test_nothing_is_written(market, recorder, django_assert_num_queries):
    judged(market, recorder)
    before = Claim.objects.count(), Decision.objects.count()
    with django_assert_num_queries(3):
        list(reviewed_reports())
    assert (Claim.objects.count(), Decision.objects.count()) == before
