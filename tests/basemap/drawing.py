"""Small invented countries: squares on a grid."""

import json


def square(west, south, side=1.0):
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def province(number, west, south, country="QO", **properties):
    told = {"iso_a2": country, "gn_id": number, "adm1_code": f"{country}-{number}"}
    names = {"name": f"Land {number}", "name_en": f"Land {number}", "name_ar": f"أرض {number}"}
    return feature(square(west, south), **told, **names, **properties)


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


#: Two provinces of one country side by side, and a neighbour to the east.
WORLD = collection(province(1, 10, 50), province(2, 11, 50), province(3, 12, 50, "QM"))
