import datetime as dt

import msgspec
import pytest

from tollbook.model import Decision, in_force


def decision(id_, kind="reject", **fields):
    at = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
    return Decision(id=id_, at=at, by="reviewer", kind=kind, **fields)


def test_an_undone_decision_does_not_stand():
    kept, taken_back = decision("d1"), decision("d2")
    undo = decision("d3", "undo", undoes="d2")
    assert in_force([kept, taken_back, undo]) == [kept]


def test_undoing_the_undo_brings_the_decision_back():
    first = decision("d1")
    undo, redo = decision("d2", "undo", undoes="d1"), decision("d3", "undo", undoes="d2")
    assert in_force([first, undo, redo]) == [first]


def test_a_decision_survives_json():
    made = decision("d1", claims=("r#c1",), reason="duplicate_wire", note="same text")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Decision) == made


def test_an_unknown_reason_is_refused():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {"id": "d", "at": "2024-05-01T00:00:00Z", "by": "a", "kind": "reject", "reason": "x"},
            Decision,
        )
