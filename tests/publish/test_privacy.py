import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.model import Actor, Means, Place, Source, Time, Victims
from tollbook.publish.privacy import (
    LONGEST_QUOTE,
    may_identify,
    public_point,
    quote_of,
    source_name,
)


def said(words, number, value, **fields):
    return making.claim(words, number, text=words, value=value, **fields)


@pytest.mark.parametrize(
    ("words", "number", "value"),
    [
        ("At least 14 civilians, mostly women and children, were killed", "At least 14", 14),
        ("Three children were killed when a shell hit a school", "Three", 3),
        ("killing 1,500 Syrian troops", "1,500", 1500),
        ("Hundreds were wounded in the night", "Hundreds", 100),
        ("a soldier was killed", "a", 1),
    ],
)
def test_words_that_name_nobody_are_quoted(words, number, value):
    assert quote_of(said(words, number, value)) == words


@pytest.mark.parametrize(
    ("words", "number", "value"),
    [
        ("a rescue worker was killed along with his wife", "a", 1),
        ("killing the man and his three daughters", "three", 3),
        ("Five members of one family died", "Five", 5),
        ("a 12-year-old girl was killed", "a", 1),
        ("Two teachers and a seven-year-old girl were killed", "Two", 2),
        ("a woman, 61, died", "a", 1),
        ("a boy aged 9 was shot", "a", 1),
        ("killing Yusuf", "Yusuf", 1),
        ("20 people died, among them Dr. Salma Haddad", "20", 20),
        ("23 were killed including Omar al-Khatib", "23", 23),
        ("two men, Karim and his driver, were killed", "two", 2),
        ("قتل شخصان في القصف", "شخصان", 2),
    ],
)
def test_words_that_may_tell_who_the_victims_are_are_withheld(words, number, value):
    assert quote_of(said(words, number, value, victims=Victims())) is None


def test_a_claim_with_names_is_withheld_whatever_its_words():
    claim = said("nine people were killed", "nine", 9, victims=Victims(names=("yusuf",)))
    assert may_identify(claim)


def test_names_of_places_and_sources_are_not_taken_for_names_of_persons():
    words = "two were killed in Jabal Zayn, the Red Crescent said"
    place, source = (making.span(part, words) for part in ("Jabal Zayn", "Red Crescent"))
    claim = said(
        words, "two", 2,
        places=(Place(start=place.start, end=place.end, exact=place.exact),),
        source=Source(start=source.start, end=source.end, exact=source.exact),
    )  # fmt: skip
    assert quote_of(claim) == words
    assert quote_of(replace(claim, places=())) is None


@pytest.mark.parametrize(
    ("before", "words", "number", "value"),
    [
        ("An air strike", "killed the teacher Ahmed Khalil", "the teacher", 1),
        ("On Monday gunmen shot", "dead activist Raed Fares and a colleague", "a", 1),
        ("The army said on Monday", "detained Samir Nasser and six others", "six", 6),
        ("Shelling", "killed 12 people in Harand on Monday, including Omar Nasser", "12", 12),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_what_is_known_outside_the_evidence_hides_no_name_in_it(
    before, words, number, value, behind
):
    text = f"{words} when it was {before}." if behind else f"{before} {words}."
    known = making.as_fields(before, text)
    claim = making.claim(
        words, number, text=text, value=value,
        means=Means(**known, code="airstrike"),
        time=Time(**known),
        places=(Place(**known),),
        source=Source(**known, kind="military"),
        actor=Actor(**known),
    )  # fmt: skip
    assert quote_of(claim) is None


def test_a_known_span_that_reaches_into_the_evidence_hides_only_its_own_words():
    text = "In Harand Omar Nasser and 19 others were killed"
    words = "Harand Omar Nasser and 19 others were killed"
    place = Place(**making.as_fields("In Harand", text))
    claim = making.claim(words, "19", text=text, value=19, places=(place,))
    assert quote_of(claim) is None


def test_a_long_quote_is_cut():
    words = "Nine people were killed " + "on the way to the fields " * 30
    quote = quote_of(said(words, "Nine", 9))
    assert len(quote) == LONGEST_QUOTE
    assert words.startswith(quote.removesuffix("…"))


@pytest.mark.parametrize(
    ("kind", "named"),
    [("rescue_agency", True), ("un", True), ("witness", False), ("activist", False),
     ("medical", False), ("other", False)],
)  # fmt: skip
def test_only_organisations_are_named_as_sources(kind, named):
    claim = making.nine_killed(source=Source(**making.as_fields("civil defence"), kind=kind))
    assert source_name(claim) == ("civil defence" if named else None)


def place(precision, lat=35.123456, lon=-36.654321):
    return Place(
        start=0, end=1, exact="x", name="x", lat=lat, lon=lon, level=precision, precision=precision
    )


@pytest.mark.parametrize(
    ("precision", "published"),
    [
        ("exact_point", (35.12, -36.65, "near_place")),
        ("landmark", (35.12, -36.65, "near_place")),
        ("neighbourhood", (35.12, -36.65, "near_place")),
        ("populated_place", (35.123, -36.654, "populated_place")),
        ("adm1", (35.123, -36.654, "adm1")),
    ],
)
def test_points_are_no_more_exact_than_a_settlement(precision, published):
    assert public_point(place(precision)) == published


def test_a_place_that_is_not_resolved_has_no_point():
    assert public_point(place(None, lat=None, lon=None)) is None
