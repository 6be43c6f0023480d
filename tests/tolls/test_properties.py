"""What holds of every toll, whatever is stated (specification, 4.1 step 8)."""

import datetime as dt
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tolls.build import DAY, claim, source, statement
from tollbook.model import Decision
from tollbook.tolls import apply_decisions, load_policy, policy_names, reckon

VALUES = st.integers(0, 90)
WHOLES = st.sampled_from([("people", "unspecified"), ("civilians", "civilian"),
                          ("soldiers", "combatant")])  # fmt: skip
PARTS = st.sampled_from(["women", "children", "men"])
QUALIFIERS = st.sampled_from(["exact", "at_least", "about", "at_most", "singular_implied", "zero"])
SOURCES = st.sampled_from([("Delta Monitor", "monitor"), ("Sorrel clinic", "medical"),
                           ("the army", "military")])  # fmt: skip


@st.composite
def reports(draw):
    """Statements of several reports: a whole each, with parts of it."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        who, status = draw(WHOLES)
        name, kind = draw(SOURCES)
        by = source(name, kind, party=kind == "military")
        total = draw(VALUES)
        whole = claim("c1", f"[{total}] dead", total, who=who, status=status, source=by,
                      qualifier=draw(QUALIFIERS))  # fmt: skip
        said = [whole]
        for place, group in enumerate(draw(st.lists(PARTS, max_size=3, unique=True)), start=2):
            value = draw(st.integers(0, max(total, 1)))
            said.append(
                claim(f"c{place}", f"[{value}] {group}", value, who=group, groups=(group,),
                      status=status, source=by, part_of="c1", part_kind="subset", at=100 * place)
            )  # fmt: skip
        day = DAY + dt.timedelta(days=draw(st.integers(0, 2)))
        found += [statement(f"r{number}", one, published=day) for one in said]
    return found


POLICIES = st.sampled_from(policy_names())


@settings(deadline=None)
@given(reports(), POLICIES, st.data())
def test_low_best_and_high_stand_in_order_whatever_is_picked(said, policy, data):
    pick = Decision(
        id="d1", at=dt.datetime(2024, 5, 1, tzinfo=dt.UTC), by="Ana", kind="pick_best",
        claims=(data.draw(st.sampled_from(said)).id,),
        victims=data.draw(st.sampled_from(["all", "civilian", "children"])),
    )  # fmt: skip
    for figure in reckon(said, load_policy(policy), [pick]).figures:
        known = [value for value in figure.numbers if value is not None]
        assert known == sorted(known)
        assert all(value >= 0 for value in known)


@settings(deadline=None)
@given(reports(), POLICIES)
def test_no_part_exceeds_its_whole_unless_it_is_told(said, policy):
    toll = reckon(said, load_policy(policy))
    whole = toll.figure("killed")
    told = {warning.code for warning in toll.warnings}
    for figure in toll.figures:
        if whole is None or figure.victims == "all" or figure.low is None or whole.high is None:
            continue
        within = whole.high_open or figure.low.value <= whole.high.value
        assert within or told & {"group_exceeds_whole", "parts_exceed_whole"}


@settings(deadline=None)
@given(reports(), POLICIES)
def test_every_bound_names_statements_that_were_given(said, policy):
    ids = {one.id for one in said}
    for figure in reckon(said, load_policy(policy)).figures:
        for bound in filter(None, (figure.low, figure.best, figure.high)):
            assert bound.claims
            assert set(bound.claims) <= ids
            assert str(bound.value) in bound.words


@settings(deadline=None)
@given(reports())
def test_the_best_is_stated_or_a_sum_of_what_its_claims_state(said):
    stated = {one.id: one.claim.count.best or 0 for one in said}
    for figure in reckon(said, load_policy()).figures:
        if figure.best is not None:
            numbers = [stated[id_] for id_ in figure.best.claims]
            sizes = range(1, len(numbers) + 1)
            sums = {sum(some) for size in sizes for some in combinations(numbers, size)}
            assert figure.best.value in sums


@settings(deadline=None)
@given(reports(), st.data())
def test_a_judgement_taken_back_leaves_the_toll_as_it_was(said, data):
    at = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    one = data.draw(st.sampled_from(said))
    kind = data.draw(st.sampled_from(["accept", "reject", "correct"]))
    judged = Decision(
        id="d1", at=at, by="Ana", kind=kind, claims=(one.id,), reason="wrong_number",
        replacement=claim("c9", "[7] dead", 7) if kind == "correct" else None,
    )  # fmt: skip
    undone = Decision(id="d2", at=at, by="Ana", kind="undo", undoes="d1")
    before = reckon(said, load_policy())
    assert reckon(apply_decisions(said, [judged, undone]), load_policy()) == before
