"""Agreement between coders, and what people changed of the machine's readings."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from django.db.models import Q

from tollbook.record.models import Claim, Decision
from tollbook.record.review_rows import Coding
from tollbook.review.agreement import Agreement
from tollbook.review.coding import FIELDS, Field, agreement, parse
from tollbook.review.overrides import PARTS, changed_parts

#: So many codings and so many judgements at most are counted, the latest: the page stays quick.
LATEST = 5000


class Overrides(NamedTuple):
    """How many of the machine's claims people judged, how, and what they changed of them."""

    judged: int
    accepted: int
    rejected: int
    corrected: int
    parts: dict[str, int]
    reasons: list[tuple[str, int]]


def agreements(*, again: bool) -> dict[Field, Agreement]:
    """Return the agreement on each field, of blind second codings or of re-reviews."""
    rows = Coding.objects.filter(again=again).filter(Q(again=True) | Q(blind=True))
    latest = rows.order_by("-pk").values_list("against", "values")[:LATEST]
    pairs = [(parse(first), parse(second)) for first, second in latest]
    return {field: agreement(field, pairs) for field in FIELDS}


def not_blind() -> int:
    """Return how many second codings are left out because the coder had seen the first."""
    return Coding.objects.filter(again=False, blind=False).count()


def overrides() -> Overrides:
    """Return what became of the machine's claims that people judged last."""
    rows = list(
        Decision.objects.filter(kind__in=("accept", "correct", "reject"), undone_by=None)
        .filter(claims__reading__isnull=False)
        .order_by("-pk")
        .values_list("pk", "kind", "reason", "claims", "payload")[:LATEST]
    )
    judged: dict[int, tuple[str, str | None, int]] = {}
    for pk, kind, reason, claim, _ in rows:
        judged.setdefault(claim, (kind, reason, pk))
    kinds = Counter(kind for kind, _, _ in judged.values())
    reasons = Counter(reason for kind, reason, _ in judged.values() if kind == "reject" and reason)
    return Overrides(
        judged=len(judged),
        accepted=kinds["accept"],
        rejected=kinds["reject"],
        corrected=kinds["correct"],
        parts=_parts({claim: pk for claim, (kind, _, pk) in judged.items() if kind == "correct"}),
        reasons=reasons.most_common(),
    )


def _parts(corrections: dict[int, int]) -> dict[str, int]:
    """Return how often each part of a claim was changed; `corrections` by claim."""
    facts = {row.pk: row.as_model() for row in Decision.objects.filter(pk__in=corrections.values())}
    counts: Counter[str] = Counter()
    for claim in Claim.objects.filter(pk__in=corrections).only("payload"):
        made = facts[corrections[claim.pk]].replacement
        if made is not None:
            counts.update(changed_parts(claim.as_model(), made))
    return {part: counts[part] for part in PARTS}
