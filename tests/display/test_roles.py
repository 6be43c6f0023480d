from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.display.readings import TEXT, make_reading
from tollbook.display.roles import ROLES, Run, runs
from tollbook.model import Claim, Count, Span
from tollbook.model.spans import span_at


def words(role: str) -> list[str]:
    found = runs(TEXT, make_reading().claims)
    return [TEXT[run.start : run.end] for run in found if run.role == role]


def test_each_part_covers_its_words() -> None:
    assert words("count") == ["At least 14", "three"]
    assert words("victims") == ["civilians", "children"]
    assert words("source") == ["Harbour Relief Society"]
    assert words("places") == ["Norvik"]
    assert words("time") == ["Tuesday"]
    assert words("means") == ["air strikes"]
    assert words("actor") == ["army"]


def test_evidence_shows_where_no_other_part_does() -> None:
    assert "".join(words("evidence")) == " , among them <b></b> , were killed"


def test_a_run_names_all_its_claims() -> None:
    claims = make_reading().claims
    (between,) = [run for run in runs(TEXT, claims) if TEXT[run.start : run.end] == "</b> "]
    assert between == Run(between.start, between.end, "evidence", ("c1", "c2"))


def test_without_claims_the_text_is_one_run() -> None:
    assert list(runs("abc", ())) == [Run(0, 3, None, ())]
    assert list(runs("", ())) == []


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=6),
)
def test_the_runs_are_the_text_each_character_once(
    text: str, bounds: list[tuple[int, int]]
) -> None:
    claims = [
        _claim(text, n, *sorted(pair)) for n, pair in enumerate(bounds) if min(pair) < len(text)
    ]
    found = list(runs(text, [claim for claim in claims if claim.evidence.exact]))
    assert "".join(text[run.start : run.end] for run in found) == text
    assert all(run.role is None or run.role in ROLES for run in found)


def _claim(text: str, number: int, start: int, end: int) -> Claim:
    span: Span = span_at(text, start, min(end + 1, len(text)))
    count = Count(start=span.start, end=span.end, exact=span.exact, qualifier="exact")
    return Claim(id=f"c{number}", evidence=span, harm="killed", count=count)
