"""The precision ladder and its codes in the field's data sets (specification, 5.2)."""

from __future__ import annotations

from typing import get_args

from tollbook.model.vocabulary import Precision

#: From the most to the least precise.
RUNGS: tuple[Precision, ...] = get_args(Precision)

#: UCDP GED `where_prec`, codebook 25.1, 5.4.2.
GED_WHERE_PREC: dict[Precision, int] = {
    "exact_point": 1, "landmark": 1, "street": 1, "neighbourhood": 1, "populated_place": 1,
    "near_place": 2, "adm3": 3, "adm2": 3, "adm1": 4, "area": 5, "country": 6, "sea_air": 7,
}  # fmt: skip

#: ACLED `geo_precision`; a country is not coded. An area is a larger region unless it is near
#: a named town, which is `near_place` here.
ACLED_GEO_PRECISION: dict[Precision, int | None] = {
    "exact_point": 1, "landmark": 1, "street": 1, "neighbourhood": 1, "populated_place": 1,
    "near_place": 2, "adm3": 2, "adm2": 2, "adm1": 3, "area": 3, "country": None, "sea_air": 3,
}  # fmt: skip

#: Airwars' location accuracy; null where its ladder has no such rung. Its village, town and city
#: are told apart by population: see `airwars_accuracy`.
AIRWARS_ACCURACY: dict[Precision, str | None] = {
    "exact_point": "exact_location_other", "landmark": "nearby_landmark", "street": "street",
    "neighbourhood": "neighbourhood_area", "populated_place": "village", "near_place": None,
    "adm3": "subdistrict", "adm2": "district", "adm1": "province_governorate", "area": None,
    "country": None, "sea_air": None,
}  # fmt: skip


def coarser(one: Precision, other: Precision) -> Precision:
    """Return the less precise of two rungs."""
    return max(one, other, key=RUNGS.index)


def airwars_accuracy(precision: Precision, population: int = 0) -> str | None:
    """Return Airwars' accuracy slug.

    A populated place is a city from 100,000 people and a town from 5,000, else a village.
    """
    if precision == "populated_place" and population >= 5_000:
        return "city" if population >= 100_000 else "town"
    return AIRWARS_ACCURACY[precision]
