"""How many press spellings are resolved to the right place, with a province or with siblings.

    python benchmarks/places_press.py [first|second|all] [--show]

`second` is the half that no rule was tuned on. Right: the place's id, or a double of it within
5 km; wrong: sure of another place; open: a unit or nothing.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from places_data import CHECKOUT, gazetteer

from tollbook.places import Mention, PlaceContext, Resolution, resolve
from tollbook.places.geodesy import distance_km

LIST = CHECKOUT / "tests" / "places" / "press_spellings.tsv"
COUNTRY = {"SY": "Syria", "IQ": "Iraq", "YE": "Yemen", "UA": "Ukraine"}
Row = dict[str, str]


def rows(half: str) -> list[Row]:
    """Return the rows of one half, or of both."""
    with LIST.open(encoding="utf-8", newline="") as file:
        every = list(csv.DictReader(file, delimiter="\t"))
    return [row for row in every if half in ("all", row["half"])]


def with_province(row: Row) -> tuple[str, list[Mention]]:
    """Return a text that names the place and its province."""
    place = f"{row['spelling']} in {row['province']} province"
    text = f"A strike on {place} killed four people in {COUNTRY[row['country']]}."
    return text, [Mention(row["spelling"], text.index(row["spelling"]))]


def with_siblings(group: tuple[Row, ...]) -> tuple[str, list[Mention]]:
    """Return a text that names places of one province together, but not the province."""
    text = f"Strikes in {COUNTRY[group[0]['country']]} hit " + " and ".join(
        row["spelling"] for row in group
    )
    return text, [Mention(row["spelling"], text.index(row["spelling"])) for row in group]


def verdict(row: Row, found: Resolution) -> str:
    """Return right, wrong or open."""
    entry = found.entry
    if entry is None or not found.whole:
        return "open"
    away = distance_km(float(row["lat"]), float(row["lon"]), entry.lat or 0, entry.lon or 0)
    near = away <= 5 and entry.level not in ("country", "adm1", "adm2")
    return "right" if entry.id == row["id"] or near else "wrong"


def cases(every: list[Row]) -> Iterator[tuple[str, tuple[Row, ...], str, list[Mention]]]:
    """Yield (kind, rows, text, mentions) of every text."""
    provinces: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in every:
        yield "province", (row,), *with_province(row)
        provinces[row["country"], row["province"]].append(row)
    for of_one in provinces.values():
        for start in range(0, len(of_one), 4):
            group = tuple(of_one[start : start + 4])
            if len(group) > 1:
                yield "siblings", group, *with_siblings(group)


def main() -> None:
    """Print the shares and, with --show, every case that is not right."""
    half = next((a for a in sys.argv[1:] if not a.startswith("-")), "first")
    places = gazetteer("sy iq ye ua")
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, group, text, mentions in cases(rows(half)):
        for row, found in zip(
            group, resolve(mentions, PlaceContext(text=text), places), strict=True
        ):
            told = verdict(row, found)
            counts[kind][told] += 1
            if told != "right" and "--show" in sys.argv:
                print(
                    kind,
                    told,
                    row["country"],
                    row["spelling"],
                    row["province"],
                    row["id"],
                    round(found.score, 2),
                    found.entry and found.entry.name,
                )
                for c in found.candidates[:4]:
                    print(
                        "      ", c.entry.id, c.entry.name, c.entry.level, round(c.score, 2), c.how
                    )
    for kind, told in counts.items():
        total = told.total()
        print(
            f"{half} {kind}: n {total}", *(f"{k} {v / total:.3f}" for k, v in sorted(told.items()))
        )


if __name__ == "__main__":
    main()
