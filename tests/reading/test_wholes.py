from __future__ import annotations

import pytest

from tests.reading.staging import answered, claim_of, context_of, drafted, read
from tollbook.reading.answers import ranked
from tollbook.reading.drafts import Draft, draft_of
from tollbook.reading.wholes import part_kinds, relate


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
        ("A car bomb killed 21 people in Oru on Sunday. Four children were among the dead.",
         "Four", "21"),
        ("A bomb killed 18 people in Oru on Friday. The police chief said the station was "
         "crowded. Police said that six of the dead were policemen.", "six", "18"),
    ],
)  # fmt: skip
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


def drafts_of(text: str, *counts: tuple[str, str]) -> list[Draft]:
    context = context_of(text)
    return [drafted(context, exact, harm) for exact, harm in counts]


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (("Twelve", "eight", "four"), "breakdown"),
        (("Twelve", "eight", "three"), "subset"),
        (("Twelve", "eight", "several"), "subset"),
    ],
)
def test_parts_that_sum_to_the_whole_make_it_up(numbers: tuple[str, ...], kind: str) -> None:
    text = "{} people were killed: {} soldiers and {} villagers.".format(*numbers)
    whole, *parts = drafts = drafts_of(text, *((n, "killed") for n in numbers))
    assert part_kinds({id(part): whole for part in parts}, drafts) == {id(whole): kind}


def test_one_part_alone_is_a_subset() -> None:
    text = "Twelve people were killed, including twelve soldiers."
    whole, part = drafts = drafts_of(text, ("Twelve", "killed"), ("twelve", "killed"))
    assert part_kinds({id(part): whole}, drafts) == {id(whole): "subset"}


def test_wholes_never_run_in_a_circle() -> None:
    one, two = drafts_of("Dozens died. Scores died.", ("Dozens", "killed"), ("Scores", "killed"))
    answers = {
        id(one): answered(whole=ranked([(two, 0.9), (None, 0.1)])),
        id(two): answered(whole=ranked([(one, 0.9), (None, 0.1)])),
    }
    assert relate([one, two], answers) == {id(one): two}


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (("20", "killed"), ("12", "killed")),
        (("three", "injured"), ("12", "killed")),
    ],
)
def test_what_cannot_be_is_passed_over_for_the_next(
    part: tuple[str, str], whole: tuple[str, str]
) -> None:
    text = "12 died, 20 died, three were hurt and 40 died."
    one, wrong, right = drafts_of(text, part, whole, ("40", part[1]))
    options = ranked([(wrong, 0.6), (right, 0.3), (None, 0.1)])
    answers = {id(d): answered() for d in (wrong, right)} | {id(one): answered(whole=options)}
    assert relate([one, wrong, right], answers) == {id(one): right}


def test_nothing_less_likely_than_none_is_a_whole() -> None:
    one, two = drafts_of("Six died and 12 died.", ("Six", "killed"), ("12", "killed"))
    options = ranked([(None, 0.5), (two, 0.4)])
    answers = {id(one): answered(whole=options), id(two): answered()}
    assert relate([one, two], answers) == {}


def test_what_is_no_claim_is_no_whole() -> None:
    one, two = drafts_of("Six died and 12 died.", ("Six", "killed"), ("12", "killed"))
    options = ranked([(two, 0.9), (None, 0.1)])
    assert relate([one], {id(one): answered(whole=options)}) == {}


@pytest.mark.parametrize(
    ("numbers", "chance", "summed"),
    [
        (("85", "50", "19", "16"), 0.04, True),
        (("85", "50", "19", "15"), 0.04, False),
        (("85", "50", "19", "16"), 0.01, False),
        (("3", "1", "1", "1"), 0.04, False),
    ],
)
def test_what_adds_up_and_is_not_unlikely_makes_up_the_whole(
    numbers: tuple[str, ...], chance: float, summed: bool
) -> None:
    text = "In all {} fell. In Lema {} fell, in Oru {} fell and in Kesh {} fell.".format(*numbers)
    context = context_of(text)
    stretches, at = [], 0
    for number in numbers:
        at = text.index(f" {number} ", at) + 1
        stretches.append(context.words.within(at, at + len(number)))
    whole, *parts = drafts = [draft_of(context, *s, "killed", 0.9) for s in stretches]
    options = ranked([(None, 1 - chance), (whole, chance)])
    answers = {id(whole): answered()} | {id(p): answered(whole=options) for p in parts}
    assert relate(drafts, answers) == ({id(part): whole for part in parts} if summed else {})


def test_a_sum_is_made_up_with_the_parts_that_are_sure() -> None:
    counts = ("Twelve", "seven", "three", "two")
    text = "{} died: {} in Lema, {} in Oru and {} in Kesh.".format(*counts)
    whole, sure, *rest = drafts = drafts_of(text, *((c, "killed") for c in counts))
    answers = {id(d): answered(whole=ranked([(None, 0.9), (whole, 0.1)])) for d in rest}
    answers |= {id(whole): answered(), id(sure): answered(whole=ranked([(whole, 1.0)]))}
    assert relate(drafts, answers) == {id(part): whole for part in (sure, *rest)}


def test_a_part_names_its_kind_and_a_whole_none() -> None:
    text = "The bomber killed eight people, including three children."
    kinds = claim_of(text, "three").part_kind, claim_of(text, "eight").part_kind
    assert kinds == ("subset", None)
