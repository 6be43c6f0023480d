"""What holds for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.staging import PUBLISHED, read, reader, report
from tollbook.model import Claim, Count
from tollbook.model.claims import require_grounded
from tollbook.reading.credit import find_credit

#: Pieces of news, in good order and bad, from which Hypothesis makes texts.
PIECES = (
    "At least 14 civilians", " were killed", " and 30 wounded", " in Lema", " on Tuesday",
    ", police said", ". ", "\n", "\n\n", "A woman and her two daughters",
    " including five children",
    "no casualties", " “", "”", '"', " the army claimed", " dozens", "12 May 1998", " 34-year-old",
    " 1,200", " between 3 and 5", "KILLED SIX SOLDIERS", " al-Qasr", " by rebels", " more than ",
    "%", "(AFP) - ", "\u200f", "\u00a0", "\u2028", "İ", "ß", "👩‍👩‍👧", "قتل 14 مدنيا",
    "…", " died",
    "-", "’s", "\r\n", " Gen. ", "\x00", "²", "٣٤", " fled",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
    st.text(max_size=200),
)
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(texts)
def test_every_claim_is_grounded_and_in_order(text: str) -> None:
    claims = read(text)
    for claim in claims:
        require_grounded(claim, text)
        assert claim.count.start >= claim.evidence.start
        assert claim.count.end <= claim.evidence.end
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    assert [c.count.start for c in claims] == sorted(c.count.start for c in claims)


@slow
@given(texts)
def test_relations_point_to_other_claims_of_the_report(text: str) -> None:
    claims = {claim.id: claim for claim in read(text)}
    for claim in claims.values():
        assert claim.part_of is None or (claim.part_of in claims and claim.part_of != claim.id)
        assert claim.same_as is None or (claim.same_as in claims and claim.same_as != claim.id)
        assert (claim.part_of is None) == (claim.part_kind is None)
        assert not _leads_back(claims, claim)


def _leads_back(claims: dict[str, Claim], claim: Claim) -> bool:
    """Tell whether a claim is part of itself, by way of others."""
    seen, node = set(), claim
    while node.part_of is not None and node.part_of not in seen:
        seen.add(node.part_of)
        node = claims[node.part_of]
    return claim.id in seen


@slow
@given(texts)
def test_bounds_hold_their_value(text: str) -> None:
    for claim in read(text):
        _require_sane(claim.count)
        assert 0.0 <= claim.confidence <= 1.0
        assert len(set(claim.victims.groups)) == len(claim.victims.groups)


def _require_sane(count: Count) -> None:
    low, best, high = count.low, count.best, count.high
    assert low is None or low >= 0
    assert low is None or high is None or low <= high
    assert best is None or ((low is None or low <= best) and (high is None or best <= high))
    assert (count.qualifier == "zero") == (count.value == 0)


@slow
@given(texts)
def test_a_text_reads_the_same_each_time(text: str) -> None:
    assert read(text) == read(text)


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=2, max_value=999_999))
def test_any_number_of_dead_is_read(number: int) -> None:
    (claim,) = read(f"At least {number:,} people were killed in Lema, police said.")
    assert (claim.harm, claim.count.value) == ("killed", number)
    assert claim.count.qualifier == "at_least"


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=" \n\t\u00a0\u3000", max_size=40))
def test_white_space_before_a_report_moves_its_spans_and_changes_nothing_else(space: str) -> None:
    text = "At least 14 people were killed in the town of Barqa, police said."
    (plain,) = read(text)
    (moved,) = read(space + text)
    assert moved.count.start == plain.count.start + len(space)
    assert (moved.count.value, moved.source.exact) == (plain.count.value, plain.source.exact)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", ".", "\x00", "14", "killed", "“", "👩", "a" * 5_000]
)
def test_texts_without_a_claim(text: str) -> None:
    assert read(text) == ()


def test_a_credit_is_never_a_claim() -> None:
    text = "Six people were killed in Lema. (AFP, 24 killed)"
    spans = find_credit(text)
    assert all(not any(s.start <= c.count.start < s.end for s in spans) for c in read(text))


def test_the_reader_says_who_it_is() -> None:
    assert reader().name == "tollbook-en"
    assert reader().languages == frozenset({"en"})
    assert reader().version


def test_the_date_of_a_report_is_what_its_days_hang_on() -> None:
    text = "Six people were killed in Lema on Tuesday."
    (claim,) = reader().read(report(text, PUBLISHED))
    assert claim.time is not None
    assert claim.time.from_ is not None
    assert claim.time.from_ < PUBLISHED
