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
from tollbook.incidents.rarity import Rarity, rarity_of
from tollbook.incidents.reasons import explain
from tollbook.incidents.table import Floats, Ints, Table, tabulate
from tollbook.incidents.weights import Model, load_model
from tollbook.model.decisions import Decision
from tollbook.model.reports import Reading

#: Drafts of one component that are all compared with each other; a larger one is cut.
WHOLE = 300
#: Pairs compared at once, so that memory stays bounded.
AT_ONCE = 100_000
#: Score beyond which a component is not cut any further.
SUREST = 0.999
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
    links: tuple[Link, ...] = ()
    proposals: tuple[Link, ...] = ()


def merge(
    readings: Iterable[Reading],
    decisions: Sequence[Decision] = (),
    fixed: Mapping[str, str] | None = None,
    rarity: Rarity | None = None,
    *,
    reasons: bool = True,
) -> Merged:
    """Return the incidents of all readings, whatever their order.

    Two drafts of one report never come together, not even through a third report, unless people
    say so. `fixed` maps statement ids to reviewed incidents; these are never merged: a link
    between two of them is a proposal. `rarity` is by default that of words in news and in these
    reports. Without `reasons` no links are told, which at scale cost as much as the merging.
    """
    given = list(readings)
    rarity = rarity or rarity_of(reading.report.text for reading in given)
    drafts = sorted(
        (draft for reading in given for draft in drafts_of(reading, rarity)),
        key=lambda draft: draft.id,
    )
    return merge_drafts(drafts, decisions, fixed or {}, reasons=reasons)


def merge_drafts(
    drafts: Sequence[Draft],
    decisions: Sequence[Decision],
    fixed: Mapping[str, str],
    *,
    reasons: bool = True,
) -> Merged:
    """Return the incidents of drafts, which are sorted by id."""
    table, model = tabulate(drafts), load_model("across")
    judged = judge(drafts, decisions, fixed)
    ones, others = candidates(table)
    chances = compare(table, ones, others, model)
    likely = chances >= WORTH_ASKING
    known = _as_scores(ones[likely], others[likely], chances[likely])
    clusters = partition(table, known, judged, model)
    links = _links(drafts, table, known, clusters, model) if reasons else {}
    incidents = tuple(tuple(drafts[row] for row in cluster) for cluster in clusters)
    return Merged(incidents=incidents, **links)


def partition(
    table: Table, known: Scores, judged: Judgements, model: Model, whole: int = WHOLE
) -> list[list[int]]:
    """Return the rows of the table in clusters, by average linkage within components.

    `known` holds the scores of candidate pairs; in components of at most `whole` rows all pairs
    are compared.
    """
    found = _components(len(table.report), known, judged.joined(), model.threshold)
    known = known | _within(table, [rows for rows in found if 1 < len(rows) <= whole], model)
    clusters: list[list[int]] = []
    for members in found:
        if len(members) == 1:
            clusters.append(members)
            continue
        matrix = _matrix(table, members, known, judged)
        clusters += [
            [members[index] for index in cluster]
            for cluster in agglomerate(matrix, model.threshold)
        ]
    return sorted(clusters)


def _components(
    count: int, known: Scores, joined: Sequence[tuple[int, int]], threshold: float
) -> list[list[int]]:
    """Return the rows that likely links connect; what is too large is cut at its weaker links."""
    links = [pair for pair, score in known.items() if score >= threshold]
    found: list[list[int]] = []
    for rows in components(count, [*links, *joined]):
        if len(rows) <= WHOLE or threshold > SUREST:
            found.append(rows)
            continue
        place = {row: index for index, row in enumerate(rows)}
        inner = {
            (place[one], place[other]): score
            for (one, other), score in known.items()
            if one in place and other in place
        }
        together = [(place[one], place[other]) for one, other in joined if one in place]
        parts = _components(len(rows), inner, together, (1.0 + threshold) / 2)
        found += [[rows[index] for index in part] for part in parts]
    return found


def _within(table: Table, several: Sequence[Sequence[int]], model: Model) -> Scores:
    """Return the scores of all pairs within each of several sets of rows."""
    pairs = [pair for rows in several for pair in combinations(rows, 2)]
    if not pairs:
        return {}
    ones, others = np.array(pairs, np.int64).T
    return dict(zip(pairs, compare(table, ones, others, model).tolist(), strict=True))


def _matrix(table: Table, members: list[int], known: Scores, judged: Judgements) -> Floats:
    """Return the scores of the members of a component among each other."""
    size = len(members)
    matrix = np.zeros((size, size))
    decided = bool(judged.pairs or judged.placed)
    for low, high in combinations(range(size), 2):
        one, other = members[low], members[high]
        score = judged.score(one, other) if decided else None
        if score is None and table.report[one] == table.report[other]:
            score = NEVER
        matrix[low, high] = known.get((one, other), 0.0) if score is None else score
    return np.asarray(matrix + matrix.T, np.float64)


def compare(table: Table, ones: Ints, others: Ints, model: Model) -> Floats:
    """Return the probability of each pair of rows to be one incident."""
    found = [np.zeros(0)]
    for start in range(0, len(ones), AT_ONCE):
        columns = evidence(table, ones[start : start + AT_ONCE], others[start : start + AT_ONCE])
        found.append(scores(columns, model.intercept, model.weights))
    return np.concatenate(found)


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
