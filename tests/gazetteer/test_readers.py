"""Readers of country files.

Who's On First is also tested on real files (test_shared.py); the others on small files made to
their publishers' documentation.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.gazetteer import making
from tollbook.errors import BadInputError
from tollbook.gazetteer.formats import Layout, recognise
from tollbook.gazetteer.readers.lines import RowError, read_lines
from tollbook.gazetteer.records import Record


def read(file: Path, layout: Layout | None = None) -> tuple[str, list[Record]]:
    """Return the format that a file is recognised as, and its records."""
    reader = recognise(file, layout or Layout())
    return reader.format, [record for _, record in reader.read(read_lines(file))]


def geonames_row(number: int, name: str, *, feature: str = "P\tPPL", adm1: str = "07") -> str:
    """Return a row of GeoNames' 19 columns."""
    return (
        f"{number}\t{name}\tascii {name}\tOther,كفر لوز\t10.3\t40.3\t{feature}\tAX\t\t{adm1}\t01"
        "\t\t\t1200\t\t500\tAsia/Aden\t2024-01-01"
    )


def geonames_file(path: Path) -> Path:
    return making.write(
        path,
        geonames_row(2, "Nahr", feature="A\tADM1"),
        geonames_row(20, "Nahr al Gharbi", feature="A\tADM2"),
        geonames_row(5, "Kafr Luz"),
        geonames_row(6, "Kafr Luz mountain", feature="T\tMT"),
        geonames_row(7, "Old Kafr Luz", feature="P\tPPLQ"),
    )


def test_geonames_dump(tmp_path: Path) -> None:
    format_, records = read(geonames_file(tmp_path / "AX.txt"))
    assert format_ == "geonames"
    province, district, village = records
    assert (province.level, district.level) == ("adm1", "adm2")
    assert (village.adm1, village.adm2) == ("geonames:2", "geonames:20")
    assert village.names == ("ascii Kafr Luz", "Other", "كفر لوز")
    assert village.population == 1200


def test_geonames_dump_in_its_zip(tmp_path: Path) -> None:
    file = tmp_path / "AX.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(geonames_file(tmp_path / "AX.txt"), "AX.txt")
    assert len(read(file)[1]) == 3


def test_alternate_names_join_a_geonames_dump(tmp_path: Path) -> None:
    names = making.write(
        tmp_path / "alternateNames.txt",
        "1\t5\tar\tكفر لوز الشرقية\t\t\t\t",
        "2\t5\tlink\thttps://example.org/luz\t\t\t\t",
    )
    _, records = read(geonames_file(tmp_path / "AX.txt"), Layout(names=names))
    assert "كفر لوز الشرقية" in records[-1].names
    assert not any("example" in name for name in records[-1].names)


COD_UNITS = (
    "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE",
    "Ardland,AX,Nahr,نهر,AX01,Luz,لوز,AX0101",
    "Ardland,AX,Nahr,نهر,AX01,Tin,تين,AX0102",
)


def test_cod_divisions_once_each_with_their_p_codes(tmp_path: Path) -> None:
    format_, records = read(making.write(tmp_path / "cod.csv", *COD_UNITS))
    assert format_ == "cod"
    assert [(r.pcode, r.level) for r in records] == [
        ("AX01", "adm1"), ("AX0101", "adm2"), ("AX0102", "adm2"),
    ]  # fmt: skip
    assert records[1].adm1 == records[0].place
    assert records[1].names == ("Luz", "لوز")


def test_cod_with_hxl_tags_whatever_its_columns_are_called(tmp_path: Path) -> None:
    file = making.write(
        tmp_path / "hxl.csv",
        "Province,Province code,Village,Village (ar),Code,Y,X",
        "#adm1+name,#adm1+code,#loc+name,#loc+name+ar,#loc+code,#geo+lat,#geo+lon",
        "Nahr,AX01,Kafr Luz,كفر لوز,AX01007,10.3,40.3",
    )
    format_, (province, village) = read(file)
    assert format_ == "cod"
    assert province.pcode == "AX01"
    assert province.lat is None
    assert (village.name, village.names, village.pcode) == (
        "Kafr Luz", ("Kafr Luz", "كفر لوز"), "AX01007",
    )  # fmt: skip
    assert (village.lat, village.lon, village.adm1) == (10.3, 40.3, "pcode:AX01")


GNS_NEW = "rk\tufi\tuni\tfull_name\tnt\tlat_dd\tlong_dd\tfc\tdesig_cd\tadm1\tcc_ft"
GNS_OLD = "RC\tUFI\tUNI\tLAT\tLONG\tFC\tDSG\tADM1\tCC1\tNT\tFULL_NAME_RO"


@pytest.mark.parametrize(
    "lines",
    [
        (
            GNS_NEW,
            "1\t77\t1\tكفر لوز\tNS\t10.3\t40.3\tP\tPPL\tAX01\tAX",
            "2\t77\t2\tKafr Lūz\tN\t10.3\t40.3\tP\tPPL\tAX01\tAX",
            "3\t78\t3\tNahr\tN\t10.2\t40.2\tA\tADM1\tAX01\tAX",
            "4\t79\t4\tJabal Luz\tN\t10.2\t40.2\tT\tMT\tAX01\tAX",
        ),
        (
            GNS_OLD,
            "1\t77\t1\t10.3\t40.3\tP\tPPL\tAX01\tAX\tNS\tكفر لوز",
            "1\t77\t2\t10.3\t40.3\tP\tPPL\tAX01\tAX\tN\tKafr Lūz",
            "1\t78\t3\t10.2\t40.2\tA\tADM1\tAX01\tAX\tN\tNahr",
        ),
    ],
)
def test_gns_gathers_the_names_of_a_place(tmp_path: Path, lines: tuple[str, ...]) -> None:
    format_, (village, province) = read(making.write(tmp_path / "ax.txt", *lines))
    assert format_ == "gns"
    assert village.name == "Kafr Lūz"
    assert set(village.names) == {"Kafr Lūz", "كفر لوز"}
    assert village.adm1 == province.place
    assert province.level == "adm1"


def test_plain_table_with_mapped_columns(tmp_path: Path) -> None:
    file = making.write(tmp_path / "mine.csv", "no;VILLAGE;N;E;GOV", "7;Kafr Luz;10.3;40.3;Nahr")
    columns = {"id": "no", "name": "VILLAGE", "lat": "N", "lon": "E", "adm1": "GOV"}
    format_, (province, village) = read(file, Layout(columns=columns))
    assert format_ == "table"
    assert (province.name, province.level) == ("Nahr", "adm1")
    assert (village.id, village.name, village.lat, village.adm1) == (
        "table:7", "Kafr Luz", 10.3, province.place,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (("id,name,lat,lon", "1,Luz,10.3"), 2, "3 columns where the header has 4"),
        (("id,name,lat,lon", "1,Luz,ten,40"), 2, "lat is not a number"),
        (("id,name,lat,lon,level", "1,Luz,10,40,hamlet"), 2, "level 'hamlet'"),
        ((geonames_row(5, "Luz"), "6\tTin"), 2, "has 2 columns, a GeoNames dump has 19"),
        ((geonames_row(5, "Luz").replace("10.3", "north"),), 1, "latitude is not a number"),
        (("ADM1_EN,ADM1_PCODE", ",AX01"), 2, "division AX01 has no name"),
        (("ufi\tfull_name", "1\tLuz"), 1, "a GNS file needs the columns lat_dd"),
        ((GNS_NEW, "1\t\t1\tLuz\tN\t1\t2\tP\tPPL\tAX01\tAX"), 2, "UFI is empty"),
    ],
)
def test_a_bad_row_says_where_and_why(
    tmp_path: Path, lines: tuple[str, ...], line: int, reason: str
) -> None:
    with pytest.raises(RowError) as error:
        read(making.write(tmp_path / "bad.txt", *lines))
    assert error.value.line == line
    assert reason in error.value.problem


def test_a_mapped_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = making.write(tmp_path / "mine.csv", "no,VILLAGE,N,E", "7,Kafr Luz,10.3,40.3")
    with pytest.raises(RowError, match="needs the columns id, name"):
        read(file, Layout(columns={"lat": "N", "lon": "E"}))


def test_a_zip_of_many_files_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
        archive.writestr("b.txt", "b")
    (tmp_path / "two.zip").write_bytes(buffer.getvalue())
    with pytest.raises(BadInputError, match="holds 2 files"):
        read(tmp_path / "two.zip")


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    file = tmp_path / "bom.csv"
    file.write_text("\ufeffid,name,lat,lon\n1,Kafr Luz,10.3,40.3\n", encoding="utf-8")
    assert read(file)[1][0].name == "Kafr Luz"
