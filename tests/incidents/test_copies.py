import datetime as dt

import pytest

from tests.incidents.build import DAY, claim, reading
from tollbook.incidents.copies import copy_clusters, resemblance, sketch

WIRE = (
    "At least 9 people were killed when a rocket struck the fish market of Tarvos on Thursday, "
    "residents and a doctor at the Sorrel clinic said, in the worst attack on the port since the "
    "truce of last spring was signed by both sides."
)
OTHER = (
    "The council of Ellis voted on a new bridge over the Havel, which engineers hope to open to "
    "traffic before the rains, after years in which only a ferry joined the banks of the river."
)


def printed(id_, text, killed=9, **fields):
    position = text.find("9")
    claims = [claim("c1", "[9] people were killed", killed, at=position)] if position >= 0 else []
    return reading(id_, *claims, text=text, **fields)


def test_the_same_text_resembles_itself_wholly():
    assert resemblance(sketch(WIRE), sketch(WIRE)) == 1.0


def test_another_text_does_not():
    assert resemblance(sketch(WIRE), sketch(OTHER)) == 0.0


def test_a_cut_copy_resembles_the_whole_by_about_the_share_kept():
    half = " ".join(WIRE.split()[: len(WIRE.split()) // 2])
    assert 0.3 < resemblance(sketch(WIRE), sketch(half)) < 0.7


def test_wire_copies_are_one_set_named_after_the_first():
    found = copy_clusters([printed("b", WIRE + " The port is closed."), printed("a", WIRE)])
    assert found == {"a": "copy:a", "b": "copy:a"}


def test_what_stands_around_the_paragraph_of_the_claim_does_not_matter():
    framed = f"{OTHER}\n{WIRE}\n{OTHER}"
    assert copy_clusters([printed("a", WIRE), printed("b", framed)])


def test_reports_of_their_own_words_are_in_no_set():
    assert copy_clusters([printed("a", WIRE), printed("b", OTHER)]) == {}


REWRITE = WIRE.replace("in the worst attack on the port since the truce of last spring", "adding")


@pytest.mark.parametrize(
    ("killed", "days", "one_set"), [(9, 1, True), (9, 30, False), (12, 1, False)]
)
def test_a_rewrite_is_a_copy_if_it_gives_the_same_figures_within_two_days(killed, days, one_set):
    rewrite = " ".join([*REWRITE.split()[:22], *OTHER.split()[:14]])
    assert 0.25 <= resemblance(sketch(WIRE), sketch(rewrite)) < 0.5
    later = printed("b", rewrite, killed, published=DAY + dt.timedelta(days=days))
    assert bool(copy_clusters([printed("a", WIRE), later])) is one_set


def test_a_text_without_words_is_nobodys_copy():
    assert copy_clusters([reading("a", text=""), reading("b", text="…")]) == {}
