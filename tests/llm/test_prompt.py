from __future__ import annotations

import json
import re
from typing import get_args

import msgspec
import pytest

from tests.llm.conftest import report
from tollbook.llm.answers import Malformed, Told, read_answer
from tollbook.llm.grounding import Grounder
from tollbook.llm.page import page_of
from tollbook.llm.prompt import SAID_FLAGS, answer_schema, instructions
from tollbook.llm.quoting import Passage
from tollbook.model import vocabulary

VOCABULARIES = (
    "Qualifier", "Harm", "Status", "Group", "Scope", "SourceKind", "Stance", "MeansCode",
    "Attribution", "TimeBasis", "PartKind",
)  # fmt: skip


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_of_a_closed_vocabulary_is_told_and_in_the_schema(name: str) -> None:
    words = get_args(getattr(vocabulary, name))
    assert [word for word in words if not re.search(rf"\b{word}\b", instructions())] == []
    assert json.dumps(list(words)) in json.dumps(answer_schema())


def test_nothing_is_left_to_fill_in() -> None:
    assert "$" not in instructions()
    assert all(flag in instructions() for flag in SAID_FLAGS)


def test_the_schema_has_the_fields_that_an_answer_is_read_by() -> None:
    claim = answer_schema()["properties"]["claims"]["items"]
    assert set(claim["properties"]) == {field.name for field in msgspec.structs.fields(Told)}
    assert claim["required"] == list(claim["properties"])


def test_every_field_of_the_schema_is_told() -> None:
    claim = answer_schema()["properties"]["claims"]["items"]
    assert [name for name in claim["properties"] if f"- {name}" not in instructions()] == [
        "part_kind"  # told beside part_of
    ]


def test_the_example_is_an_answer_that_stands() -> None:
    text = re.search(r'For the report "(.*?)"\nthe answer|For the report "(.*?)" the answer',
                     instructions(), re.DOTALL)  # fmt: skip
    assert text is not None
    words = (text[1] or text[2]).replace("\n", " ")
    answer = instructions()[instructions().rindex('{"claims"') :]
    told = read_answer(answer)
    assert not any(isinstance(claim, Malformed) for claim in told)
    remarks: list[str] = []
    page, passage = page_of(report(words)), Passage(words, 0, len(words))
    six, two = Grounder(page, passage, remarks.append).ground(told)
    assert (six.claim.count.value, two.claim.count.value, remarks) == (6, 2, [])
