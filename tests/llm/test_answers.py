from __future__ import annotations

import json

import pytest

from tests.llm.server import told
from tollbook.llm.answers import MOST, BrokenAnswerError, Malformed, Told, read_answer

SIX = told("Six died", "Six", 6)
PLAIN = json.dumps({"claims": [SIX]})


@pytest.mark.parametrize(
    "answer",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"Here are the claims:\n```\n{PLAIN}\n```\nI hope that this helps.",
        f"<think>The report says {{six}} died. [Hm]</think>\n{PLAIN}",
        json.dumps([SIX]),
        json.dumps({"claims": [SIX], "note": "one"}),
        PLAIN.replace('"1"', "1").replace("6", '"6"'),
        json.dumps({"claims": [{k: v for k, v in SIX.items() if v not in (None, [])}]}),
    ],
)
def test_the_json_is_found_in_what_stands_around_it(answer: str) -> None:
    (claim,) = read_answer(answer)
    assert isinstance(claim, Told)
    assert (claim.quote, claim.count, claim.number, str(claim.id)) == ("Six died", "Six", 6, "1")


def test_no_claims_are_an_answer() -> None:
    assert read_answer('{"claims": []}') == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("There are no casualties in this report.", "no JSON"),
        (PLAIN[:-30], "no JSON"),
        ("{'claims': []}", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "no JSON"),
        ("{}", 'no list "claims"'),
        ('{"claims": null}', 'no list "claims"'),
        ('{"claims": {"1": "six died"}}', 'no list "claims"'),
        ("{\ud800}", "no JSON"),
        (json.dumps({"claims": [SIX] * (MOST + 1)}), "has 401 claims"),
    ],
)
def test_what_is_no_answer_is_never_no_claims(answer: str, problem: str) -> None:
    with pytest.raises(BrokenAnswerError, match=problem):
        read_answer(answer)


@pytest.mark.parametrize(
    "claim",
    [
        "six died", 6, None, [], {}, SIX | {"quote": None}, SIX | {"count": 6},
        SIX | {"number": "six"}, SIX | {"number": 6.5}, SIX | {"source": "the army"},
        SIX | {"places": "Norvik"}, SIX | {"victims": []},
    ],
)  # fmt: skip
def test_a_claim_of_another_shape_is_kept_apart_from_the_others(claim: object) -> None:
    wrong, right = read_answer(json.dumps({"claims": [claim, SIX]}))
    assert isinstance(wrong, Malformed)
    assert "Expected" in wrong.problem or "missing" in wrong.problem
    assert isinstance(right, Told)
