"""Incidents of the record through the toll's pure core: statements, judged and reckoned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from django.db.models import QuerySet

from tollbook import model
from tollbook.model.decisions import Decision as DecisionFact
from tollbook.model.decisions import in_force
from tollbook.record.copies import clusters_of
from tollbook.record.models import Claim, Decision, Incident, Membership, Report, Source
from tollbook.tolls import (
    DEFAULT_POLICY,
    KnownSource,
    Sources,
    Statement,
    Toll,
    apply_decisions,
    load_policy,
    packaged_sources,
    reckon,
)

#: Incidents reckoned together: so many that queries are few, so few that rows fit in memory.
CHUNK = 500


class Account(NamedTuple):
    """An incident with the statements on it, as people judged them, and its toll."""

    incident: Incident
    statements: list[Statement]
    toll: Toll


def statements_of(incident: Incident) -> list[Statement]:
    """Return the statements of an incident after decisions; the rejected are among them."""
    return account_of(incident).statements


def toll_of(incident: Incident, policy: str = DEFAULT_POLICY) -> Toll:
    """Return the toll of an incident, reckoned from its claims and decisions under a policy."""
    return account_of(incident, policy).toll


def account_of(incident: Incident, policy: str = DEFAULT_POLICY) -> Account:
    """Return an incident with its statements and toll."""
    return next(accounts_of([incident], policy))


def accounts_of(incidents: Sequence[Incident], policy: str = DEFAULT_POLICY) -> Iterator[Account]:
    """Yield incidents with their statements and tolls; a few queries for every CHUNK of them."""
    sources = known_sources()
    rules = load_policy(policy)
    for start in range(0, len(incidents), CHUNK):
        chunk = incidents[start : start + CHUNK]
        members, judged = _members_of(chunk), _decisions_on(chunk)
        clusters = clusters_of(members)
        for incident in chunk:
            decisions = judged[incident.pk]
            statements = judge(members[incident.pk], decisions, clusters.get(incident.pk, {}))
            picks = [d for d in in_force(decisions) if d.kind == "pick_best"]
            yield Account(incident, statements, reckon(statements, rules, picks, sources))


def loose_statements() -> Iterator[Statement]:
    """Yield the statements that are in no incident, after decisions: totals, periods, rates."""
    loose = Claim.objects.current().filter(membership=None).values_list("pk", flat=True)
    pks = list(loose.order_by("report", "start", "number"))
    for start in range(0, len(pks), CHUNK):
        rows = Claim.objects.filter(pk__in=pks[start : start + CHUNK])
        decisions = Decision.objects.filter(claims__in=rows).distinct()
        claims = list(rows.select_related("report").defer("report__text"))
        yield from judge(claims, [row.as_model() for row in decisions])


def judge(
    claims: Sequence[Claim],
    decisions: Sequence[DecisionFact],
    clusters: Mapping[str, str] | None = None,
) -> list[Statement]:
    """Return the statements that claims make after decisions.

    What people added stands only while the decision that added it does. `clusters` name the set
    of near-copies that a report belongs to, by its id.
    """
    stated = {claim.key: _state(claim, clusters or {}) for claim in claims}
    by_hand = {claim.key for claim in claims if claim.reading_id is None}
    return _judged(stated, by_hand, decisions)


def statements_in(
    report: Report, claims: QuerySet[Claim], decisions: Sequence[DecisionFact]
) -> list[Statement]:
    """Return the statements that claims of one report make after decisions.

    As `judge` does, but for thousands of claims: their rows are never made into models.
    """
    about = {
        "report_id": report.key, "publisher": report.publisher, "published": report.published,
        "credit": tuple(report.credit),
    }  # fmt: skip
    rows = list(claims.values_list("number", "payload", "reading"))
    facts = msgspec.convert([payload for _, payload, _ in rows], list[model.Claim])
    stated = [
        Statement(id=f"{report.key}#c{number}", claim=fact, **about)
        for (number, _, _), fact in zip(rows, facts, strict=True)
    ]
    made = {f"{report.key}#c{number}" for number, _, reading in rows if reading is None}
    return _judged({statement.id: statement for statement in stated}, made, decisions)


def _judged(
    stated: Mapping[str, Statement], by_hand: Collection[str], decisions: Sequence[DecisionFact]
) -> list[Statement]:
    read = [statement for key, statement in stated.items() if key not in by_hand]
    return [
        statement
        if statement is stated[statement.id]
        else _with_report(statement, stated[statement.id])
        for statement in apply_decisions(read, decisions)
        if statement.id in stated
    ]


def review_of(statements: Iterable[Statement]) -> str:
    """Tell how far people have judged statements: unreviewed, partly or reviewed."""
    judged = {statement.state != "extracted" for statement in statements}
    if judged == {True}:
        return "reviewed"
    return "partly" if True in judged else "unreviewed"


def known_sources() -> Sources:
    """Return the sources that people keep in the record, before those of the package."""
    return _index(
        tuple(
            KnownSource(
                id=source.name,
                name=source.name,
                kind=source.kind,
                party=source.party,
                aliases=tuple(source.aliases),
                people=tuple(source.people),
            )
            for source in Source.objects.all()
        )
    )


@lru_cache(maxsize=1)
def _index(kept: tuple[KnownSource, ...]) -> Sources:
    return Sources([*kept, *packaged_sources()])


def _members_of(incidents: Sequence[Incident]) -> dict[int, list[Claim]]:
    rows = (
        Membership.objects.filter(incident__in=incidents)
        .select_related("claim__report")
        .defer("claim__report__text")
        .order_by("claim__report", "claim__start", "claim__number")
    )
    members: dict[int, list[Claim]] = defaultdict(list)
    for row in rows:
        members[row.incident_id].append(row.claim)
    return members


def _decisions_on(incidents: Sequence[Incident]) -> dict[int, list[DecisionFact]]:
    """Return the decisions on the claims of each incident, in the order of appending."""
    links = (
        Decision.claims.through.objects.filter(claim__membership__incident__in=incidents)
        .values_list("claim__membership__incident", "decision")
        .distinct()
        .order_by("decision")
    )
    rows = Decision.objects.in_bulk({decision for _, decision in links})
    facts = {pk: row.as_model() for pk, row in rows.items()}
    judged: dict[int, list[DecisionFact]] = defaultdict(list)
    for incident, decision in links:
        judged[incident].append(facts[decision])
    return judged


def _state(claim: Claim, clusters: Mapping[str, str]) -> Statement:
    report: Report = claim.report
    return Statement(
        id=claim.key,
        claim=claim.as_model(),
        report_id=report.key,
        publisher=report.publisher,
        published=report.published,
        credit=tuple(report.credit),
        cluster=clusters.get(report.key),
    )


def _with_report(statement: Statement, stated: Statement) -> Statement:
    """Return a statement with what its report adds, which an added one may lack."""
    return msgspec.structs.replace(
        statement,
        publisher=stated.publisher,
        published=stated.published,
        credit=stated.credit,
        cluster=stated.cluster,
    )
