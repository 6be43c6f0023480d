import csv
import io
import json

import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.model import Place, Source, Victims
from tollbook.publish.export import FILES, write_export
from tollbook.record.by_hand import add_by_hand
from tollbook.record.decisions import decide
from tollbook.record.store import add_report

pytestmark = pytest.mark.django_db


def export(*names, release="working"):
    outputs = {name: io.BytesIO() for name in names or FILES}
    write_export(outputs, release)
    return {name: out.getvalue().decode() for name, out in outputs.items()}


def table(name):
    return list(csv.DictReader(io.StringIO(export(name)[name])))


def layer():
    return json.loads(export("incidents.geojson")["incidents.geojson"])


def everything():
    return "\n".join(export().values())


def add(words, *claims, **fields):
    loaded = making.loaded(words, **fields)
    reading = making.Reading(report=loaded.report, claims=claims)
    return add_report(loaded, reading, making.READER)[0]


def test_an_incident_has_its_toll_and_the_claims_that_set_it(market):
    (row,) = table("incidents.csv")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("9", "9", "9")
    assert row["killed_high_open"] == "True"
    assert row["killed_low_claims"] == f"{market.key}#c1"
    assert row["claims"] == f"{market.key}#c1; {market.key}#c2"
    assert (row["grade"], row["policy"]) == ("weak", "acled-min/1")


def test_what_nobody_counted_is_blank_and_not_zero(market):
    (row,) = table("incidents.csv")
    assert row["injured_low"] == row["injured_high"] == ""


def test_groups_of_victims_are_in_the_table_of_tolls(market):
    rows = {row["victims"]: row for row in table("tolls.csv")}
    assert rows["children"]["best"] == "3"
    assert rows["children"]["best_claims"] == f"{market.key}#c2"
    assert rows["all"]["best"] == "9"


def test_a_total_of_the_war_is_a_claim_of_no_incident(market):
    (row,) = [row for row in table("claims.csv") if row["scope"] == "cumulative"]
    assert (row["incident"], row["value"]) == ("", "4000")
    assert "4000" not in export("incidents.csv")["incidents.csv"]


def test_a_claim_says_where_it_stands(market):
    row = table("claims.csv")[0]
    start, end = int(row["start"]), int(row["end"])
    assert row["quote"] == making.TEXT[start:end]
    assert row["sha256"] == market.sha256
    assert (row["report"], row["published"]) == (market.key, "2021-05-04")
    assert table("claims.csv")[1]["part_of"] == row["claim"]


def test_an_incident_with_a_place_is_on_the_map(market):
    (feature,) = layer()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.654, 35.123]}
    properties = feature["properties"]
    assert (properties["place"], properties["place_precision"]) == ("Harand", "populated_place")
    assert properties["killed_best"] == 9
    assert feature["id"] == properties["incident"]


def test_an_incident_without_a_place_is_not(db):
    add(making.TEXT, making.nine_killed(places=()))
    assert layer() == {"type": "FeatureCollection", "features": []}
    assert len(table("incidents.csv")) == 1


def test_several_incidents_make_valid_geojson(market):
    add_report(*making.another(), making.READER)
    assert len(layer()["features"]) == 2


@pytest.mark.parametrize("name", FILES)
def test_an_empty_record_gives_empty_files(name, db):
    content = export(name)[name]
    assert layer()["features"] == []
    assert name.endswith("geojson") or len(content.splitlines()) == 1


def test_review_is_told(market, recorder):
    first, second = market.claims.all()[:2]
    assert table("incidents.csv")[0]["review"] == "unreviewed"
    decide(recorder, "accept", claims=[first])
    assert table("incidents.csv")[0]["review"] == "partly"
    decide(recorder, "accept", claims=[second])
    assert table("incidents.csv")[0]["review"] == "reviewed"
    assert table("claims.csv")[0]["state"] == "accepted"


def test_rejected_claims_leave_the_export(market, recorder):
    claims = list(market.claims.all())
    decide(recorder, "reject", claims=claims[:1], reason="wrong_number")
    assert f"{market.key}#c1" not in [row["claim"] for row in table("claims.csv")]
    assert "At least 9" not in everything()
    decide(recorder, "reject", claims=claims[1:], reason="wrong_number")
    assert table("incidents.csv") == table("claims.csv") == []


def test_names_of_victims_titles_reviewers_and_text_never_leave(db, recorder):
    words = "Nine people were killed, among them Salma Haddad. She was a teacher in the town."
    claim = making.claim(
        "Nine people were killed, among them Salma Haddad", "Nine", text=words,
        victims=Victims(names=("Salma Haddad",)),
    )  # fmt: skip
    row = add(words, claim, title="Salma Haddad killed", id="haddad")
    stored = row.claims.get()
    decide(
        recorder, "pick_best", claims=[stored], incidents=[stored.membership.incident],
        note="asked her brother",
    )  # fmt: skip
    content = everything()
    for secret in ("Haddad", "haddad", "teacher", "amal", "brother"):
        assert secret not in content
    assert table("claims.csv")[0]["quote_withheld"] == "True"


def test_who_told_an_incident_by_hand_never_leaves(recorder):
    note = "Two killed at the well. Call me back."
    incident, report = add_by_hand(
        recorder, title="At Umm Hadi's well", note=note, source="phone, nurse Rana"
    )
    two = making.claim("Two killed", "Two", text=note, value=2, incident=None)
    decide(recorder, "add", replacement=two, report=report, incidents=[incident])
    content = everything()
    for secret in ("Rana", "Call me", "Umm Hadi", "Two killed"):
        assert secret not in content
    assert table("incidents.csv")[0]["killed_best"] == "2"


@pytest.mark.parametrize("teller", ["our man in Civil Defence ward 3", "the White Helmets"])
def test_not_even_an_organisation_is_named_as_the_teller_of_a_note_by_hand(teller, recorder):
    note = f"Two killed at the well, {teller} told me."
    incident, report = add_by_hand(recorder, title="The well", note=note, source="phone")
    source = Source(**making.as_fields(teller, note), kind="rescue_agency")
    two = making.claim("Two killed", "Two", text=note, value=2, incident=None, source=source)
    decide(recorder, "add", replacement=two, report=report, incidents=[incident])
    (row,) = table("claims.csv")
    assert (row["source"], row["source_kind"]) == ("", "rescue_agency")
    assert teller not in everything()


def test_the_exact_point_of_a_hospital_never_leaves(db):
    hospital = Place(
        **making.as_fields("Harand"), name="Harand hospital", id="test:77", level="landmark",
        precision="landmark", lat=35.123456, lon=36.654321, score=1.0,
    )  # fmt: skip
    add(making.TEXT, making.nine_killed(places=(hospital,)))
    (feature,) = layer()["features"]
    assert feature["geometry"]["coordinates"] == [36.65, 35.12]
    assert feature["properties"]["place_precision"] == "near_place"
    assert "test:77" not in everything()
    assert "Harand hospital" not in everything()


@pytest.mark.parametrize(
    ("basis", "precision", "published"),
    [("event", "day", "day"), ("statement", "day", "days"), ("statement", "month", "month"),
     ("dateline", "day", "day")],
)  # fmt: skip
def test_a_day_on_which_it_was_said_is_not_published_as_the_day(basis, precision, published, db):
    said = replace(making.nine_killed().time, basis=basis, precision=precision)
    add(making.TEXT, making.nine_killed(time=said))
    for name in ("claims.csv", "incidents.csv"):
        (row,) = table(name)
        assert (row["date_basis"], row["date_precision"]) == (basis, published)


def test_a_cell_is_never_a_formula(db):
    words = "=media(1) said nine people were killed"
    source = Source(start=0, end=9, exact="=media(1)", kind="media")
    claim = making.claim("nine people were killed", "nine", text=words, source=source)
    add(words, claim, publisher="+cmd", url="@SUM(1)")
    (row,) = table("claims.csv")
    assert (row["source"], row["publisher"], row["url"]) == ("'=media(1)", "'+cmd", "'@SUM(1)")


def test_arabic_is_written_as_it_is(db):
    words = "قتل تسعة أشخاص في السوق"
    claim = making.claim("قتل تسعة أشخاص", "تسعة", text=words)
    add(words, claim, publisher="الصحيفة")
    (row,) = table("claims.csv")
    assert (row["publisher"], row["quote_withheld"]) == ("الصحيفة", "True")


@pytest.mark.parametrize(("language", "withheld"), [("en", "False"), (None, "False"),
                                                    ("fr", "True")])  # fmt: skip
def test_only_languages_whose_words_are_known_are_quoted(language, withheld, db):
    words = "nine people were killed"
    add(words, making.claim(words, "nine", text=words), language=language)
    assert table("claims.csv")[0]["quote_withheld"] == withheld


def test_a_whole_is_not_quoted_with_a_name_that_a_part_of_it_tells(db, recorder):
    words = "nine people, among them fatima, were killed"
    whole = making.claim(words, "nine", text=words)
    part = making.claim(
        "fatima, were killed", "fatima", text=words, id="c2", value=1, high=1, part_of="c1",
        victims=Victims(names=("fatima",)),
    )  # fmt: skip
    other = making.claim("people", "people", text=words, id="c3", incident=None, scope="period")
    row = add(words, whole, part, other)
    decide(recorder, "reject", claims=[row.claims.get(number=2)], reason="wrong_number")
    withheld = {claim["claim"][-2:]: claim["quote_withheld"] for claim in table("claims.csv")}
    assert withheld == {"c1": "True", "c3": "False"}


def test_incidents_merged_into_another_are_not_told_twice(market, recorder):
    row = add(making.TEXT + " More.", making.nine_killed(), id="more")
    incidents = [c.membership.incident for c in (market.claims.first(), row.claims.get())]
    decide(recorder, "same_incident", incidents=incidents)
    assert [row["incident"] for row in table("incidents.csv")] == [incidents[0].key]


def test_a_bound_is_an_upper_one_only_where_it_is(market, recorder):
    stored = market.claims.first()
    claim = stored.as_model()
    exact = replace(claim, count=replace(claim.count, qualifier="exact", high=9))
    decide(recorder, "correct", claims=[stored], replacement=exact)
    assert table("incidents.csv")[0]["killed_high_open"] == "False"
