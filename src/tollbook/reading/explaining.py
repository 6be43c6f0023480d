"""Explaining: what spoke for each field of a claim, and how sure the reader was of it."""

from __future__ import annotations

from collections.abc import Iterable

from tollbook.model import Explanation, Option
from tollbook.reading.answers import Answers, Stretch
from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft
from tollbook.reading.scopes import choose, words_of_scope

#: How many options of a field are told.
MOST = 4
#: Options less likely than this are not told.
LEAST = 0.01


def explain(context: Context, draft: Draft, answers: Answers, claim: str) -> Explanation:
    """Return what was considered for each field of the claim that a draft made."""
    text = context.text

    def words(stretch: Stretch | None) -> str | None:
        return context.words.span(*stretch).exact if stretch else None

    options = {
        "harm": (Option(draft.harm, _rounded(draft.chance)),),
        "status": _told((s, c) for s, c in answers.status.options),
        "scope": _told([("total", answers.total), ("incident", 1 - answers.total)]),
        "source": _told((words(s), c) for s, c in answers.source.options),
        "places": _told((f.item.words, c) for f, c in answers.places),
        "time": _told((t.exact if t else None, c) for t, c in answers.time.options),
        "means": _told((m, c) for m, c in answers.means.options),
        "actor": _told((words(s), c) for s, c in answers.actor.options),
        "part_of": _told((_count(text, d), c) for d, c in answers.whole.options),
        "same_as": _told((_count(text, d), c) for d, c in answers.same.options),
    }
    return Explanation(claim=claim, options=options, rules=_rules(context, draft, answers))


def _told(options: Iterable[tuple[str | None, float]]) -> tuple[Option, ...]:
    """Return the likely ones of some options, likeliest first."""
    ordered = sorted(options, key=lambda pair: -pair[1])
    return tuple(Option(s, _rounded(c)) for s, c in ordered[:MOST] if c >= LEAST)


def _count(text: str, draft: Draft | None) -> str | None:
    """Return the words of a draft's count."""
    return text[draft.start : draft.end] if draft else None


def _rules(context: Context, draft: Draft, answers: Answers) -> dict[str, tuple[str, ...]]:
    """Return the rules that read the number, the scope and the date."""
    quantity, scope = draft.quantity, choose(context, draft, answers)
    found = words_of_scope(context.words.sentence_text(draft.sentence))
    rules = {
        "count": (quantity.qualifier if quantity else draft.kind,),
        "scope": tuple(name for name, _, _ in found) if scope != "incident" else (),
        "time": (answers.time.best.rule,) if answers.time.best else (),
    }
    return {field: names for field, names in rules.items() if names}


def doubts_of(draft: Draft, answers: Answers) -> dict[str, float]:
    """Return, for each field, the chance that it is wrong as the reader sees it, 0 to 1."""
    places = [min(chance, 1 - chance) for _, chance in answers.places]
    doubts = {
        "harm": 1 - draft.chance,
        "status": 1 - answers.status.chance,
        "scope": min(answers.total, 1 - answers.total),
        "source": 1 - answers.source.chance,
        "places": max(places, default=0.0),
        "time": 1 - answers.time.chance,
        "means": 1 - answers.means.chance,
        "actor": 1 - answers.actor.chance,
        "part_of": 1 - answers.whole.chance,
    }
    return {field: _rounded(doubt) for field, doubt in doubts.items()}


def _rounded(chance: float) -> float:
    """Return a chance with two decimals."""
    return round(float(chance), 2)
