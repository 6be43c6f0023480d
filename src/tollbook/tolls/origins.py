"""Origins: who knows a figure, as against who prints it (specification, 2.5 and 4.1 step 1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tollbook.model.claims import Source
from tollbook.model.vocabulary import SourceKind
from tollbook.tolls.sources import KnownSource, Sources, name_words
from tollbook.tolls.statements import Statement
from tollbook.tolls.words import words


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever knows a figure; statements with one key count once."""

    key: str
    name: str
    kind: SourceKind
    party: bool = False


def resolve_origins(statements: Sequence[Statement], sources: Sources) -> dict[str, Origin]:
    """Return the origin of every statement of one incident, by statement id.

    A stand-in ("the monitor") takes the organisation of its kind that the report names, else
    the only one named in the incident. A figure in the report's own voice takes the source that
    the same report gives for the same figure, or for the whole it is part of: it is no second
    witness.
    """
    named: dict[str, Origin] = {}
    for statement in statements:
        source = statement.claim.source
        if source is not None and not _is_common(source.exact):
            named[statement.id] = _named(source, sources)
    origins = dict(named)
    for statement in statements:
        if statement.claim.source is not None and statement.id not in named:
            origins[statement.id] = _unnamed(statement, statements, named, sources)
    for statement in statements:
        if statement.claim.source is None:
            probable = _same_figure(statement, statements)
            origins[statement.id] = (
                origins[probable.id] if probable else carrier(statement, sources)
            )
    return {s.id: _of_whole(s, origins) for s in statements}


def _of_whole(statement: Statement, origins: Mapping[str, Origin]) -> Origin:
    """Return the origin of a part: that of its whole, unless the part has its own."""
    own = origins[statement.id]
    return own if statement.claim.source else origins.get(statement.parent or "", own)


def carrier(statement: Statement, sources: Sources) -> Origin:
    """Return who stands for an unattributed text: its wire, its near-copies or its publisher."""
    for credit in statement.credit:
        known = sources.find(credit)
        if known is not None:
            return _from_known(known)
    publisher = name_words(statement.publisher or "")
    for credit in statement.credit:
        named = name_words(credit)
        if named and named != publisher and not words().bylines.issuperset(named):
            return Origin(key=" ".join(named), name=credit, kind="media")
    known = sources.find(statement.publisher)
    if known is not None and statement.cluster is None:
        return _from_known(known)
    name = statement.publisher or f"report {statement.report_id}"
    key = statement.cluster or " ".join(publisher) or statement.report_id
    return Origin(key=key, name=name, kind="media")


def _from_known(known: KnownSource, source: Source | None = None) -> Origin:
    party = known.party or (source is not None and source.party)
    return Origin(key=known.id, name=known.name, kind=known.kind, party=party)


def _named(source: Source, sources: Sources) -> Origin:
    known = sources.find(source.exact)
    if known is not None:
        return _from_known(known, source)
    key = " ".join(name_words(source.exact))
    return Origin(key=key, name=source.exact, kind=source.kind, party=source.party)


def _is_common(name: str) -> bool:
    """Tell whether a source's words name nobody in particular."""
    return all(word in words().stand_ins | words().classes for word in name_words(name))


def _unnamed(
    statement: Statement,
    statements: Sequence[Statement],
    named: dict[str, Origin],
    sources: Sources,
) -> Origin:
    source = statement.claim.source
    assert source is not None  # noqa: S101 - the caller chose it so
    if words().stand_ins.issuperset(name_words(source.exact)):
        antecedent = _antecedent(statement, source, statements, named)
        if antecedent is not None:
            return antecedent
    via = carrier(statement, sources)
    plain = " ".join(name_words(source.exact))
    name = f"{source.exact} (via {via.name})"
    return Origin(key=f"{plain} via {via.key}", name=name, kind=source.kind, party=source.party)


def _antecedent(
    statement: Statement,
    source: Source,
    statements: Iterable[Statement],
    named: dict[str, Origin],
) -> Origin | None:
    by_report: dict[bool, list[tuple[int, Origin]]] = defaultdict(list)
    for other in statements:
        if other.id in named and other.claim.source and other.claim.source.kind == source.kind:
            here = other.report_id == statement.report_id
            by_report[here].append((other.claim.source.start, named[other.id]))
    before = [found for found in by_report[True] if found[0] < source.start]
    if before or by_report[True]:
        ordered = sorted(before or by_report[True], key=lambda found: found[0])
        return ordered[-1 if before else 0][1]
    elsewhere = {origin.key: origin for _, origin in by_report[False]}
    return next(iter(elsewhere.values())) if len(elsewhere) == 1 else None


def _same_figure(statement: Statement, statements: Iterable[Statement]) -> Statement | None:
    """Return the attributed statement of the same report that gives this figure."""
    claim = statement.claim
    for other in statements:
        if other.report_id != statement.report_id or other.claim.source is None:
            continue
        linked = claim.same_as == other.claim.id or other.claim.same_as == claim.id
        figure = (claim.harm, claim.count.value, claim.part_of is None)
        known = claim.count.value is not None
        same = known and figure == (
            other.claim.harm, other.claim.count.value, other.claim.part_of is None,
        )  # fmt: skip
        if linked or same:
            return other
    return None
