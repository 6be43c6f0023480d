"""A synthetic stream of reports, whose events are known, to measure merging by.

Two and a half reports an event on average, of 80 words, over a year, in a country of 2,000 towns;
rival tolls differ as in the news, and a tenth of places, a fifth of days and means go unread.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from tollbook.model import Claim, Count, Means, Place, Reading, Report, Span, Time

TOWNS, WORDS, NAMES = 2_000, 8_000, 60_000
CODES = ("airstrike", "shelling", "small_arms", "vehicle_bomb", "ied", "drone")
START = dt.date(2021, 1, 1)


def word(number: int) -> str:
    """Return a word made up from a number."""
    syllables = "ba de fi go hu ka le mi no pu ra se ti vo zu".split()
    made = ""
    while number or not made:
        number, index = divmod(number, len(syllables))
        made += syllables[index]
    return made + "n"


def stream(reports: int, seed: int = 7) -> tuple[list[Reading], list[int]]:
    """Return readings in the order of publication, and the event of each."""
    rng = random.Random(seed)
    common = [word(number) for number in range(WORDS)]
    odds = [1 / (rank + 20) for rank in range(WORDS)]
    towns = [(word(10_000 + n), 30 + rng.random() * 5, 40 + rng.random() * 5) for n in range(TOWNS)]
    made: list[tuple[Reading, int]] = []
    event = 0
    while len(made) < reports:
        town, day = rng.choice(towns), START + dt.timedelta(days=rng.randrange(365))
        code, killed = rng.choice(CODES), 1 + int(rng.paretovariate(1.1))
        names = [word(100_000 + rng.randrange(NAMES)) for _ in range(4)]
        for _ in range(rng.choice((1, 1, 2, 2, 3, 6))):
            words = [*rng.choices(common, odds, k=70), *rng.sample(names, 3)]
            rng.shuffle(words)
            told = max(1, killed + rng.choice((0, 0, 0, 1, -1)))
            made.append((_reading(f"r{len(made)}", words, town, day, code, told, rng), event))
        event += 1
    made = made[:reports]
    return [reading for reading, _ in made], [event for _, event in made]


def _reading(  # noqa: PLR0913, PLR0917 - the facts of one report
    id_: str,
    words: list[str],
    town: tuple[str, float, float],
    day: dt.date,
    code: str,
    killed: int,
    rng: random.Random,
) -> Reading:
    lead = f"{killed} killed in {town[0]}"
    text = f"{lead}. {' '.join(words)}."
    end = len(str(killed))
    start = len(lead) - len(town[0])
    place = Place(
        start=start, end=len(lead), exact=town[0], id=town[0], level="populated_place",
        lat=town[1], lon=town[2],
    )  # fmt: skip
    claim = Claim(
        id="c1",
        evidence=Span(start=0, end=len(lead), exact=lead),
        harm="killed",
        count=Count(start=0, end=end, exact=str(killed), qualifier="exact", value=killed),
        places=(place,) if rng.random() > 0.1 else (),
        time=Time(from_=day, to=day, precision="day") if rng.random() > 0.2 else None,
        means=Means(code=code if rng.random() > 0.2 else "unstated"),
    )
    published = day + dt.timedelta(days=rng.choice((0, 0, 1, 2)))
    return Reading(
        report=Report(id=id_, text=text, sha256="", published=published), claims=(claim,)
    )


def quality(found: Sequence[Sequence[str]], event_of: Mapping[str, int]) -> tuple[float, float]:
    """Return precision and recall of pairs of reports in one incident."""
    right = made = 0
    for reports in found:
        for one, other in combinations(reports, 2):
            made += 1
            right += event_of[one] == event_of[other]
    sizes: dict[int, int] = defaultdict(int)
    for event in event_of.values():
        sizes[event] += 1
    true = sum(size * (size - 1) // 2 for size in sizes.values())
    return right / max(made, 1), right / max(true, 1)
