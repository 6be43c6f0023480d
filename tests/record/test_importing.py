"""A team's table: rows with their problems, all or none, and none twice."""

import io
import zipfile

import openpyxl
import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User

from tollbook.cli.importing import import_
from tollbook.errors import BadInputError
from tollbook.intake.mapping import guess
from tollbook.intake.tables import read_table
from tollbook.places import Entry, MemoryGazetteer
from tollbook.record import archive
from tollbook.record.erasing import erase
from tollbook.record.importing import look, store
from tollbook.record.models import Claim, Decision, Incident, Report
from tollbook.record.tolls import toll_of

pytestmark = pytest.mark.django_db
TABLE = (
    "id,title,event_date,location,latitude,longitude,killed,killed_min,killed_max,weapon,perpetrator\n"
    "A1,Market in Harand,2021-05-03,Harand,35.1,36.6,14,12,15,shelling,army\n"
    'A2,"Raid, two villages",2021-05,Sova,,,3-5,,,air strike,\n'
    "A3,Clinic,2021,,,,0,,,,\n"
)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


@pytest.fixture
def seen():
    return looked(TABLE)


def looked(table, **more):
    return look("ours.csv", table.encode(), "Our Team", **more)


def claim_of(key):
    return Claim.objects.get(report__name=f"Our Team/{key}").as_model()


def test_each_row_becomes_an_incident_with_its_figures(seen, recorder):
    assert str(seen) == "ours.csv: 3 rows: 3 new, 0 changed, 0 known"
    assert store(seen, recorder) == 3
    first = Incident.objects.get(title="Market in Harand")
    assert toll_of(first).figure("killed").numbers == (12, 14, 15)
    assert (first.summary.place_name, first.summary.lat) == ("Harand", 35.1)
    second = Incident.objects.get(title="Raid, two villages")
    assert toll_of(second).figure("killed").numbers == (3, None, 5)
    assert str(second.summary.day_to) == "2021-05-31"
    assert toll_of(Incident.objects.get(title="Clinic")).figure("killed").numbers == (0, 0, 0)


def test_every_claim_rests_on_its_row(seen, recorder):
    store(seen, recorder)
    report = Report.objects.get(name="Our Team/A1")
    claim = claim_of("A1")
    assert (report.publisher, report.added_by) == ("Our Team", recorder)
    assert claim.evidence.exact == "killed: 14\nkilled_low: 12\nkilled_high: 15"
    assert report.text[claim.places[0].start : claim.places[0].end] == "Harand"
    assert (claim.means.code, claim.actor.exact) == ("shelling", "army")
    assert claim_of("A2").means.code == "unstated"
    assert claim_of("A2").time.precision == "month"
    assert claim_of("A3").count.qualifier == "exact"


def test_a_table_is_not_stored_twice(seen, recorder):
    store(seen, recorder)
    again = looked(TABLE)
    assert str(again) == "ours.csv: 3 rows: 0 new, 0 changed, 3 known"
    assert store(again, recorder) == 0
    assert Report.objects.count() == 3


def test_a_changed_row_replaces_what_it_said(seen, recorder):
    store(seen, recorder)
    first = Incident.objects.get(title="Market in Harand")
    changed = looked(TABLE.replace("14,12,15", "16,16,20").replace("Market in", "The market of"))
    assert str(changed) == "ours.csv: 3 rows: 0 new, 1 changed, 2 known"
    assert store(changed, recorder) == 1
    first.refresh_from_db()
    assert (first.title, Incident.objects.standing().count()) == ("The market of Harand", 3)
    assert toll_of(first).figure("killed").numbers == (16, 16, 20)
    assert Decision.objects.get().reason == "superseded_by_update"


def test_a_row_may_go_back_to_what_it_said_before(seen, recorder):
    store(seen, recorder)
    store(looked(TABLE.replace("14,12,15", "16,16,20")), recorder)
    back = looked(TABLE)
    assert str(back) == "ours.csv: 3 rows: 0 new, 1 changed, 2 known"
    assert store(back, recorder) == 1
    first = Incident.objects.get(title="Market in Harand")
    assert toll_of(first).figure("killed").numbers == (12, 14, 15)
    assert str(looked(TABLE)) == "ours.csv: 3 rows: 0 new, 0 changed, 3 known"
    assert store(looked(TABLE.replace("14,12,15", "16,16,20")), recorder) == 1
    assert toll_of(first).figure("killed").numbers == (16, 16, 20)
    originals = {archive.fetch(row.sha256) for row in Report.objects.filter(name="Our Team/A1")}
    assert len(originals) == 4


def test_a_row_that_was_erased_does_not_come_back(seen, recorder):
    store(seen, recorder)
    store(looked(TABLE.replace("14,12,15", "16,16,20")), recorder)
    erase(None, Report.objects.filter(name="Our Team/A1").first().key, "privacy_request")
    assert str(looked(TABLE)) == "ours.csv: 3 rows: 0 new, 0 changed, 3 known"


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        (("2021-05-03", "3/4/2021"), "event_date", "is no date, or may be two"),
        (("2021-05-03", "2021-02-30"), "event_date", "day is out of range"),
        (("35.1", "95.1"), "latitude", "out of range"),
        (("35.1", ""), "latitude", "one half of a point is missing"),
        (("14,12,15", "dozens,,"), "killed", "“dozens” is no number"),
        (("14,12,15", "14,15,13"), "killed_max", "not in order"),
        (("14,12,15", "9-3,,"), "killed", "is no range"),
        (("14,12,15", "20250311123,,"), "killed", "is more than 1,000,000,000 people"),
        (("14,12,15", "1-20250311123456789012345,,"), "killed", "is more than"),
        (("14,12,15", f"{'9' * 5000},,"), "killed", "is more than"),
        (("A2,", "A1,"), "id", "is the id of row 2 too"),
        ((",0,,,,", ",,,,,"), "killed", "no figure is given"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_stored(recorder, change, column, reason):
    bad = looked(TABLE.replace(*change))
    (problem,) = bad.problems
    assert (problem.column, reason in problem.reason) == (column, True), problem
    assert problem.remedy
    with pytest.raises(BadInputError, match="Nothing was stored"):
        store(bad, recorder)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("figures", "toll"), [("14,15,17", (14, 14, 17)), ("16,10,15", (10, 16, 16))]
)
def test_a_best_figure_outside_low_and_high_widens_them_and_is_told(recorder, figures, toll):
    odd = looked(TABLE.replace("14,12,15", figures))
    (note,) = odd.notes
    assert (note.row, note.column) == (2, "killed")
    assert note.reason == f"best is outside low and high: {toll[0]} to {toll[2]} are taken."
    assert store(odd, recorder) == 3
    first = Incident.objects.get(title="Market in Harand")
    assert toll_of(first).figure("killed").numbers == toll


def placed(place, *, columns="", cells="", province="", country="Syria"):
    """Return the place of a row with a point."""
    table = (
        f"id,place,province,country,lat,lon,killed{columns}\n"
        f"1,{place},{province},{country},35.763369,36.558974,2{cells}\n"
    )
    (row,) = looked(table).new
    (found,) = row.reading.claims[0].places
    assert (found.lat, found.lon, found.level) == (35.763369, 36.558974, found.precision)
    return found


@pytest.mark.parametrize(
    ("place", "precision"),
    [("Harand", "populated_place"), ("Idlib governorate", "adm1"), ("Syria", "country"),
     ("Jisr al-Shughur district", "adm2"), ("Bidama sub-district", "adm3"), ("Homs", "adm1"),
     ("", "adm1")],
)  # fmt: skip
def test_the_point_of_a_unit_is_its_middle_and_no_town(place, precision):
    assert placed(place, province="Homs").precision == precision


def test_the_point_of_a_country_alone_is_its_middle():
    assert placed("").precision == "country"


@pytest.mark.parametrize(
    ("column", "code", "precision"),
    [("where_prec", "1", "populated_place"), ("where_prec", "2", "near_place"),
     ("where_prec", "3", "adm2"), ("where_prec", "4", "adm1"), ("where_prec", "5", "area"),
     ("where_prec", "6", "country"), ("where_prec", "7", "sea_air"), ("geo_precision", "3", "adm1"),
     ("geo_precision", "2", "near_place"), ("where_prec", "landmark", "landmark")],
)  # fmt: skip
def test_a_table_says_how_exact_its_points_are(column, code, precision):
    assert placed("Harand", columns=f",{column}", cells=f",{code}").precision == precision


@pytest.mark.parametrize(
    ("columns", "cells", "days", "precision"),
    [
        ("date,date_end,date_prec", "2013-01-01,2013-01-01,1", "2013-01-01/2013-01-01", "day"),
        ("date,date_end,date_prec", "2013-01-01,2013-01-04,2", "2013-01-01/2013-01-04", "days"),
        ("date,date_end,date_prec", "2013-01-01,2013-01-07,3", "2013-01-01/2013-01-07", "week"),
        ("date,date_end,date_prec", "2013-02-01,2013-02-28,4", "2013-02-01/2013-02-28", "month"),
        ("event_date,time_precision", "2013-02-10,2", "2013-02-07/2013-02-13", "week"),
        ("event_date,time_precision", "2013-12-10,3", "2013-12-01/2013-12-31", "month"),
        ("event_date,time_precision", "2013,1", "2013-01-01/2013-12-31", "year"),
    ],
)
def test_a_table_says_how_exact_its_days_are(columns, cells, days, precision):
    (row,) = looked(f"id,killed,{columns}\n1,2,{cells}\n").new
    time = row.reading.claims[0].time
    assert (f"{time.from_}/{time.to}", time.precision) == (days, precision)


@pytest.mark.parametrize("column", ["where_prec", "date_prec"])
def test_a_code_that_there_is_not_is_a_problem(column):
    table = f"id,place,lat,lon,date,killed,{column}\n1,Harand,35,36,2013-01-01,2,9\n"
    (problem,) = looked(table).problems
    assert (problem.column, problem.reason) == (column, "“9” is no code.")


def test_columns_are_mapped_by_hand(recorder):
    table = "nr;morts;lieu\n1;4;Harand\n"
    with pytest.raises(BadInputError, match="no column is known to say how many"):
        looked(table)
    mapped = {"id": "nr", "killed": "morts", "place": "lieu"}
    assert store(looked(table, mapping=mapped), recorder) == 1
    with pytest.raises(BadInputError, match="has no column 'dead'"):
        looked(table, mapping={"killed": "dead"})
    with pytest.raises(BadInputError, match="there is no field 'deaths'"):
        looked(table, mapping={"deaths": "morts"})


def test_a_place_is_looked_up_by_name_or_id(recorder, monkeypatch):
    entry = Entry(
        id="g:1", name="Taiz", names=("Taiz",), level="populated_place", lat=13.58, lon=44.02,
        country="YE", population=600_000,
    )  # fmt: skip
    country = Entry(
        id="g:2", name="Yemen", names=("Yemen",), level="country", lat=15, lon=48, country="YE",
        population=30_000_000,
    )  # fmt: skip
    held = MemoryGazetteer([entry, country])
    monkeypatch.setattr("tollbook.record.rows_read.default_gazetteer", lambda: held)
    table = "id,place,country,place_id,killed\n1,Taiz,Yemen,,2\n2,Taiz,,g:1,3\n"
    assert store(looked(table), recorder) == 2
    assert [claim_of(key).places[0].id for key in "12"] == ["g:1", "g:1"]
    (problem,) = looked(table.replace("g:1", "g:9")).problems
    assert problem.column == "place_id"


def test_a_sheet_is_read_like_a_table(recorder):
    book = openpyxl.Workbook()
    for row in (["id", "date", "killed"], [1, None, 4.0], [], ["2", "2021-05-03", "5"]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    seen = look("ours.xlsx", file.getvalue(), "Our Team")
    assert [row.number for row in seen.new] == [2, 4]
    assert store(seen, recorder) == 2


def formulas(empty=""):
    """Return a sheet with a formula in a figure, another in a column of no meaning to us.

    `empty` is the type of the first: "str" where its result is an empty text.
    """
    file = io.BytesIO()
    book = openpyxl.Workbook()
    for row in (["id", "killed", "killed_high", "ours"], [1, 2, "=B2+10", 3], [2, 4, 6, "=B3"]):
        book.active.append(row)
    book.save(file)
    typed = f'r="C2" t="{empty}"' if empty else 'r="C2"'
    return spoilt(SHEET, lambda data: data.replace(b'r="C2"', typed.encode()), file)


def test_a_formula_without_its_result_is_no_blank(recorder):
    seen = look("ours.xlsx", formulas(), "Our Team")
    (problem,) = seen.problems
    assert (problem.row, problem.column) == (2, "killed_high")
    assert "the result of this formula is not in the file" in problem.reason
    assert [row.number for row in seen.new] == [3]


def test_a_formula_whose_result_is_an_empty_text_is_a_blank(recorder):
    seen = look("ours.xlsx", formulas("str"), "Our Team")
    assert not seen.problems
    assert seen.new[0].reading.claims[0].count.high == 2


def test_a_row_of_formulas_is_not_left_out_as_blank(recorder):
    file, book = io.BytesIO(), openpyxl.Workbook()
    for row in (["id", "killed"], [1, 2], ["=A2+1", "=B2"]):
        book.active.append(row)
    book.save(file)
    (problem,) = look("ours.xlsx", file.getvalue(), "Our Team").problems
    assert problem.row == 3


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04nonsense", "not an XLSX file"),
        ("id,größe\n".encode("latin-1"), "not UTF-8"),
        (b"id,id\n1,2\n", "two columns are called 'id'"),
        (b"id,killed\n1,2,3\n", "row 2: has more cells"),
        (b'id,killed\n1,"2\n', "is not CSV"),
    ],
)
def test_what_is_no_table_is_told(content, problem):
    with pytest.raises(BadInputError, match=problem):
        read_table("ours.csv", content)


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def small_sheet():
    file, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["id", "killed"])
    book.active.append([1, 2])
    book.save(file)
    return file


def spoilt(part, spoil, whole=None):
    """Return an XLSX file with one of its parts spoilt."""
    whole, file = whole or small_sheet(), io.BytesIO()
    deflated = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w", deflated) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, spoil(data) if name == part else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "spoil"),
    [
        (SHEET, lambda data: data[: len(data) // 2]),
        (BOOK, lambda data: data[: len(data) // 2]),
        (SHEET, lambda data: data.replace(b'r="2"', b'r="two"')),
        (BOOK, lambda data: data.replace(b"sheetId", b"sheet")),
    ],
)
def test_a_spoilt_sheet_is_told(part, spoil):
    with pytest.raises(BadInputError, match=r"ours\.xlsx: is not an XLSX file: "):
        read_table("ours.xlsx", spoilt(part, spoil))


def test_a_sheet_whose_compression_is_spoilt_is_told():
    whole = spoilt("", bytes)
    odd = bytes(byte ^ (0x55 if 400 < at < 900 else 0) for at, byte in enumerate(whole))
    with pytest.raises(BadInputError, match="is not an XLSX file"):
        read_table("ours.xlsx", odd)


def test_names_of_other_projects_columns_are_known():
    ged = ("relid", "date_start", "date_end", "where_coordinates", "low", "best", "high")
    assert guess(ged) == {
        "id": "relid", "date": "date_start", "date_to": "date_end", "place": "where_coordinates",
        "killed": "best", "killed_low": "low", "killed_high": "high",
    }  # fmt: skip


@pytest.fixture
def command(tmp_path, recorder):
    def run(table, *more):
        file = tmp_path / "ours.csv"
        file.write_text(table, encoding="utf-8")
        options = [str(file), "--origin", "Our Team", "--by", recorder.username, *more]
        return CliRunner().invoke(import_, options)

    return run


def test_the_command_looks_first_and_stores_when_it_may(command):
    looked_at = command(TABLE, "--dry-run")
    assert "3 new" in looked_at.output
    assert not Report.objects.exists()
    stored = command(TABLE)
    assert (stored.exit_code, "3 stored" in stored.output) == (0, True)


def test_the_command_names_bad_rows(command):
    refused = command(TABLE.replace("14,12,15", "dozens,,"))
    assert refused.exit_code == 1
    assert "ours.csv, row 2, killed: “dozens” is no number" in refused.output
    assert "Nothing was stored" in refused.output


def test_the_command_wants_somebody_who_is_there(command):
    User.objects.all().delete()
    assert "nobody of this name" in str(command(TABLE).exception)


def test_the_command_maps_columns(command):
    table = "nr,morts\n1,4\n"
    stored = command(table, "--column", "killed=morts", "--column", "id=nr")
    assert "1 stored" in stored.output
    assert "needs FIELD=COLUMN" in str(command(table, "--column", "killed").exception)
