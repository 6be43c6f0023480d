"""Whatever a model answers, what comes of it is a claim of the text or nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.llm.conftest import report
from tollbook.llm.answers import BrokenAnswerError, read_answer
from tollbook.llm.grounding import Grounder
from tollbook.llm.linking import link
from tollbook.llm.page import page_of
from tollbook.llm.prompt import answer_schema
from tollbook.llm.quoting import Passage
from tollbook.model import Claim
from tollbook.model.claims import require_grounded

TEXT = (
    "At least 14 civilians, among them five children, were killed in Norvik on Tuesday, the army"
    " said. Dozens were hurt.\nAt least 14 civilians were killed, وأصيب 30 👩‍👩‍👧 İstanbul’da."
)
#: Words that a model may quote: of the text, nearly of it, and not of it.
WORDS = st.one_of(
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, 60)).map(
        lambda pair: TEXT[pair[0] : pair[0] + pair[1]]
    ),
    st.sampled_from(["14", "AT LEAST 14", "five", "Dozens", "30", "Oslo", "", " ", "army said."]),
    st.text(max_size=8),
)


def values(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return values of a schema of ours, and now and then a value that is not."""
    return st.one_of(_values(schema), st.sampled_from([None, 14, "14", [], {}, "unheard of"]))


def _values(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "anyOf" in schema:
        return st.one_of(*map(values, schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema["type"]
    if kind == "object":
        return st.fixed_dictionaries({k: values(v) for k, v in schema["properties"].items()})
    if kind == "array":
        return st.lists(values(schema["items"]), max_size=3)
    if kind == "boolean":
        return st.booleans()
    if kind in ("null", ["integer", "null"]):
        return st.one_of(st.none(), st.integers(-1, 10**14))
    return WORDS


CLAIM = answer_schema()["properties"]["claims"]["items"]
CLAIMS = st.lists(
    st.builds(
        lambda claim, good: claim | good,
        _values(CLAIM),
        st.fixed_dictionaries(
            {"quote": WORDS, "count": WORDS, "id": st.sampled_from("123")},
            optional={
                "harm": st.just("killed"), "scope": st.just("incident"), "part_of":
                st.sampled_from("123"), "same_as": st.sampled_from("123"),
            },
        ),
    ),
    max_size=5,
)  # fmt: skip


def claims_of(answer: str, language: str) -> tuple[Claim, ...]:
    page = page_of(report(TEXT, language=language))
    passage = Passage(TEXT, 0, len(TEXT))
    remarks: list[str] = []
    claims = link(
        [list(Grounder(page, passage, remarks.append).ground(read_answer(answer)))], remarks.append
    )
    assert all("\n" not in remark for remark in remarks)
    return claims


@settings(max_examples=300, deadline=None)
@given(CLAIMS, st.sampled_from(["en", "ar"]))
def test_every_word_of_every_claim_is_the_texts(
    answer: list[dict[str, Any]], language: str
) -> None:
    claims = claims_of(json.dumps({"claims": answer}), language)
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    for claim in claims:
        require_grounded(claim, TEXT)
        assert claim.evidence.start <= claim.count.start < claim.count.end <= claim.evidence.end
        assert all(name in TEXT for name in claim.victims.names)
        assert claim.time is None or claim.time.from_ is None or claim.time.from_.year == 2021
    _require_links_that_can_be(claims)


def _require_links_that_can_be(claims: tuple[Claim, ...]) -> None:
    ids = {claim.id: claim for claim in claims}
    for claim in claims:
        assert (claim.part_of is None) == (claim.part_kind is None)
        seen, above = {claim.id}, claim.part_of
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = ids[above].part_of
        if claim.same_as is not None:
            assert ids[claim.same_as].count.start < claim.count.start
            assert ids[claim.same_as].count.value == claim.count.value


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet='{}[]",: claims\\', max_size=60))
def test_any_answer_is_read_or_is_broken(answer: str) -> None:
    with suppress(BrokenAnswerError):
        assert isinstance(read_answer(answer), list)
