from __future__ import annotations

import pytest

from tests.reading.staging import claim_of, read, staged
from tollbook.reading.ranking import Ranker
from tollbook.reading.wholes import options, part_kind, relate


def included(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Return each count of a text with the count that includes it, and how."""
    claims = {claim.id: claim for claim in read(text)}
    return {
        c.count.exact: (claims[c.part_of].count.exact if c.part_of else None, c.part_kind)
        for c in claims.values()
    }


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("At least 14 civilians including five children were killed.", "five", "At least 14"),
        ("The bomber killed eight people, including three children.", "three", "eight"),
        ("Air raids killed 27 people including nine children and four women.", "nine", "27"),
        ("Air raids killed 27 people including nine children and four women.", "four", "27"),
        ("A mine killed 11 people, among them two nurses.", "two", "11"),
        ("The blast wounded 40 people, six of them seriously.", "six", "40"),
        ("Twenty people were killed in the raid, 12 of them soldiers.", "12", "Twenty"),
        ("Shelling killed 30 villagers, seven of whom were women.", "seven", "30"),
        ("SIXTEEN PEOPLE WERE KILLED, INCLUDING TWO CHILDREN.", "TWO", "SIXTEEN"),
    ],
)
def test_a_part_points_to_its_whole(text: str, part: str, whole: str) -> None:
    assert included(text)[part][0] == whole


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 14 people and wounded 30.",
        "A shell killed six villagers and two soldiers.",
        "A woman and her two daughters were killed in Kesh.",
        "Nine dockers were killed in Lema on Monday. Four farmers were killed in Oru on Tuesday.",
    ],
)
def test_what_stands_beside_is_no_part(text: str) -> None:
    assert {whole for whole, _ in included(text).values()} == {None}


def test_a_whole_is_told_across_sentences() -> None:
    text = "A car bomb killed 21 people in Oru on Sunday. Four children were among the dead."
    assert included(text)["Four"][0] == "21"


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        ("Twelve people were killed: eight soldiers and four villagers.", "breakdown"),
        ("Twelve people were killed: eight soldiers and three villagers.", "subset"),
        ("Twelve people were killed: eight soldiers and several villagers.", "subset"),
    ],
)
def test_the_kind_of_the_parts(numbers: str, kind: str) -> None:
    context = staged(numbers)
    whole, *parts = context.drafts
    assert len(parts) == 2
    assert part_kind(context, whole, {id(part): whole for part in parts}) == kind


def test_one_part_alone_is_a_subset() -> None:
    context = staged("Twelve people were killed, including eight soldiers.")
    whole, part = context.drafts
    assert part_kind(context, whole, {id(part): whole}) == "subset"


def test_wholes_never_run_in_a_circle() -> None:
    """A ranker that takes any whole over none still cannot make a draft part of itself."""
    context = staged("Dozens were killed. Several were killed. Many were killed. Scores died.")
    assert len(context.drafts) > 2
    wholes = relate(context, Ranker({"whole": 9.0}))
    assert wholes
    for draft in context.drafts:
        node, steps = draft, 0
        while (node := wholes.get(id(node))) is not None:
            steps += 1
            assert node is not draft
            assert steps < len(context.drafts)


def test_only_a_larger_count_of_the_same_harm_can_be_the_whole() -> None:
    context = staged("Four died, nine were wounded, 12 were killed and 30 were injured.")
    drafts = {d.number: d for d in context.drafts}
    wholes, features = options(context, drafts[4])
    assert [d.number for d in wholes] == [12]
    assert len(features) == 2


def test_a_part_names_its_kind_and_a_whole_none() -> None:
    text = "The bomber killed eight people, including three children."
    assert (claim_of(text, "three").part_kind, claim_of(text, "eight").part_kind) == (
        "subset",
        None,
    )


def test_a_count_that_says_it_is_of_the_dead_is_part_of_them() -> None:
    claims = read(
        "A bomb killed 18 people at a bus station in Oru on Friday. The police chief said the "
        "station was crowded. Police said that six of the dead were policemen."
    )
    whole, part = claims
    assert (whole.count.exact, part.count.exact) == ("18", "six")
    assert part.part_of == whole.id
