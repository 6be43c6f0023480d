"""Incidents as GeoJSON (RFC 7946), each point with how precise it is."""

from __future__ import annotations

import msgspec

from tollbook.display.rows import Row

#: What opens and closes the collection, whose features are written one a line between.
HEAD = b'{"type": "FeatureCollection", "features": [\n'
TAIL = b"\n]}\n"
SEPARATOR = b",\n"


def feature(row: Row) -> bytes | None:
    """Return the feature of a row of the table of incidents, None where it has no point.

    `place_precision` tells what the point stands for: a province's is its middle and no more.
    """
    if row["lat"] is None or row["lon"] is None:
        return None
    properties = {name: cell for name, cell in row.items() if name not in {"lat", "lon"}}
    return msgspec.json.encode(
        {
            "type": "Feature",
            "id": row["incident"],
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            "properties": properties,
        }
    )
