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
        ("26 Syrian soldiers and 5 Hezbollah fighters died on Monday", "26", 26),
        ("12 Al-Qaeda-linked militants were killed in Russia", "12", 12),
        ("Militants abducted 12 U.S. troops. Three were injured", "12", 12),
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
        ("مقتل 7 أشخاص من عائلة أحمد الخطيب", "7", 7),
        ("убито 8 человек, среди них Иван Петров и его жена", "8", 8),
        ("Six women, among them Fatima, were killed", "Six", 6),
        ("killed 12 people on Monday, including mayor Haddad", "12", 12),
        ("killed 30, of them Élodie and Zoé", "30", 30),
        ("Yusuf was killed with 11 others", "11", 11),
        ("19 died. Yusuf was one of them", "19", 19),
        ("commander al-Khatib and 20 fighters were killed", "20", 20),
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


def test_a_witness_and_an_alleged_killer_are_not_quoted():
    words = "Ahmed Khalil, a resident, said 12 people were killed by Omar Haddad"
    source = Source(**making.as_fields("Ahmed Khalil", words), kind="witness")
    actor = Actor(**making.as_fields("Omar Haddad", words))
    for part in (
        "Ahmed Khalil, a resident, said 12 people",
        "12 people were killed by Omar Haddad",
    ):
        claim = making.claim(part, "12", text=words, value=12, source=source, actor=actor)
        assert quote_of(claim) is None


@pytest.mark.parametrize("name", ["the Orontes Documentation Centre", "Free Syrian Army"])
def test_an_organisation_in_the_evidence_is_quoted(name):
    words = f"{name} said 12 people were killed"
    source = Source(**making.as_fields(name, words), kind="monitor")
    assert quote_of(making.claim(words, "12", text=words, value=12, source=source)) == words


@pytest.mark.parametrize("name", ["Fatima", "fatima"])
def test_a_name_that_another_claim_of_the_report_tells_is_not_quoted(name):
    words = f"six women were killed, {name} among them"
    named = said(words, name, 1, victims=Victims(names=(name,)))
    assert quote_of(said(words, "six", 6), [named]) is None


@pytest.mark.parametrize(
    ("kind", "named"),
    [("rescue_agency", True), ("un", True), ("witness", False), ("activist", False),
     ("medical", False), ("other", False)],
)  # fmt: skip
def test_only_organisations_are_named_as_sources(kind, named):
    claim = making.nine_killed(source=Source(**making.as_fields("civil defence"), kind=kind))
    assert source_name(claim) == ("civil defence" if named else None)


@pytest.mark.parametrize(
    ("words", "published"),
    [
        (words, words)
        for words in (
            "the Syrian Observatory for Human Rights", "The Defence Ministry", "SANA", "the army",
            "Orlando Police Department", "Israel's military", "a source at Harand Police Command",
            "the interior ministry in Harand", "Médecins Sans Frontières", "UNHCR", "rescuers",
            "The Association of Bokkos-Gida Youth", "the Kenya Red Cross", "the U.N. mission",
            "the Harand Monitoring Office",
        )
    ] + [
        ("AFP photographer Ahmed Khalil", "AFP"),
        ("Observatory director Rami Abdel Rahman", "Syrian Observatory for Human Rights"),
    ] + [
        (words, None)
        for words in (
            "Local journalist Hadi Abdallah", "Ahmed Khalil", "Brigadier General Omar Haddad",
            "Ministry of Health official Ahmed Khalil", "Ministry of Health Ahmed Khalil",
            "the governor, Omar H.", "Colonel Haddad's brigade", "the Haddad group", "Saba Haddad",
            "the office of Haddad", "Haddad's office",
            "Ahmed Khalil of the Harand police", "Kandahar police chief Zia Durrani", "أحمد الخطيب",
        )
    ],
)  # fmt: skip
def test_a_source_is_named_where_its_words_name_no_person(words, published):
    source = Source(start=0, end=len(words), exact=words, kind="government")
    assert source_name(making.nine_killed(source=source)) == published


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
