"""When a candidate is what the annotation says; the rules are those of the scorer."""

from __future__ import annotations

from tollbook.reading.network.candidates import telling

_TWINS = ({"missing", "abducted", "detained"},)


def overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Return how well two spans agree; 0 unless half of their union or one inside the other."""
    both = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    if not both:
        return 0.0
    first, second = one[1] - one[0], two[1] - two[0]
    share = both / (first + second - both)
    inside = both == min(first, second) and abs(first - second) <= 25
    return share if share >= 0.5 or inside else 0.0


def same_harm(one: str, two: str) -> bool:
    """Tell whether two harms count as equal."""
    return one == two or any(one in t and two in t for t in _TWINS)


def alike(one: str | None, two: str | None) -> bool:
    """Tell whether two names agree: both absent, or a telling word in common."""
    if not one or not two:
        return not one and not two
    return not telling(one).isdisjoint(telling(two))
