import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.model.decisions import Decision
from tollbook.record.placement import place_claims

FIRST = {"r1#c1": "i1", "r2#c1": "i2", "r3#c1": "i3", "r4#c1": None}


def decisions(*told):
    """Decisions from (kind, claims, incidents) or ("undo", number of another)."""
    return [
        Decision(
            id=f"d{number}", at=dt.datetime(2021, 5, 4), by="amal", kind=kind,
            claims=tuple(rest[0]) if kind != "undo" else (),
            incidents=tuple(rest[1]) if kind != "undo" else (),
            undoes=rest[0] if kind == "undo" else None,
        )
        for number, (kind, *rest) in enumerate(told, 1)
    ]  # fmt: skip


SAME_12 = ("same_incident", (), ("i1", "i2"))
SAME_23 = ("same_incident", (), ("i2", "i3"))
TO_2 = ("assign", ("r4#c1",), ("i2",))


@pytest.mark.parametrize(
    ("told", "placed"),
    [
        ([], ["i1", "i2", "i3", None]),
        ([TO_2], ["i1", "i2", "i3", "i2"]),
        ([SAME_12], ["i1", "i1", "i3", None]),
        ([SAME_12, SAME_23], ["i1", "i1", "i1", None]),
        ([SAME_23, SAME_12], ["i1", "i1", "i1", None]),
        ([SAME_12, TO_2], ["i1", "i1", "i3", "i1"]),
        ([SAME_12, SAME_12], ["i1", "i1", "i3", None]),
        ([SAME_12, SAME_23, ("undo", "d1")], ["i1", "i2", "i2", None]),
        ([TO_2, ("undo", "d1"), ("undo", "d2")], ["i1", "i2", "i3", "i2"]),
        ([("same_incident", ("r3#c1", "r1#c1"), ())], ["i3", "i2", "i3", None]),
        ([("different_incident", (), ("i1", "i2"))], ["i1", "i2", "i3", None]),
        ([("same_incident", (), ("i1", "i2")), ("same_incident", (), ("i2", "i1"))],
         ["i1", "i1", "i3", None]),
    ],
)  # fmt: skip
def test_where_claims_are(told, placed):
    here, _ = place_claims(FIRST, decisions(*told))
    assert list(here.values()) == placed


def test_a_merged_incident_names_the_one_that_survives():
    _, into = place_claims(FIRST, decisions(SAME_23, SAME_12))
    assert into == {"i3": "i1", "i2": "i1"}


def test_what_is_given_is_not_changed():
    first = dict(FIRST)
    place_claims(first, decisions(SAME_12, TO_2))
    assert first == FIRST


KINDS = st.sampled_from([SAME_12, SAME_23, TO_2, ("assign", ("r1#c1", "r2#c1"), ("i3",))])


@given(st.lists(KINDS, max_size=5), st.data())
def test_whatever_is_taken_back_was_as_if_never_decided(told, data):
    undone = data.draw(st.sets(st.integers(1, max(len(told), 1)), max_size=len(told)))
    kept = [one for number, one in enumerate(told, start=1) if number not in undone]
    taken_back = [*told, *(("undo", f"d{number}") for number in sorted(undone))]
    assert place_claims(FIRST, decisions(*taken_back)) == place_claims(FIRST, decisions(*kept))
