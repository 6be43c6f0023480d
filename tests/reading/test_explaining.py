from __future__ import annotations

import pytest

from tests.reading.staging import answered, context_of, drafted, reader, report, words_of
from tollbook.reading.answers import ranked
from tollbook.reading.explaining import doubts_of, explain


def test_what_was_weighed_is_told_in_the_words_of_the_text() -> None:
    context = context_of("Six dockers were killed by a shell on Tuesday, police said.")
    draft = drafted(context, "Six")
    (tuesday,) = (found.item for found in context.times)
    answers = answered(
        source=ranked([(words_of(context, "police"), 0.7), (None, 0.3)]),
        time=ranked([(tuesday, 0.9), (None, 0.1)]),
        means=ranked([("shelling", 0.8), ("ied", 0.195), ("drone", 0.005)]),
    )
    told = explain(context, draft, answers, "c1")
    assert told.claim == "c1"
    assert [(o.says, o.chance) for o in told.options["source"]] == [("police", 0.7), (None, 0.3)]
    assert [o.says for o in told.options["means"]] == ["shelling", "ied"]
    assert told.options["time"][0].says == "Tuesday"
    assert told.rules["count"] == ("exact",)
    assert told.rules["time"] == (tuesday.rule,)


def test_doubt_is_what_the_likeliest_leaves_open() -> None:
    context = context_of("Six dockers were killed, police said.")
    draft = drafted(context, "Six")
    answers = answered(source=ranked([(words_of(context, "police"), 0.7), (None, 0.3)]), total=0.2)
    doubts = doubts_of(draft, answers)
    assert doubts["source"] == pytest.approx(0.3)
    assert doubts["scope"] == pytest.approx(0.2)
    assert doubts["actor"] == 0.0
    assert doubts["harm"] == pytest.approx(0.1)


def test_each_claim_is_explained() -> None:
    six = report("Six dockers were killed and nine wounded in Lema on Tuesday, police said.")
    claims, told = reader().read(six), reader().explain(six)
    assert [e.claim for e in told] == [c.id for c in claims]
    for claim, explanation in zip(claims, told, strict=True):
        says = explanation.options["source"][0].says
        assert says == (claim.source.exact if claim.source else None)
        assert set(claim.doubts) >= {"source", "places", "time", "status"}


def test_where_there_is_no_claim_there_is_nothing_to_explain() -> None:
    assert reader().explain(report("It rained.")) == ()
