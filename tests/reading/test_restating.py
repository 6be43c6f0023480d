from __future__ import annotations

import pytest

from tests.reading.staging import answered, context_of, drafted, misread, read
from tollbook.reading.answers import ranked
from tollbook.reading.restating import restated

LEAD = "A blast killed 14 dockers in the port of Lema on Tuesday."


@pytest.mark.parametrize(
    "text",
    [
        f"Blast kills 14 in Lema\n{LEAD}",
        f"Blast kills 14 dockers\n{LEAD} Police said the 14 were on their way to work.",
    ],
)
def test_a_figure_said_again_points_to_the_first(text: str) -> None:
    first, second, *_ = read(text)
    assert second.same_as == first.id


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD} A blast killed 15 dockers in Oru on Monday.",
        f"{LEAD} It wounded 14.",
        pytest.param(
            "A man was shot dead in Lema on Monday. A man was stabbed to death in Oru on Sunday.",
            marks=misread("the second man is the first"),
        ),
    ],
)
def test_other_people_are_not_said_again(text: str) -> None:
    assert {claim.same_as for claim in read(text)} == {None}


def test_only_the_same_figure_and_harm_before_it_is_repeated() -> None:
    context = context_of("14 died. 15 died. 14 were hurt. 14 died in all.")
    first, other = drafted(context, "14"), drafted(context, "15")
    hurt = drafted(context, "14 were", "injured")
    for earlier, later in ((first, other), (first, hurt), (other, first)):
        answers = {id(later): answered(same=ranked([(earlier, 1.0)]))}
        assert restated([later], answers) == {}


def test_a_chain_of_repetitions_leads_to_the_first() -> None:
    context = context_of("Six died. Later: six died. Again: SIX died.")
    one, two, three = (drafted(context, exact) for exact in ("Six", "six", "SIX"))
    answers = {
        id(one): answered(),
        id(two): answered(same=ranked([(one, 1.0)])),
        id(three): answered(same=ranked([(two, 1.0)])),
    }
    assert restated([one, two, three], answers) == {id(two): one, id(three): one}
