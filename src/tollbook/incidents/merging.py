"""Merging the drafts of many reports into incidents, under constraints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import TypeAlias

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
#: Gives the probability of each pair of rows to be one incident.
Scorer: TypeAlias = Callable[[Ints, Ints], Floats]


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
    clusters, known = merge_all(drafts, judge(drafts, decisions, fixed))
    links = _links(drafts, known, clusters) if reasons else {}
    incidents = tuple(tuple(drafts[row] for row in cluster) for cluster in clusters)
    return Merged(incidents=incidents, **links)


def likely_links(drafts: Sequence[Draft]) -> Scores:
    """Return the pairs of rows that are worth asking about, of all drafts, with their scores."""
    table = tabulate(drafts)
    return likely_pairs(*candidates(table), partial(compare, table, model=load_model("across")))


def merge_all(drafts: Sequence[Draft], judged: Judgements) -> tuple[list[list[int]], Scores]:
    """Return the rows of drafts by incident, and the scores of the pairs worth asking about."""
    table, model = tabulate(drafts), load_model("across")
    scorer = partial(compare, table, model=model)
    known = likely_pairs(*candidates(table), scorer)
    return partition(table.report, known, judged, scorer, model.threshold), known


def likely_pairs(ones: Ints, others: Ints, scorer: Scorer) -> Scores:
    """Return the pairs of rows that are worth asking about, with their scores."""
    chances = scorer(ones, others)
    likely = chances >= WORTH_ASKING
    pairs = zip(ones[likely].tolist(), others[likely].tolist(), strict=True)
    return dict(zip(pairs, chances[likely].tolist(), strict=True))


def partition(
    reports: Ints, known: Scores, judged: Judgements, scorer: Scorer, threshold: float
) -> list[list[int]]:
    """Return rows in clusters, by average linkage within components.

    `reports` tells of each row the report that it is of. `known` holds the scores of candidate
    pairs; within a component all pairs are compared.
    """
    found = _components(len(reports), known, judged.joined(), threshold)
    known = known | _within([rows for rows in found if 1 < len(rows) <= WHOLE], scorer)
    clusters: list[list[int]] = []
    for members in found:
        if len(members) == 1:
            clusters.append(members)
            continue
        matrix = _matrix(reports, members, known, judged)
        clusters += [
            [members[index] for index in cluster] for cluster in agglomerate(matrix, threshold)
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


def _within(several: Sequence[Sequence[int]], scorer: Scorer) -> Scores:
    """Return the scores of all pairs within each of several sets of rows."""
    pairs = [pair for rows in several for pair in combinations(rows, 2)]
    if not pairs:
        return {}
    ones, others = np.array(pairs, np.int64).T
    return dict(zip(pairs, scorer(ones, others).tolist(), strict=True))


def _matrix(reports: Ints, members: list[int], known: Scores, judged: Judgements) -> Floats:
    """Return the scores of the members of a component among each other."""
    size = len(members)
    matrix = np.zeros((size, size))
    decided = bool(judged.pairs or judged.placed)
    for low, high in combinations(range(size), 2):
        one, other = members[low], members[high]
        score = judged.score(one, other) if decided else None
        if score is None and reports[one] == reports[other]:
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


def _links(
    drafts: Sequence[Draft], known: Scores, clusters: Sequence[Sequence[int]]
) -> dict[str, tuple[Link, ...]]:
    table, model = tabulate(drafts), load_model("across")
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
