from __future__ import annotations

import pytest

from tests.reading.staging import claim_of, read, reader, report
from tollbook.model import Claim
from tollbook.reading import EnglishReader, Reader


@pytest.mark.parametrize(
    ("text", "count", "evidence"),
    [
        ("In Oru, at least 14 villagers were killed on Monday.", "at least 14",
         "at least 14 villagers were killed"),
        ("A mine killed 14 villagers in Oru.", "14", "killed 14 villagers"),
        ("Shelling claimed the lives of nine people.", "nine", "claimed the lives of nine people"),
        ("In Oru, 12 people died.", "12", "12 people died"),
        ("NO ONE WAS HURT IN THE EXPLOSION, POLICE SAID.", "NO ONE", "NO ONE WAS HURT"),
    ],
)  # fmt: skip
def test_evidence_runs_from_the_count_to_the_harm(text: str, count: str, evidence: str) -> None:
    assert claim_of(text, count).evidence.exact == evidence


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    text = "Six people were killed and nine wounded in Lema. Four are missing."
    assert [(c.id, c.count.exact) for c in read(text)] == [
        ("c1", "Six"), ("c2", "nine"), ("c3", "Four"),
    ]  # fmt: skip


def test_a_claim_has_no_incident_until_it_is_grouped() -> None:
    assert all(c.incident is None for c in read("Six people were killed in Lema."))


def test_a_clear_claim_is_surer_than_none_at_all() -> None:
    (claim,) = read("At least 14 people were killed in Lema, police said.")
    assert 0.9 < claim.confidence <= 1.0


def test_a_reader_is_what_the_house_calls_a_reader() -> None:
    found: Reader = EnglishReader()
    claims = found.read(report("Six people were killed in Lema."))
    assert all(isinstance(claim, Claim) for claim in claims)


def test_a_reader_keeps_nothing_of_the_reports_it_has_read() -> None:
    text = "It said six people were killed."
    before = reader().read(report(text))
    reader().read(report("The Lema coast guard said nine people were killed on Monday."))
    assert reader().read(report(text)) == before
