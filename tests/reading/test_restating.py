from __future__ import annotations

import pytest

from tests.reading.staging import misread, read


def repeats(text: str) -> list[str | None]:
    """Return, for each claim of a text, the claim that it repeats."""
    return [claim.same_as for claim in read(text)]


LEAD = "A blast killed 14 dockers in the port of Lema on Tuesday."


@pytest.mark.parametrize(
    "text",
    [
        f"Blast kills 14 in Lema\n{LEAD}",
        f"{LEAD} The 14 dead were buried.",
        pytest.param(
            f"{LEAD} All 14 dockers killed were from Oru, a union said.",
            marks=misread("where they came from is read as where they died"),
        ),
        f"At least 14 dead in port blast\n{LEAD}",
    ],
)
def test_a_figure_given_again_is_the_same(text: str) -> None:
    assert repeats(text) == [None, "c1"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD} The blast wounded 14 sailors.",
        f"{LEAD} The blast killed nine sailors.",
        "Police said 14 dockers were killed. The dockers' union said 14 miners were killed.",
        "A blast killed 14 people in Lema on Monday. A raid killed 14 people in Oru on Tuesday.",
        "A woman was killed in Lema on Monday. A man was killed in Lema on Monday.",
        "Fourteen men were killed and 14 were wounded.",
    ],
)
def test_another_figure_harm_source_or_place_is_not(text: str) -> None:
    assert set(repeats(text)) == {None}


def test_all_later_claims_repeat_the_first() -> None:
    text = f"Blast kills 14 in Lema\n{LEAD} In all, 14 dockers were killed."
    assert repeats(text) == [None, "c1", "c1"]
