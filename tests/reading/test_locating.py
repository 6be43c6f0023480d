from __future__ import annotations

import pytest

from tests.reading.staging import answered, context_of
from tollbook.reading.locating import choose

TEXT = "Shells fell in Lema and in Oru. Nine people were killed in Kesh."


@pytest.mark.parametrize(
    ("chances", "places"),
    [
        ((0.9, 0.6, 0.3), ["Lema", "Oru"]),
        ((0.2, 0.1, 0.4), ["Kesh"]),
        ((0.2, 0.1, 0.25), []),
        ((), []),
    ],
)
def test_likely_places_or_else_the_likeliest(chances: tuple[float, ...], places: list[str]) -> None:
    context = context_of(TEXT)
    names = [n for n in context.names if n.item.words in ("Lema", "Oru", "Kesh")]
    assert len(names) == 3
    given = tuple(sorted(zip(names, chances, strict=False), key=lambda pair: -pair[1]))
    assert [place.exact for place in choose(context, answered(places=given))] == places
