import pytest

from tests.tolls.build import claim, statement
from tollbook.model import Source
from tollbook.tolls.origins import resolve_origins
from tollbook.tolls.sources import KnownSource, Sources, load_sources, name_words

DELTA = KnownSource(
    id="delta",
    name="Delta Observatory",
    kind="monitor",
    aliases=("DO",),
    people=("Ora Lin",),
)
SOURCES = Sources([DELTA, KnownSource(id="wire", name="Sarvan Press", kind="media")])


def told(report, name=None, value=9, kind="monitor", *, id_="c1", at=0, **fields):
    named = Source(start=at, end=at + len(name), exact=name, kind=kind) if name else None
    return statement(report, claim(id_, f"[{value}] dead", value, source=named, at=at), **fields)


def keys(*statements):
    origins = resolve_origins(statements, SOURCES)
    return [origins[one.id].key for one in statements]


@pytest.mark.parametrize(
    "phrase", ["Delta Observatory", "the Delta Observatory", "DO", "Ora Lin, who heads the group"]
)
def test_a_known_source_is_found_under_all_its_names(phrase):
    assert keys(told("a", phrase)) == ["delta"]


def test_one_source_in_many_papers_is_one_origin():
    assert set(keys(told("a", "Delta Observatory"), told("b", "the Delta Observatory"))) == {
        "delta"
    }


def test_a_stand_in_takes_the_organisation_named_before_it():
    named = told("a", "Delta Observatory", at=0)
    stand_in = told("a", "The monitor", id_="c2", at=200)
    assert keys(named, stand_in) == ["delta", "delta"]


def test_a_stand_in_takes_the_only_one_named_in_the_incident():
    assert keys(told("a", "Delta Observatory"), told("b", "the war monitor"))[1] == "delta"


def test_a_stand_in_of_another_kind_stays_with_its_paper():
    assert keys(told("a", "Delta Observatory"), told("b", "the agency", kind="rescue_agency"))[
        1
    ] == ("agency via paper b")


def test_people_without_a_name_are_known_only_through_the_paper():
    first, second = keys(
        told("a", "residents", kind="witness"), told("b", "residents", kind="witness")
    )
    assert first != second


def test_the_wire_stands_for_the_papers_that_credit_it():
    copies = [told(report, credit=("Sarvan Press",)) for report in ("a", "b")]
    assert set(keys(*copies)) == {"wire"}


def test_near_copies_are_one_origin_and_others_are_not():
    assert keys(told("a", cluster="copy:a"), told("b", cluster="copy:a"), told("c")) == [
        "copy:a", "copy:a", "paper c",
    ]  # fmt: skip


def test_a_credit_to_agencies_names_nobody():
    assert keys(told("a", credit=("Agencies",))) == ["paper a"]


def test_the_papers_own_voice_is_no_second_witness_to_the_same_figure():
    headline, lead = told("a", at=0), told("a", "Delta Observatory", id_="c2", at=50)
    assert keys(headline, lead) == ["delta", "delta"]


def test_another_figure_in_the_papers_own_voice_is_its_own():
    assert keys(told("a", value=12), told("a", "Delta Observatory", id_="c2"))[0] == "paper a"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.N.", "UN"),
        ("Médecins Sans Frontières", "medecins sans frontieres"),
        ("Ministry's office", "ministry office"),
        ("A Monitor", "the monitor"),
    ],
)
def test_names_are_compared_without_case_accents_and_articles(one, other):
    assert name_words(one) == name_words(other)


def test_the_longest_name_wins():
    both = Sources([DELTA, KnownSource(id="x", name="Observatory", kind="media")])
    assert both.find("Delta Observatory said").id == "delta"
    assert both.find("nobody known") is None


def test_the_packaged_list_knows_two_names_of_one_rescue_service():
    sources = load_sources()
    assert sources.find("White Helmets") is sources.find("Syrian Civil Defence volunteers")
