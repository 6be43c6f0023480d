"""Figures on the annotated reports that must not fall; they are told in docs/incidents.md."""

import itertools

import pytest
from training.readings import as_reading, gold_incidents, read_gold_set

from tollbook.incidents import merge

pytestmark = pytest.mark.shared


def pairs(incident_of):
    """Pairs of reports that share an incident."""
    reports = {}
    for claim, incident in incident_of.items():
        reports.setdefault(incident, set()).add(claim.partition("#")[0])
    return {pair for found in reports.values() for pair in itertools.combinations(sorted(found), 2)}


def test_merging_gold_claims_finds_the_pairs_of_reports(shared):
    reports = read_gold_set(shared / "gold" / "dev")
    gold = gold_incidents(reports)
    found = {
        claim: number
        for number, drafts in enumerate(merge(map(as_reading, reports)).incidents)
        for draft in drafts
        for claim in draft.claims
        if claim in gold
    }
    true, ours = pairs(gold), pairs(found)
    right = len(true & ours)
    assert 2 * right / (len(true) + len(ours)) >= 0.9
