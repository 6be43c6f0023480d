"""From the statements on one incident to its toll (specification, 4.1)."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import get_args

import msgspec

from tollbook.model.decisions import Decision, VictimGroup
from tollbook.model.vocabulary import Harm
from tollbook.tolls.candidates import candidates
from tollbook.tolls.figures import (
    History,
    best_of,
    bound,
    drop_unconfirmed_zeros,
    highest,
    lowest,
    party_only,
)
from tollbook.tolls.floors import (
    check_breakdowns,
    check_exclusive,
    check_groups,
    harms_of,
    raise_low,
    taken_back,
)
from tollbook.tolls.grades import confirmation, grade, independent
from tollbook.tolls.latest import describe, latest, said, source_and_day
from tollbook.tolls.local import local_statements
from tollbook.tolls.origins import Origin, resolve_origins
from tollbook.tolls.parts import probable_parts
from tollbook.tolls.policy import Policy
from tollbook.tolls.sources import Sources, load_sources
from tollbook.tolls.stated import Stated, dead_of_casualties, stated_figures
from tollbook.tolls.statements import Statement
from tollbook.tolls.sums import named_after
from tollbook.tolls.toll import Beside, Figure, Mismatch, Superseded, Toll, Witness

#: Harm -> its place in a toll: the dead come first.
_ORDER: dict[Harm, int] = {harm: number for number, harm in enumerate(get_args(Harm))}


@dataclasses.dataclass
class _Account:
    """What is found on the way to a toll."""

    superseded: dict[str, Superseded] = dataclasses.field(default_factory=dict)
    beside: dict[str, Beside] = dataclasses.field(default_factory=dict)
    warnings: list[Mismatch] = dataclasses.field(default_factory=list)
    figures: list[Figure] = dataclasses.field(default_factory=list)
    standing: dict[Harm, list[Stated]] = dataclasses.field(default_factory=dict)
    disputed: bool = False

    def set_beside(self, figures: Iterable[Stated], why: str, words: str) -> None:
        """Note figures that do not move the range."""
        for figure in figures:
            told = f"{source_and_day(figure)}: {said(figure)} {figure.harm}, {words}"
            for id_ in figure.ids:
                self.beside.setdefault(
                    id_, msgspec.convert({"claim": id_, "why": why, "words": told}, Beside)
                )


def reckon(
    statements: Sequence[Statement],
    policy: Policy,
    picks: Sequence[Decision] = (),
    sources: Sources | None = None,
) -> Toll:
    """Return the toll of one incident from all statements on it.

    Rejected statements and those whose scope is no incident never count. `picks` are the
    decisions of kind `pick_best` on this incident. The order of statements does not matter.
    """
    eligible = sorted((s for s in statements if s.claim.of_incident), key=lambda s: s.id)
    standing = [s for s in eligible if s.state != "rejected"]
    rejected = [s for s in eligible if s.state == "rejected"]
    origins = resolve_origins(standing, sources or load_sources())
    stated = named_after(stated_figures(standing, origins, policy, rejected))
    account = _Account()
    local = local_statements(standing)
    account.set_beside((f for f in stated if f.ids[0] in local), "local", "in one of the places")
    stated = [figure for figure in stated if figure.ids[0] not in local]
    parts = probable_parts(stated, {s.id for s in standing if s.claim.source is None})
    account.set_beside(parts, "part", "probably part of a figure of the same report")
    stated = [figure for figure in stated if figure not in parts]
    account.set_beside((f for f in stated if f.unknown), "unquantified", "no number")
    account.set_beside((f for f in stated if f.victims is None), "union", "a part not split")
    for harm in harms_of(stated):
        _reckon_harm(harm, _of_harm(stated, harm), policy, picks, account)
    if "killed" not in harms_of(stated):
        _reckon_harm("killed", _dead_of_joint_counts(stated), policy, picks, account)
    account.warnings += check_breakdowns(stated, _breakdowns(standing))
    figures = tuple(sorted(account.figures, key=lambda figure: _ORDER[figure.harm]))
    vouching = independent(account.standing[figures[0].harm]) if figures else set()
    return Toll(
        policy=policy.name,
        figures=figures,
        superseded=tuple(account.superseded.values()),
        beside=tuple(account.beside.values()),
        warnings=tuple(account.warnings),
        origins=_witnesses(standing, origins, vouching),
        grade=grade(standing, stated, origins, account.disputed),
        confirmation=confirmation(len(vouching)),
    )


def _of_harm(stated: Iterable[Stated], harm: Harm) -> list[Stated]:
    return [figure for figure in stated if figure.harm == harm and not figure.unknown]


def _dead_of_joint_counts(stated: Iterable[Stated]) -> list[Stated]:
    return [dead_of_casualties(figure) for figure in _of_harm(stated, "casualty")]


def _reckon_harm(
    harm: Harm,
    stated: Sequence[Stated],
    policy: Policy,
    picks: Sequence[Decision],
    account: _Account,
) -> None:
    found: dict[VictimGroup, Figure] = {}
    gone = taken_back(stated, _superseding(stated, policy))
    account.superseded |= {entry.claim: entry for entry in describe(gone)}
    stated = [figure for figure in stated if all(figure is not part for part, _ in gone)]
    for victims in _groups(stated):
        figure = _figure(harm, victims, stated, policy, account)
        if figure is not None:
            found[victims] = figure
    unknown = Figure(harm=harm, victims="all", high_open=True)
    whole, mismatches = raise_low(found.pop("all", unknown), found, stated)
    account.warnings += mismatches
    if whole.low or whole.high:
        found = {"all": whole, **found}
    account.warnings += check_groups(found)
    account.warnings += [] if mismatches else check_exclusive(found)
    account.figures += [_pick(figure, picks, stated, account) for figure in found.values()]


def _groups(stated: Iterable[Stated]) -> list[VictimGroup]:
    """Return the groups counted, in order of first mention, and all persons."""
    return list(dict.fromkeys([*(f.victims for f in stated if f.victims), "all"]))


def _superseding(stated: Sequence[Stated], policy: Policy) -> list[tuple[Stated, Stated]]:
    """Return superseded and superseding figures of any group."""
    eligible = [figure for figure in stated if not figure.contested]
    return [
        pair
        for victims in _groups(eligible)
        for pair in latest(_speaking(eligible, victims, policy)[0])[1]
    ]


def _speaking(
    eligible: Sequence[Stated], victims: VictimGroup, policy: Policy
) -> tuple[list[Stated], list[Stated]]:
    """Return the figures that count a group, and vague ones where others give a number."""
    speaking = candidates(eligible, victims)
    numeric = [figure for figure in speaking if not figure.vague]
    if policy.ignore_vague_if_numeric and numeric:
        return numeric, [figure for figure in speaking if figure.vague]
    return speaking, []


def _figure(
    harm: Harm,
    victims: VictimGroup,
    stated: Sequence[Stated],
    policy: Policy,
    account: _Account,
) -> Figure | None:
    eligible = [figure for figure in stated if not figure.contested]
    contested = [figure for figure in stated if figure.contested]
    speaking, vague = _speaking(eligible, victims, policy)
    account.set_beside(vague, "vague", "others give a number")
    standing, pairs = latest(speaking)
    account.superseded |= {entry.claim: entry for entry in describe(pairs)}
    standing, zeros = drop_unconfirmed_zeros(standing)
    account.set_beside(zeros, "zero", "did not see for itself")
    account.set_beside(contested, "party", "said by a party")
    account.disputed = account.disputed or bool(zeros or contested)
    if victims == "all":
        account.standing[harm] = standing
    history = _history(pairs)
    if not standing:
        return party_only(harm, victims, candidates(contested, victims), history)
    high, is_open = highest(standing, history)
    return Figure(
        harm=harm,
        victims=victims,
        low=lowest(standing, history),
        best=best_of(standing, policy, history),
        high=high,
        high_open=is_open,
    )


def _history(pairs: Iterable[tuple[Stated, Stated]]) -> History:
    history: History = defaultdict(list)
    for old, new in pairs:
        history[new.ids].append(old)
    return dict(history)


def _pick(
    figure: Figure, picks: Sequence[Decision], stated: Sequence[Stated], account: _Account
) -> Figure:
    """Return the figure with the reviewer's best, where there is one; the last pick wins.

    A pick outside low to high is a warning and moves nothing: the best lies between them (4.1.8).
    """
    by_id = {f.ids[0]: f for f in stated}
    for pick in reversed(picks):
        chosen = by_id.get(pick.claims[0]) if pick.claims else None
        if chosen is None or pick.victims != figure.victims or chosen.best is None:
            continue
        outside = _outside(figure, chosen.best)
        if outside is not None:
            words = f"the pick of {chosen.best} is outside {outside}, and not taken"
            account.warnings.append(
                Mismatch(code="pick_out_of_range", claims=chosen.ids, words=words)
            )
            return figure
        best = bound("best", chosen.best, [chosen], "reviewer", {})
        words = f"{best.words}, picked by {pick.by}" + (f": {pick.note}" if pick.note else "")
        return msgspec.structs.replace(figure, best=msgspec.structs.replace(best, words=words))
    return figure


def _outside(figure: Figure, value: int) -> str | None:
    """Return low to high in words if `value` does not lie within them."""
    low, _, high = figure.numbers
    if (low is None or low <= value) and (high is None or value <= high):
        return None
    return f"at most {high}" if low is None else f"{low} to {high}"


def _breakdowns(statements: Iterable[Statement]) -> Mapping[str, list[str]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        if statement.parent and statement.claim.part_kind == "breakdown":
            parts[statement.parent].append(statement.id)
    return parts


def _witnesses(
    statements: Iterable[Statement], origins: Mapping[str, Origin], vouching: Collection[str]
) -> tuple[Witness, ...]:
    ids: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        ids[origins[statement.id].key].append(statement.id)
    by_key = {origin.key: origin for origin in origins.values()}
    return tuple(
        Witness(
            key=key,
            name=by_key[key].name,
            party=by_key[key].party,
            claims=tuple(claims),
            vouches=key in vouching,
        )
        for key, claims in ids.items()
    )
