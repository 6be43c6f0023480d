"""Which column of a table says what, told by its name or by the user."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from tollbook.errors import BadInputError
from tollbook.model.vocabulary import Harm

HARMS: tuple[Harm, ...] = get_args(Harm)
#: What a table may say of an incident. Each harm has a figure, or a low and a high one.
FIELDS: tuple[str, ...] = (
    "id", "title", "date", "date_to", "date_prec", "time_precision", "place", "province", "country",
    "lat", "lon", "where_prec", "geo_precision", "place_id",
    *(f"{harm}{side}" for harm in HARMS for side in ("", "_low", "_high")),
    "status", "means", "actor", "source", "url", "note",
)  # fmt: skip
#: Names that columns have elsewhere (UCDP GED, ACLED, Airwars, Iraq Body Count and plain English).
_KNOWN: dict[str, tuple[str, ...]] = {
    "id": ("relid", "event_id_cnty", "incident", "incident_id", "code", "unique_reference_code"),
    "title": ("incident_title", "name", "what"),
    "date": ("event_date", "date_start", "incident_date", "day", "when", "start_date"),
    "date_to": ("date_end", "end_date", "until"),
    "place": ("location", "where", "town", "village", "where_coordinates", "place_name"),
    "province": ("admin1", "adm_1", "governorate", "region"),
    "country": ("iso",),
    "lat": ("latitude", "y"),
    "lon": ("longitude", "lng", "x"),
    "killed": ("fatalities", "best", "deaths", "dead"),
    "killed_low": ("low", "killed_min", "minimum_deaths", "deaths_min"),
    "killed_high": ("high", "killed_max", "maximum_deaths", "deaths_max"),
    "injured": ("wounded",),
    "injured_low": ("injured_min", "minimum_injuries"),
    "injured_high": ("injured_max", "maximum_injuries"),
    "means": ("weapon", "weapons", "weapon_type", "sub_event_type"),
    "actor": ("perpetrator", "belligerent", "killers", "actor1", "side_a"),
    "source": ("sources", "source_original", "media_sources", "source_name"),
    "url": ("link", "source_url"),
    "note": ("notes", "description", "comment", "comments"),
}


def guess(columns: tuple[str, ...]) -> dict[str, str]:
    """Return field -> column for the columns whose names say what they hold."""
    by_name = {_plain(column): column for column in reversed(columns) if column}
    names = {field: (field, *_KNOWN.get(field, ())) for field in FIELDS}
    found = {f: next((by_name[n] for n in ns if n in by_name), None) for f, ns in names.items()}
    return {field: column for field, column in found.items() if column}


def require_mapping(source: str, columns: tuple[str, ...], mapping: Mapping[str, str]) -> None:
    """Raise BadInputError for a field or a column that there is not, or a table without figures."""
    for field, column in mapping.items():
        if field not in FIELDS:
            problem = f"there is no field {field!r}."
            raise BadInputError(source, problem, f"The fields are: {', '.join(FIELDS)}.")
        if column not in columns:
            problem = f"has no column {column!r}."
            raise BadInputError(source, problem, f"Its columns are: {', '.join(columns)}.")
    if not any(field.partition("_")[0] in HARMS for field in mapping):
        problem = "no column is known to say how many were harmed."
        raise BadInputError(source, problem, "Map one, as in: killed=DEATHS")


def _plain(column: str) -> str:
    return re.sub(r"\W+", "_", column.strip().casefold()).strip("_")
