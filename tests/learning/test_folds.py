from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.learning.folds import FEWEST, FOLDS, TooFewError, folds_of
from tollbook.learning.gold import GoldReport


def report(number: int, *incidents: str | None, text: str | None = None) -> GoldReport:
    claims = tuple({"incident": incident, "scope": "incident"} for incident in incidents)
    return GoldReport(f"r{number}", text or f"text {number}", None, claims)


def test_every_report_is_in_one_share_and_shares_are_of_a_size() -> None:
    folds = folds_of([report(n, f"i{n}") for n in range(23)])
    assert sorted(i for fold in folds for i in fold) == list(range(23))
    assert sorted(map(len, folds)) == [4, 4, 5, 5, 5]


@given(st.lists(st.lists(st.sampled_from("abcdefghijkl"), max_size=2), min_size=20, max_size=40))
def test_reports_of_one_incident_are_in_one_share(incidents: list[list[str]]) -> None:
    reports = [report(n, *named) for n, named in enumerate(incidents)]
    try:
        folds = folds_of(reports)
    except TooFewError:
        return
    assert sorted(i for fold in folds for i in fold) == list(range(len(reports)))
    for incident in "abcdefghijkl":
        holding = [f for f in folds if any(incident in incidents[i] for i in f)]
        assert len(holding) <= 1


def test_claims_of_no_incident_join_nothing_and_copies_of_a_text_are_joined() -> None:
    reports = [report(n, None) for n in range(20)]
    assert sorted(map(len, folds_of(reports))) == [4] * 5
    copies = [report(n, text=f"text {n % 6}") for n in range(24)]
    for fold in folds_of(copies):
        assert {n % 6 for n in fold}.isdisjoint({n % 6 for n in range(24)} - {n % 6 for n in fold})
        assert len(fold) % 4 == 0


def test_totals_of_a_war_join_nothing() -> None:
    total = {"incident": "the war", "scope": "total"}
    reports = [GoldReport(f"r{n}", f"text {n}", None, (total,)) for n in range(20)]
    assert sorted(map(len, folds_of(reports))) == [4] * 5


def test_too_few_reports_are_refused_with_both_numbers() -> None:
    with pytest.raises(TooFewError, match=f"^{FEWEST} reports are needed and there are 3$"):
        folds_of([report(n, f"i{n}") for n in range(3)])


def test_reports_of_too_few_incidents_are_refused() -> None:
    with pytest.raises(TooFewError, match=f"^{FOLDS} groups .* there are 4$"):
        folds_of([report(n, f"i{n % 4}") for n in range(40)])
