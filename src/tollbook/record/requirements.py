"""What each kind of decision cannot do without."""

from __future__ import annotations

from collections.abc import Callable

from tollbook.model.decisions import Decision, DecisionKind


class DecisionError(ValueError):
    """A decision that lacks what its kind needs."""


def _on_claims(decision: Decision) -> bool:
    return bool(decision.claims)


def _with_reason(decision: Decision) -> bool:
    return bool(decision.claims and decision.reason)


def _correction(decision: Decision) -> bool:
    return len(decision.claims) == 1 and decision.replacement is not None


def _addition(decision: Decision) -> bool:
    return not decision.claims and bool(decision.replacement and decision.report)


def _pick(decision: Decision) -> bool:
    return len(decision.claims) == len(decision.incidents) == 1


def _move(decision: Decision) -> bool:
    return bool(decision.claims) and len(decision.incidents) == 1


def _comparison(decision: Decision) -> bool:
    return max(len(decision.claims), len(decision.incidents)) > 1


def _noted(decision: Decision) -> bool:
    return len(decision.incidents) == 1 and bool(decision.note.strip())


def _undoing(decision: Decision) -> bool:
    return bool(decision.undoes)


_REQUIREMENTS: dict[DecisionKind, tuple[Callable[[Decision], bool], str]] = {
    "accept": (_on_claims, "claims"),
    "correct": (_correction, "one claim and its replacement"),
    "reject": (_with_reason, "claims and a reason"),
    "add": (_addition, "a claim and its report"),
    "pick_best": (_pick, "one claim and one incident"),
    "assign": (_move, "claims and one incident"),
    "same_incident": (_comparison, "two claims or two incidents"),
    "different_incident": (_comparison, "two claims or two incidents"),
    "unsure": (_comparison, "two claims or two incidents"),
    "note": (_noted, "one incident and words"),
    "undo": (_undoing, "the decision that it takes back"),
}


def require_whole(decision: Decision) -> None:
    """Raise DecisionError unless a decision has what its kind needs."""
    is_whole, needs = _REQUIREMENTS[decision.kind]
    if not is_whole(decision):
        msg = f"A decision of the kind {decision.kind} needs {needs}."
        raise DecisionError(msg)
