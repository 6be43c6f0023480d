"""Scoring: how far a reader's claims agree with an annotation, by the rules of the gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tollbook.learning.agreement import alike, overlap, same_harm
from tollbook.learning.gold import Annotation, form_of
from tollbook.model import Claim
from tollbook.model.vocabulary import INCIDENT_SCOPES, Qualifier

#: What has to be right of a claim for it to be right strictly.
STRICT = ("value", "qualifier", "status", "scope", "source")
#: What is asked of a claim that was found, in the order of its fields.
FIELDS = ("value", "qualifier", "status", "groups", "scope", "source", "date", "means", "actor")
#: Counts without a number of their own: to find one that is not annotated is no error.
_NO_NUMBER: frozenset[Qualifier] = frozenset({"majority_of", "plural_only", "unquantified"})

Pairs = dict[int, int]


def match(gold: Sequence[Annotation], claims: Sequence[Claim]) -> Pairs:
    """Return which claim is which annotated one, by index: one to one, best overlap first."""
    likely = []
    for at, right in enumerate(gold):
        for index, claim in enumerate(claims):
            share = overlap(tuple(right["span"]), (claim.count.start, claim.count.end))
            if share and same_harm(right["harm"], claim.harm):
                likely.append((-share, bool(right["optional"]), at, index))
    pairs: Pairs = {}
    for _, _, at, index in sorted(likely):
        if at not in pairs and index not in pairs.values():
            pairs[at] = index
    return pairs


def agreements(right: Annotation, claim: Claim) -> dict[str, bool]:
    """Return which of the fields asked about a claim are as annotated."""
    time = claim.time
    days = [str(d) if d else None for d in ((time.from_, time.to) if time else (None, None))]
    in_incident = right["scope"] in INCIDENT_SCOPES
    found = {
        "value": _same_value(right, claim),
        "qualifier": bool(_form_beside(right, claim) == right["form"]),
        "status": claim.victims.status == right["status"],
        "groups": set(claim.victims.groups) == set(right["groups"] or ()),
        "scope": claim.of_incident == in_incident,
        "source": alike(right["source"], claim.source.exact if claim.source else None),
        "means": claim.means.code == right["means"],
        "actor": alike(right["actor"], claim.actor.exact if claim.actor else None),
    }
    if in_incident and right["start"]:
        found["date"] = days == [right["start"], right["end"]]
    return found


def _form_beside(right: Annotation, claim: Claim) -> str:
    """Return the form of a claim's count; of a vague word either reading is right."""
    qualifier = claim.count.qualifier
    vague = right["form"] == "vague" and qualifier == "unquantified"
    return "vague" if vague else form_of(qualifier)


def _same_value(right: Annotation, claim: Claim) -> bool:
    """Tell whether a claim's number is the annotated one; vague counts have none."""
    form = right["form"]
    if form in ("vague", "unstated"):
        return bool(_form_beside(right, claim) == form)
    if form == "range":
        bounds: tuple[object, object] = (right["value"], right["value_high"])
        return (claim.count.low, claim.count.high) == bounds
    return bool(claim.count.value == right["value"])


@dataclass
class Hits:
    """What was found of what there is: found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, there: bool, found: bool, right: bool) -> None:
        """Take in one thing that may be there and may be found."""
        self.right += right
        self.wrong += found and not right
        self.missed += there and not right

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        there = self.right + self.missed
        return self.right / there if there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is right."""
        twice = 2 * self.right
        return twice / (twice + self.wrong + self.missed) if twice else 0.0


@dataclass
class Tally:
    """The score of readings, report by report; optional claims are neither right nor wrong."""

    found: Hits = field(default_factory=Hits)
    strict: Hits = field(default_factory=Hits)
    places: Hits = field(default_factory=Hits)
    parts: Hits = field(default_factory=Hits)
    _right: Counter[str] = field(default_factory=Counter)
    _asked: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Annotation], claims: Sequence[Claim]) -> None:
        """Take in the claims read from one report."""
        pairs = match(gold, claims)
        for at, right in enumerate(gold):
            if not right["optional"]:
                self._judge(right, claims[pairs[at]] if at in pairs else None)
        known = set(pairs.values())
        extra = [c for i, c in enumerate(claims) if i not in known]
        wrong = sum(claim.count.qualifier not in _NO_NUMBER for claim in extra)
        self.found.wrong += wrong
        self.strict.wrong += wrong
        self._judge_parts(gold, claims, pairs)

    def _judge(self, right: Annotation, claim: Claim | None) -> None:
        """Take in an annotated claim and what was found of it, if it was."""
        fields = agreements(right, claim) if claim else {}
        strict = claim is not None and all(fields[name] for name in STRICT)
        self.found.count(there=True, found=claim is not None, right=claim is not None)
        self.strict.count(there=True, found=claim is not None, right=strict)
        self._asked.update(fields.keys())
        self._right.update(name for name, agrees in fields.items() if agrees)
        if claim is not None:
            self._judge_places(right["place"], [place.exact for place in claim.places])

    def _judge_places(self, right: Sequence[str], said: Sequence[str]) -> None:
        """Take in the places of a claim that was found."""
        reached = sum(any(alike(one, two) for two in said) for one in right)
        self.places.right += reached
        self.places.missed += len(right) - reached
        self.places.wrong += sum(not any(alike(one, two) for one in right) for two in said)

    def _judge_parts(
        self, gold: Sequence[Annotation], claims: Sequence[Claim], pairs: Mapping[int, int]
    ) -> None:
        """Take in which claims are part of which."""
        back = {index: gold[at]["id"] for at, index in pairs.items()}
        index_of = {claim.id: index for index, claim in enumerate(claims)}
        ids = {right["id"] for right in gold}
        for at, right in enumerate(gold):
            if right["optional"]:
                continue
            there = right["part_of"] in ids
            said = index_of.get(claims[pairs[at]].part_of or "") if at in pairs else None
            hit = there and said is not None and back.get(said) in _twins(gold, right["part_of"])
            self.parts.count(there=there, found=said is not None, right=hit)

    def figures(self) -> dict[str, float]:
        """Return the figures by name: F1 of what is found, of places and parts, and accuracies."""
        return {
            "precision": self.found.precision,
            "recall": self.found.recall,
            "f1": self.found.f1,
            "strict_f1": self.strict.f1,
            "part_of_f1": self.parts.f1,
            "place_f1": self.places.f1,
        } | {f"acc_{n}": self._right[n] / self._asked[n] for n in FIELDS if self._asked[n]}


def _twins(gold: Sequence[Annotation], whole: str) -> set[str]:
    """Return the ids of an annotated claim and of those that say the same."""
    same: dict[str, str] = {right["id"]: right.get("same_as") or "" for right in gold}
    found = {whole} | {id_ for id_, first in same.items() if first == whole}
    return found | ({same[whole]} & set(same))


def score(read: Iterable[tuple[Sequence[Annotation], Sequence[Claim]]]) -> dict[str, float]:
    """Return the figures of reports, each as what is annotated and what was read."""
    tally = Tally()
    for gold, claims in read:
        tally.add(gold, claims)
    return tally.figures()
