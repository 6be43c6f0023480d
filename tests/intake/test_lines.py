from __future__ import annotations

import datetime as dt
import io
import json

import pytest

from tollbook.errors import BadInputError
from tollbook.intake.limits import MAX_TEXT_BYTES
from tollbook.intake.lines import Line, read_line, split_lines


def line(**fields: object) -> Line:
    return Line(json.dumps(fields).encode(), "a.jsonl:17")


def test_every_field() -> None:
    article = read_line(
        line(id="x1", text="Two killed.", published="2021-03-05", publisher="Coast Herald",
             title="Bridge falls", language="en", url="https://example.org/x1"),
        "a-17",
    )  # fmt: skip
    assert (article.id, article.text, article.title) == ("x1", "Two killed.", "Bridge falls")
    assert (article.published, article.publisher) == (dt.date(2021, 3, 5), "Coast Herald")
    assert (article.language, article.url) == ("en", "https://example.org/x1")


@pytest.mark.parametrize("fields", [{}, {"id": None, "published": None, "title": ""}, {"other": 1}])
def test_all_but_the_text_may_be_missing(fields: dict[str, object]) -> None:
    article = read_line(line(text=" Two killed.\n", **fields), "a-17")
    assert (article.id, article.text) == ("a-17", " Two killed.\n")
    assert article.published is article.title is article.publisher is article.language is None


def test_a_number_is_an_id_too() -> None:
    assert read_line(line(text="Two killed.", id=0), "a-17").id == "0"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-05", dt.date(2021, 3, 5)),
        ("2021-03-05T23:30:00-08:00", dt.date(2021, 3, 5)),
        ("2021-03-05 08:00:00", dt.date(2021, 3, 5)),
        ("", None),
    ],
)
def test_published(value: str, day: dt.date | None) -> None:
    assert read_line(line(text="Two killed.", published=value), "a-17").published == day


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'{"text": "Two killed."', "truncated"),
        (b"Two killed.", "malformed"),
        (b'{"id": "a"}', "missing required field `text`"),
        (b'{"text": 3}', "Expected `str`, got `int`"),
        (b'["Two killed."]', "Expected `object`, got `array`"),
        (b'{"text": " "}', '"text" is empty'),
        (b'{"text": "Two killed.", "other": ' + b"[" * 100_000 + b"}", "recursion"),
        (b'{"text": "Two\\u0000killed."}', "zero byte at 3"),
        (b'{"text": "\xe9"}', "utf-8|invalid"),
        (b'{"text": "Two killed.", "published": "05/03/2021"}', "'05/03/2021', not a date"),
        (b'{"text": "Two killed.", "published": "2021-02-30"}', "'2021-02-30', not a date"),
        (b'{"text": "Two killed.", "published": "0001-01-01T00:00:00"}', "nothing was published"),
        (b'{"text": "Two killed.", "published": "9999-12-31"}', "nothing was published then"),
        (b'{"text": "' + b"a" * (MAX_TEXT_BYTES + 1) + b'"}', "longer than 2 MB"),
    ],
)
def test_a_broken_line_is_named(data: bytes, problem: str) -> None:
    with pytest.raises(BadInputError, match=rf"a\.jsonl:17: .*(?i:{problem})"):
        read_line(Line(data, "a.jsonl:17"), "a-17")


def test_lines_are_numbered_as_an_editor_does() -> None:
    stream = io.BytesIO(b'\xef\xbb\xbf{"text": "a"}\n\n  \r\n{"text": "b"}\r\n{"text": "c"}')
    lines = [entry for entry in split_lines(stream, "a.jsonl") if isinstance(entry, Line)]
    assert [entry.name for entry in lines] == ["a.jsonl:1", "a.jsonl:4", "a.jsonl:5"]
    assert [read_line(entry, "x").text for entry in lines] == ["a", "b", "c"]


def test_an_endless_line_does_not_hide_the_next() -> None:
    stream = io.BytesIO(b"a" * (13 * MAX_TEXT_BYTES) + b'\n{"text": "b"}\n')
    first, second = split_lines(stream, "a.jsonl")
    assert isinstance(first, BadInputError)
    assert first.source == "a.jsonl:1"
    assert isinstance(second, Line)
    assert second.name == "a.jsonl:2"
