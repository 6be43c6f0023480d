"""Rows of the published tables. A blank is unknown; a zero was stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

import msgspec

from tollbook.display.rows import Row
from tollbook.incidents.where_when import place_of, time_of
from tollbook.model import Claim, Place, Time
from tollbook.model.vocabulary import Harm
from tollbook.publish.editions import Edition, Release
from tollbook.publish.privacy import public_point, quote_of, source_name
from tollbook.record.tolls import review_of
from tollbook.tolls import Bound, Figure, Statement, Toll

CLAIM_COLUMNS = (
    "claim", "incident", "release", "state", "harm", "qualifier", "value", "low", "best", "high",
    "status", "groups", "scope", "source", "source_kind", "stance", "party", "place", "place_id",
    "lat", "lon", "place_precision", "date_from", "date_to", "date_precision", "date_basis",
    "means", "part_of", "part_kind", "same_as", "flags", "confidence", "quote", "quote_withheld",
    "start", "end", "report", "publisher", "published", "url", "captured", "sha256",
)  # fmt: skip
TOLL_COLUMNS = (
    "incident", "release", "state", "harm", "victims", "low", "low_claims", "best", "best_claims",
    "high", "high_claims", "high_open", "policy",
)  # fmt: skip

HARMS: tuple[Harm, ...] = get_args(Harm)
_BOUNDS = ("low", "best", "high")


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What a published claim says of the report it stands in: never its title or text.

    `captured` is when the record took the report in, `sha256` the hash of its original. Of a note
    told `by_hand` neither words nor tellers are published: they are a witness's. `quotable` is
    false for it, and for a language whose words are not known. `named` are the report's claims
    that name somebody.
    """

    url: str | None
    sha256: str
    captured: str
    by_hand: bool
    quotable: bool
    named: tuple[Claim, ...] = ()


def incident_row(edition: Edition) -> Row:
    """Return the row of one incident: where, when, how sure, and its figures for all persons.

    That of a tombstone says what became of it and nothing else.
    """
    statements, toll = edition.statements, edition.toll or Toll(policy="")
    figures = {harm: toll.figure(harm) for harm in HARMS}
    told = {
        "review": review_of(statements),
        "grade": toll.grade,
        "confirmation": toll.confirmation,
        **_place_cells(place_of(statements)),
        **_time_cells(time_of(statements)),
        "means": joined(_means_of(statements)),
        "origins": len(toll.origins),
        "policy": toll.policy,
        **{k: v for harm in HARMS for k, v in _figure_cells(figures[harm], f"{harm}_").items()},
        "claims": joined(s.id for s in statements if s.state != "rejected"),
    }
    head: Row = {
        "incident": edition.incident,
        "release": edition.release,
        "state": edition.state,
        "version": edition.version,
        "confirmed": edition.confirmed,
        "survivor": edition.survivor,
    }
    return {**head, **(told if edition.toll else dict.fromkeys(told))}


def incident_columns() -> tuple[str, ...]:
    """Return the columns of `incident_row`, in order."""
    return tuple(incident_row(Edition(incident="", release="published", state="")))


def toll_rows(edition: Edition) -> Iterator[Row]:
    """Yield a row for each harm and group of victims of one incident."""
    for figure in edition.toll.figures if edition.toll else ():
        yield {
            "incident": edition.incident,
            "release": edition.release,
            "state": edition.state,
            "harm": figure.harm,
            "victims": figure.victims,
            **_figure_cells(figure, ""),
            "policy": edition.toll.policy if edition.toll else None,
        }


def claim_row(
    statement: Statement, incident: str | None, publication: Publication, release: Release
) -> Row:
    """Return the row of one claim; its incident is blank where it belongs to none."""
    claim = statement.claim
    quote = quote_of(claim, publication.named) if publication.quotable else None
    return {
        "claim": statement.id,
        "incident": incident,
        "release": release,
        "state": statement.state,
        "harm": claim.harm,
        **_count_cells(claim),
        "status": claim.victims.status,
        "groups": joined(claim.victims.groups),
        "scope": claim.scope,
        **_source_cells(claim, publication),
        **_place_cells(claim.places[0] if claim.places else None),
        **_time_cells(claim.time),
        "means": claim.means.code,
        "part_of": statement.parent,
        "part_kind": claim.part_kind,
        "same_as": statement.twin,
        "flags": joined(claim.flags),
        "confidence": round(claim.confidence, 3),
        "quote": quote,
        "quote_withheld": quote is None,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "report": statement.report_id,
        "publisher": statement.publisher,
        "published": statement.published,
        "url": publication.url,
        "captured": publication.captured,
        "sha256": publication.sha256,
    }


def joined(words: Iterable[str]) -> str:
    """Return words in one cell."""
    return "; ".join(words)


def _figure_cells(figure: Figure | None, prefix: str) -> Row:
    cells: Row = {}
    for name in _BOUNDS:
        bound: Bound | None = getattr(figure, name) if figure else None
        cells[f"{prefix}{name}"] = bound.value if bound else None
        cells[f"{prefix}{name}_claims"] = joined(bound.claims) if bound else None
    cells[f"{prefix}high_open"] = figure.high_open if figure else None
    return cells


def _count_cells(claim: Claim) -> Row:
    fields = ("qualifier", "value", "low", "best", "high")
    return {name: getattr(claim.count, name) for name in fields}


def _source_cells(claim: Claim, publication: Publication) -> Row:
    source = claim.source
    return {
        "source": None if publication.by_hand else source_name(claim),
        "source_kind": source.kind if source else None,
        "stance": source.stance if source else None,
        "party": source.party if source else None,
    }


def _place_cells(place: Place | None) -> Row:
    """Return the place as published: one made coarse loses the name and id that give it away."""
    point = public_point(place) if place else None
    lat, lon, precision = point or (None, None, None)
    shown = place if place is not None and precision == place.precision else None
    return {
        "place": shown.name if shown else None,
        "place_id": shown.id if shown else None,
        "lat": lat,
        "lon": lon,
        "place_precision": precision,
    }


def _time_cells(time: Time | None) -> Row:
    """Return the days as published: the day on which something was said may not be that of it."""
    said = time is not None and time.basis == "statement" and time.precision == "day"
    return {
        "date_from": time.from_ if time else None,
        "date_to": time.to if time else None,
        "date_precision": "days" if said else time.precision if time else None,
        "date_basis": time.basis if time and time.from_ else None,
    }


def _means_of(statements: Iterable[Statement]) -> list[str]:
    codes = (s.claim.means.code for s in statements if s.state != "rejected")
    return list(dict.fromkeys(code for code in codes if code != "unstated"))
