"""How far coders agree, and what people change of what the machine reads."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.record.agreement import agreements, not_blind, overrides
from tollbook.review.agreement import Agreement
from tollbook.review.coding import Field
from tollbook.review.sampling import EVERY
from tollbook.web.access import needs
from tollbook.web.review_words import FIELD_WORDS, PART_WORDS
from tollbook.web.words import word


class FieldRow(NamedTuple):
    """A field with its agreement in figures."""

    name: str
    of: Agreement
    percent: str
    alpha: str


class Share(NamedTuple):
    """How many of the judged claims something is true of."""

    name: str
    number: int
    percent: str


@needs("review")
def agreement(request: HttpRequest) -> HttpResponse:
    """Show agreement per field of second codings and re-reviews, and overrides of the machine."""
    found = overrides()
    context = {
        "here": "agreement",
        "second": _rows(agreements(again=False)),
        "again": _rows(agreements(again=True)),
        "not_blind": not_blind(),
        "overrides": found,
        "outcomes": [
            _share(word("accepted"), found.accepted, found.judged),
            _share(word("corrected"), found.corrected, found.judged),
            _share(word("rejected"), found.rejected, found.judged),
        ],
        "parts": [
            _share(str(PART_WORDS[part]), number, found.judged)
            for part, number in found.parts.items()
        ],
        "reasons": [_share(word(code), number, found.judged) for code, number in found.reasons],
        "every": EVERY,
    }
    return render(request, "web/agreement.html", context)


def _rows(found: dict[Field, Agreement]) -> list[FieldRow]:
    return [
        FieldRow(
            name=str(FIELD_WORDS[field]),
            of=of,
            percent="–" if of.percent is None else f"{of.percent:.0f} %",
            alpha="–" if of.alpha is None or of.alpha_items < 2 else f"{of.alpha:.2f}",
        )
        for field, of in found.items()
    ]


def _share(name: str, number: int, judged: int) -> Share:
    return Share(name, number, f"{100 * number / judged:.0f} %" if judged else "–")
