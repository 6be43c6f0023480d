"""Points as people write them."""

from __future__ import annotations

import re

_POINT = re.compile(r"(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)")


def point_of(words: str) -> tuple[float, float] | None:
    """Return the latitude and longitude that words give, "13.58, 44.02"; None for other words."""
    found = _POINT.fullmatch(words.strip())
    if found is None:
        return None
    lat, lon = float(found[1]), float(found[2])
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
