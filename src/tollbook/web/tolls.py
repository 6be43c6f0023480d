"""A toll as the incident page shows it: every figure leads to the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tollbook.model.vocabulary import Harm
from tollbook.tolls import Bound, Figure, Statement, Toll
from tollbook.web.naming import toll_range
from tollbook.web.told import told
from tollbook.web.words import (
    claim_words,
    day_words,
    figure,
    range_words,
    toll_sentence,
    word,
)

#: Parts by status, as one speaks of them.
PARTS: dict[str, Any] = {
    "civilian": gettext_lazy("civilians"),
    "combatant": gettext_lazy("combatants"),
}
#: Why a bound stands where it does.
RULES: dict[str, Any] = {
    "lowest_origin": gettext_lazy("the lowest figure of any origin"),
    "highest_origin": gettext_lazy("the greatest figure of any origin"),
    "agreed": gettext_lazy("all origins agree"),
    "most_reliable": gettext_lazy("the most reliable kind of source"),
    "counted": gettext_lazy("a count, where others tell of single persons"),
    "most_origins": gettext_lazy("most origins say so"),
    "lower_stated": gettext_lazy("the lower of figures equally supported"),
    "reviewer": gettext_lazy("picked by a reviewer"),
    "floor_subset": gettext_lazy("raised: a part alone is this many"),
    "floor_parts": gettext_lazy("raised to the sum of separate parts"),
    "floor_names": gettext_lazy("raised to the number of persons named"),
    "party_only": gettext_lazy("only a party to the conflict says so"),
    "dead_and_hurt": gettext_lazy("dead and injured are given together"),
}


class Link(NamedTuple):
    """A statement by its words, with the address of its sentence."""

    id: str
    words: str
    outlet: str
    url: str
    tag: str


class BoundView(NamedTuple):
    """A bound: its name, its number in words, why it stands there, what it rests on."""

    name: str
    figure: str
    unknown: bool
    why: str
    links: list[Link]
    sum: str = ""


class Part(NamedTuple):
    """A group among all persons: shown beside the whole, never added to it."""

    name: str
    range: str
    links: list[Link]


class HarmView(NamedTuple):
    """One harm: the sentence, the three bounds and the parts."""

    harm: Harm
    name: str
    sentence: str
    bounds: list[BoundView]
    parts: list[Part]


class Cell(NamedTuple):
    """What one origin says of one harm."""

    links: list[Link]


class Row(NamedTuple):
    """One origin and what it says, a cell for each harm of the table."""

    name: str
    party: bool
    cells: list[Cell]


class ClaimRow(NamedTuple):
    """A statement in the list of the incident's claims."""

    pk: int
    link: Link
    quote: str
    harm: Harm
    name: str
    range: str
    day: str
    state: str
    state_words: str
    can_be_best: bool


class Note(NamedTuple):
    """Words about some statements."""

    words: str
    links: list[Link]


class TollView:
    """A toll and its statements, ready for the template."""

    def __init__(self, toll: Toll, statements: Sequence[Statement]) -> None:
        self.toll = toll
        self._tags = _tags(toll, statements)
        self._links = {s.id: _link(s, self._tags.get(s.id, "")) for s in statements}
        self._statements = {s.id: s for s in statements}

    @property
    def harms(self) -> list[HarmView]:
        """The harms that have a figure."""
        by_harm = groupby(self.toll.figures, key=lambda f: f.harm)
        return [self._harm(harm, list(figures)) for harm, figures in by_harm]

    @property
    def columns(self) -> list[tuple[Harm, str]]:
        """The harms that any statement speaks of."""
        seen = dict.fromkeys(s.claim.harm for s in self._statements.values())
        return [(harm, word(harm)) for harm in seen]

    @property
    def rows(self) -> list[Row]:
        """What each origin says; last what was rejected, whoever said it."""
        rows = [self._row(w.name, w.party, w.claims) for w in self.toll.origins]
        rejected = [s.id for s in self._statements.values() if s.state == "rejected"]
        return [*rows, *([self._row(_("Rejected"), False, rejected)] if rejected else [])]

    def claims(self, numbers: Mapping[str, int]) -> list[ClaimRow]:
        """Return all statements as rows; `numbers` has their primary keys by id."""
        gone = {s.claim for s in self.toll.superseded}
        return [
            _row(s, numbers[s.id], self._links[s.id], s.state != "rejected" and s.id not in gone)
            for s in self._statements.values()
        ]

    @property
    def beside(self) -> list[Note]:
        """Figures that do not move the range, and why."""
        return [Note(told(b.words), self._of([b.claim])) for b in self.toll.beside]

    @property
    def superseded(self) -> list[Note]:
        """Figures that a later one of the same origin replaced."""
        return [Note(told(s.words), self._of([s.claim, s.by])) for s in self.toll.superseded]

    @property
    def warnings(self) -> list[Note]:
        """What does not add up."""
        return [Note(told(w.words), self._of(w.claims)) for w in self.toll.warnings]

    def _harm(self, harm: Harm, figures: Sequence[Figure]) -> HarmView:
        whole = next((f for f in figures if f.victims == "all"), None)
        parts = [
            Part(str(PARTS.get(f.victims, word(f.victims))), toll_range(f), self._of(_claims_of(f)))
            for f in figures
            if f.victims != "all"
        ]
        return HarmView(
            harm=harm,
            name=word(harm),
            sentence=toll_sentence(whole) if whole else _("No figure for all persons stands."),
            bounds=self._bounds(whole) if whole else [],
            parts=parts,
        )

    def _bounds(self, whole: Figure) -> list[BoundView]:
        high = self._bound(_("High"), whole.high)
        if whole.high_open and whole.high is not None:
            why = _("%(why)s; it may be more") % {"why": high.why}
            high = high._replace(figure=f"{high.figure}+", why=why)
        return [self._bound(_("Low"), whole.low), self._bound(_("Best"), whole.best), high]

    def _bound(self, name: str, bound: Bound | None) -> BoundView:
        if bound is None:
            return BoundView(name, figure(None), True, _("nobody states one"), [])
        why = str(RULES[bound.rule])
        # "low 22: Hospital, 3 May, supersedes 14": the number stands above already.
        summed = told(bound.words.partition(": ")[2])
        return BoundView(name, figure(bound.value), False, why, self._of(bound.claims), summed)

    def _row(self, name: str, party: bool, ids: Iterable[str]) -> Row:
        said = [self._statements[id_] for id_ in ids if id_ in self._statements]
        cells = [
            Cell([self._links[s.id] for s in said if s.claim.harm == harm])
            for harm, _ in self.columns
        ]
        return Row(name, party, cells)

    def _of(self, ids: Iterable[str]) -> list[Link]:
        return [self._links[id_] for id_ in ids if id_ in self._links]


def url_of(statement_id: str) -> str:
    """Return the address of a statement's sentence: "r12#c3" is claim 3 of report 12."""
    report, claim = statement_id.split("#")
    return f"{reverse('report', args=[int(report[1:])])}#claim{claim[1:]}"


def aggregate_notes(statements: Iterable[Statement]) -> list[Note]:
    """Return totals of more than one event: what each says, and its sentence."""
    return [Note(_aggregate_words(s), [_link(s, "")]) for s in statements]


def _aggregate_words(statement: Statement) -> str:
    claim = statement.claim
    count = claim.count
    span = range_words(count.low, count.best, count.high)
    return f"{span} {word(claim.harm)}, {word(claim.scope)}"


def _link(statement: Statement, tag: str) -> Link:
    return Link(
        id=statement.id,
        words=claim_words(statement.claim),
        outlet=statement.publisher or "",
        url=url_of(statement.id),
        tag=tag,
    )


def _row(statement: Statement, pk: int, link: Link, standing: bool) -> ClaimRow:
    claim = statement.claim
    count = claim.count
    whole = claim.of_incident and claim.part_of is None and count.best is not None
    return ClaimRow(
        pk=pk,
        link=link,
        quote=count.exact,
        harm=claim.harm,
        name=word(claim.harm),
        range=range_words(count.low, count.best, count.high),
        day=day_words(statement.published) if statement.published else "",
        state=statement.state,
        state_words=word(statement.state),
        can_be_best=whole and standing,
    )


def _claims_of(of: Figure) -> list[str]:
    bounds = (of.low, of.best, of.high)
    return list(dict.fromkeys(id_ for bound in bounds if bound for id_ in bound.claims))


def _tags(toll: Toll, statements: Iterable[Statement]) -> Mapping[str, str]:
    """Return what is to be said of each statement in a word; the gravest comes last and wins."""
    tags = {s.id: "part" for s in statements if s.claim.part_of}
    tags |= {b.claim: _BESIDE[b.why] for b in toll.beside}
    tags |= {s.claim: "superseded" for s in toll.superseded}
    tags |= {s.id: "rejected" for s in statements if s.state == "rejected"}
    return tags


_BESIDE = {
    "party": "contested",
    "zero": "contested",
    "vague": "vague",
    "unquantified": "unquantified",
    "union": "part",
    "part": "part",
    "rejected": "rejected",
    "local": "local",
}
