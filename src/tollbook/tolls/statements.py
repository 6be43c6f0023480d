"""Statements: claims with what their report adds to them, the input of a toll."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from tollbook.model.claims import Claim
from tollbook.model.decisions import Decision, Reason, in_force
from tollbook.model.reports import Reading

#: A claim's state in review (casualty recording specification, section 6).
State = Literal["extracted", "accepted", "corrected", "added", "rejected"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and the report it stands in.

    `id` is unique over all reports: "<report id>#<claim id>". `as_of` is the moment of saying,
    where it is known to the hour. `cluster` names the set of near-copies that the report belongs
    to. `decision` is the id of the last decision on this statement and `reason` its reason.
    """

    id: str
    claim: Claim
    report_id: str
    publisher: str | None = None
    published: dt.date | None = None
    credit: tuple[str, ...] = ()
    as_of: dt.datetime | None = None
    state: State = "extracted"
    cluster: str | None = None
    decision: str | None = None
    reason: Reason | None = None

    @property
    def parent(self) -> str | None:
        """The id of the statement whose people include these."""
        return f"{self.report_id}#{self.claim.part_of}" if self.claim.part_of else None

    @property
    def twin(self) -> str | None:
        """The id of the earlier statement that gives the same figure for the same people."""
        return f"{self.report_id}#{self.claim.same_as}" if self.claim.same_as else None


class Moment(NamedTuple):
    """A stretch of time in UTC, within which something was said."""

    start: dt.datetime
    end: dt.datetime

    def before(self, other: Moment) -> bool:
        """Tell whether this was surely said before the other."""
        return self.end < other.start


def statements_of(reading: Reading, cluster: str | None = None) -> list[Statement]:
    """Return the statements of a reading, in the order of its claims."""
    report = reading.report
    return [
        Statement(
            id=f"{report.id}#{claim.id}",
            claim=claim,
            report_id=report.id,
            publisher=report.publisher,
            published=report.published,
            credit=report.credit,
            cluster=cluster,
        )
        for claim in reading.claims
    ]


def moment_of(statement: Statement) -> Moment | None:
    """Return when a statement was made: as known, else as the text says, else as published."""
    if statement.as_of is not None:
        at = statement.as_of
        naive = at.astimezone(dt.UTC).replace(tzinfo=None) if at.tzinfo else at
        return Moment(naive, naive)
    time = statement.claim.time
    day = time.to if time is not None and time.basis == "statement" else None
    day = day or statement.published
    if day is None:
        return None
    return Moment(dt.datetime.combine(day, dt.time.min), dt.datetime.combine(day, dt.time.max))


def apply_decisions(
    statements: Iterable[Statement], decisions: Sequence[Decision]
) -> list[Statement]:
    """Return the statements as people judged them; those given are not changed.

    Rejected statements stay, with their state and reason, so that they can be shown. Decisions
    on incidents and on pairs are not applied here.
    """
    judged = {statement.id: statement for statement in statements}
    for decision in in_force(decisions):
        if decision.kind == "add" and decision.replacement is not None and decision.report:
            added = _add(decision, decision.replacement, decision.report, judged)
            judged[added.id] = added
        for id_ in decision.claims:
            if id_ in judged:
                judged[id_] = _judge(judged[id_], decision)
    return list(judged.values())


def _judge(statement: Statement, decision: Decision) -> Statement:
    state: State
    claim = statement.claim
    if decision.kind == "accept":
        state = "accepted" if statement.state in {"extracted", "rejected"} else statement.state
    elif decision.kind == "reject":
        state = "rejected"
    elif decision.kind == "correct" and decision.replacement is not None:
        state = "corrected"
        claim = msgspec.structs.replace(decision.replacement, id=claim.id)
    else:
        return statement
    return msgspec.structs.replace(
        statement, state=state, claim=claim, decision=decision.id, reason=decision.reason
    )


def _add(
    decision: Decision, claim: Claim, report_id: str, known: dict[str, Statement]
) -> Statement:
    sibling = next((s for s in known.values() if s.report_id == report_id), None)
    return Statement(
        id=f"{report_id}#{claim.id}",
        claim=claim,
        report_id=report_id,
        publisher=sibling.publisher if sibling else None,
        published=sibling.published if sibling else None,
        credit=sibling.credit if sibling else (),
        cluster=sibling.cluster if sibling else None,
        state="added",
        decision=decision.id,
        reason=decision.reason,
    )
