"""Merging the drafts of many reports into incidents, under constraints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec
import numpy as np

from tollbook.incidents.blocking import candidates
from tollbook.incidents.cluster import NEVER, agglomerate, components
from tollbook.incidents.drafts import Draft, drafts_of
from tollbook.incidents.evidence import evidence, scores
from tollbook.incidents.judgements import Judgements, judge
from tollbook.incidents.rarity import Rarity
from tollbook.incidents.reasons import explain
from tollbook.incidents.table import Floats, Ints, Table, tabulate
from tollbook.incidents.weights import Model, load_model
from tollbook.model.decisions import Decision
from tollbook.model.reports import Reading

#: Drafts of one component that are all compared with each other; of more only the candidates.
WHOLE = 300
#: Pairs below the threshold that are put before a person: from this score on.
WORTH_ASKING = 0.1

Scores = dict[tuple[int, int], float]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two drafts that were compared, the probability that they are one, and why."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """Drafts by incident, the links that joined them, and those that a person should judge."""

    incidents: tuple[tuple[Draft, ...], ...]
    links: tuple[Link, ...]
    proposals: tuple[Link, ...]


def merge(
    readings: Iterable[Reading],
    decisions: Sequence[Decision] = (),
    fixed: Mapping[str, str] | None = None,
    rarity: Rarity | None = None,
) -> Merged:
    """Return the incidents of all readings, whatever their order.

    Two drafts of one report never come together, not even through a third report, unless people
    say so. `fixed` maps statement ids to reviewed incidents; these are never merged: a link
    between two of them is a proposal.
    """
    drafts = sorted(
        (draft for reading in readings for draft in drafts_of(reading, rarity)),
        key=lambda draft: draft.id,
    )
    return merge_drafts(drafts, decisions, fixed or {})


def merge_drafts(
    drafts: Sequence[Draft], decisions: Sequence[Decision], fixed: Mapping[str, str]
) -> Merged:
    """Return the incidents of drafts, which are sorted by id."""
    table, model = tabulate(drafts), load_model("across")
    judged = judge(drafts, decisions, fixed)
    ones, others = candidates(table)
    chances = compare(table, ones, others, model)
    likely = chances >= WORTH_ASKING
    known = _as_scores(ones[likely], others[likely], chances[likely])
    clusters = partition(table, known, judged, model)
    return Merged(
        incidents=tuple(tuple(drafts[row] for row in cluster) for cluster in clusters),
        **_links(drafts, table, known, clusters, model),
    )


def partition(
    table: Table, known: Scores, judged: Judgements, model: Model, whole: int = WHOLE
) -> list[list[int]]:
    """Return the rows of the table in clusters, by average linkage within components.

    `known` holds the scores of candidate pairs; in components of at most `whole` rows all pairs
    are compared.
    """
    joining = [pair for pair, score in known.items() if score >= model.threshold]
    joining += judged.joined()
    clusters: list[list[int]] = []
    for members in components(len(table.report), joining):
        if len(members) == 1:
            clusters.append(members)
            continue
        matrix = _matrix(table, members, known, judged, model if len(members) <= whole else None)
        clusters += [
            [members[index] for index in cluster]
            for cluster in agglomerate(matrix, model.threshold)
        ]
    return sorted(clusters)


def _matrix(
    table: Table, members: list[int], known: Scores, judged: Judgements, model: Model | None
) -> Floats:
    rows = np.array(members, np.int64)
    matrix = np.zeros((len(rows), len(rows)))
    one, other = np.triu_indices(len(rows), 1)
    if model is not None:
        matrix[one, other] = compare(table, rows[one], rows[other], model)
    else:
        place = {row: index for index, row in enumerate(members)}
        for (low, high), score in known.items():
            if low in place and high in place:
                matrix[place[low], place[high]] = score
    matrix[one, other] = np.where(
        table.report[rows[one]] == table.report[rows[other]], NEVER, matrix[one, other]
    )
    for low, high in combinations(range(len(members)), 2) if judged.pairs or judged.placed else ():
        decided = judged.score(members[low], members[high])
        if decided is not None:
            matrix[low, high] = decided
    return np.asarray(matrix + matrix.T, np.float64)


def compare(table: Table, ones: Ints, others: Ints, model: Model) -> Floats:
    """Return the probability of each pair of rows to be one incident."""
    if not len(ones):
        return np.zeros(0)
    return scores(evidence(table, ones, others), model.intercept, model.weights)


def _as_scores(ones: Ints, others: Ints, chances: Floats) -> Scores:
    pairs = zip(ones.tolist(), others.tolist(), strict=True)
    return dict(zip(pairs, chances.tolist(), strict=True))


def _links(
    drafts: Sequence[Draft],
    table: Table,
    known: Scores,
    clusters: Sequence[Sequence[int]],
    model: Model,
) -> dict[str, tuple[Link, ...]]:
    cluster_of = {row: number for number, rows in enumerate(clusters) for row in rows}
    joined: list[tuple[int, int, float]] = []
    asked: list[tuple[int, int, float]] = []
    for (one, other), score in known.items():
        together = cluster_of[one] == cluster_of[other]
        if together or score >= WORTH_ASKING:
            (joined if together else asked).append((one, other, score))
    return {
        "links": explain_links(drafts, table, joined, model),
        "proposals": explain_links(drafts, table, asked, model),
    }


def explain_links(
    drafts: Sequence[Draft],
    table: Table,
    pairs: Sequence[tuple[int, int, float]],
    model: Model,
) -> tuple[Link, ...]:
    """Return pairs of rows with their scores as links, with reasons in words."""
    if not pairs:
        return ()
    ones = np.array([one for one, _, _ in pairs], np.int64)
    others = np.array([other for _, other, _ in pairs], np.int64)
    columns = evidence(table, ones, others)
    return tuple(
        Link(
            one=drafts[one].id,
            other=drafts[other].id,
            score=round(score, 4),
            reasons=explain(
                drafts[one], drafts[other], {n: float(c[row]) for n, c in columns.items()}, model
            ),
        )
        for row, (one, other, score) in enumerate(pairs)
    )
