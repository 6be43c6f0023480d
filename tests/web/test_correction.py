"""From forms to claims: every word found in the report, nothing changed that was not touched."""

import datetime as dt

import pytest

from tests.web.conftest import make_claim
from tollbook.model import Actor, Place, Time
from tollbook.model.claims import require_grounded
from tollbook.model.spans import span_at
from tollbook.web.correction import (
    WordsNotFoundError,
    added,
    changes,
    corrected,
    find_words,
    quoted,
    reason_for,
)
from tollbook.web.forms import NEW_VALUES, AddForm, CorrectForm, values_of

TEXT = (
    "Rebels shelled Taiz. Medics in Taiz said dozens of people were killed in Taiz on Tuesday.\r\n"
    "The governor blamed rebels and counted 12 dead; medics said the 🕯️ vigil was shelled too."
)


def dozens(**fields):
    return make_claim(
        TEXT, "dozens of people were killed", "dozens", id="c1", qualifier="vague", **fields
    )


def data(claim, **changed):
    """What the form makes of a claim's own values and some changes."""
    values = values_of(claim)
    form = CorrectForm({**values, "reason": "", "note": "", **changed}, initial=values)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def correct(claim, whole=None, **changed):
    made = corrected(claim, data(claim, **changed), TEXT, whole)
    require_grounded(made, TEXT)
    return made


def add(whole=None, **changed):
    form = AddForm({**NEW_VALUES, **changed}, incidents=[])
    assert form.is_valid(), form.errors
    made = added(form.cleaned_data, TEXT, whole)
    require_grounded(made, TEXT)
    return made


@pytest.mark.parametrize(("near", "start"), [(0, 15), (30, 31), (60, 73), (500, 73)])
def test_words_are_found_where_they_stand_nearest(near, start):
    assert find_words(TEXT, "Taiz", near, "place_words") == span_at(TEXT, start, start + 4)


@pytest.mark.parametrize("words", ["", "the ministry", "taiz"])
def test_words_that_do_not_stand_there_name_the_field(words):
    with pytest.raises(WordsNotFoundError, match="does not stand") as caught:
        find_words(TEXT, words, 0, "place_words")
    assert caught.value.field == "place_words"


def test_a_quotation_stands_where_it_was_selected():
    assert quoted(TEXT, "Taiz", 31).start == 31
    assert quoted(TEXT, "12 dead", 3).start == TEXT.index("12 dead")


def test_a_quotation_in_several_places_needs_more_words():
    with pytest.raises(WordsNotFoundError, match="more than once"):
        quoted(TEXT, "Taiz", None)


def test_untouched_fields_are_kept_with_their_spans():
    claim = dozens(
        source="Medics",
        places=(Place(start=31, end=35, exact="Taiz", name="Taiz", lat=13.6, lon=44.0),),
        time=Time(start=81, end=88, exact="Tuesday", from_=dt.date(2025, 3, 11)),
        actor=Actor(start=0, end=6, exact="Rebels", attribution="stated"),
    )
    made = correct(claim, status="civilian")
    assert made.victims.status == "civilian"
    assert (made.count, made.source, made.places) == (claim.count, claim.source, claim.places)
    assert (made.time, made.actor, made.evidence) == (claim.time, claim.actor, claim.evidence)


def test_a_number_typed_over_a_vague_word_is_exact():
    count = correct(dozens(), value=31).count
    assert (count.exact, count.qualifier) == ("dozens", "exact")
    assert (count.value, count.low, count.best, count.high) == (31, 31, 31, 31)


def test_another_qualifier_gives_other_bounds():
    claim = make_claim(TEXT, "12 dead", "12", id="c1", value=12)
    count = correct(claim, qualifier="at_most").count
    assert (count.low, count.best, count.high) == (1, None, 12)
    count = correct(claim, qualifier="range", value=12, value_high=15).count
    assert (count.low, count.best, count.high) == (12, None, 15)


def test_most_of_a_whole_takes_its_bounds_from_it():
    whole = make_claim(TEXT, "12 dead", "12", id="c9", value=12)
    made = correct(dozens(), whole, qualifier="majority_of", part_of="9")
    assert (made.part_of, made.part_kind) == ("c9", "subset")
    assert (made.count.low, made.count.high) == (7, 12)


def test_a_source_and_a_perpetrator_are_found_by_their_words():
    made = correct(
        dozens(), source_words="Medics", source_kind="medical", actor_words="Rebels", party="on"
    )
    assert (made.source.start, made.source.kind, made.source.party) == (21, "medical", True)
    assert (made.actor.start, made.actor.attribution) == (0, "alleged")


def test_emptied_words_take_the_field_away():
    claim = dozens(source="Medics", places=(Place(start=31, end=35, exact="Taiz"),))
    made = correct(claim, source_words="", place_words="")
    assert (made.source, made.places) == (None, ())


def test_a_new_place_keeps_nothing_of_where_the_old_one_was():
    resolved = Place(start=31, end=35, exact="Taiz", name="Taiz", id="geonames:1", lat=13.6)
    made = correct(dozens(places=(resolved,)), place_words="vigil")
    assert made.places[0].exact == "vigil"
    assert (made.places[0].name, made.places[0].lat, made.places[0].id) == (None, None, None)


def test_days_are_an_interval():
    made = correct(dozens(), time_from="2025-03-11", time_to="2025-03-12")
    assert (made.time.from_, made.time.to) == (dt.date(2025, 3, 11), dt.date(2025, 3, 12))
    assert made.time.precision == "days"
    assert correct(dozens(), time_from="2025-03-11").time.precision == "day"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"time_from": "2025-03-11", "time_to": "2025-03-10"}, "time_to"),
        ({"time_to": "2025-03-10"}, "time_from"),
        ({"value": 12, "value_high": 10}, "value_high"),
        ({"value": -1}, "value"),
        ({"value": 20250311123456789012345}, "value"),
        ({"qualifier": "range", "value_high": 20250311123456789012345}, "value_high"),
        ({"part_of": "the first"}, "part_of"),
        ({"harm": "eaten"}, "harm"),
    ],
)
def test_a_form_refuses_what_cannot_be(changed, field):
    form = CorrectForm({**values_of(dozens()), **changed})
    assert not form.is_valid()
    assert field in form.errors


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"value": 31}, "wrong_number"),
        ({"value": 31, "status": "civilian"}, "wrong_number"),
        ({"qualifier": "unquantified"}, "wrong_qualifier"),
        ({"scope": "cumulative"}, "wrong_scope"),
        ({"part_of": "4"}, "subset_counted"),
        ({"groups": ["women"]}, "wrong_victims"),
        ({"source_words": "Medics"}, "wrong_source"),
        ({"place_words": "Taiz"}, "wrong_place"),
        ({"time_from": "2025-03-11"}, "wrong_date"),
        ({"harm": "injured"}, "machine_error"),
    ],
)
def test_what_changed_is_the_reason(changed, reason):
    claim = dozens()
    assert reason_for(changes(claim, data(claim, **changed))) == reason


def test_nothing_changed_is_no_change():
    claim = dozens(source="Medics", part_of="c4", part_kind="subset")
    assert changes(claim, data(claim)) == set()


def test_the_number_of_an_added_claim_is_the_first_in_its_words():
    made = add(quote="The governor blamed rebels and counted 12 dead", value=12)
    assert (made.count.exact, made.count.value) == ("12", 12)
    assert made.evidence.exact == "The governor blamed rebels and counted 12 dead"


def test_words_without_a_number_are_the_count_themselves():
    assert add(quote="vigil was shelled", qualifier="unquantified").count.exact == (
        "vigil was shelled"
    )


def test_named_words_of_the_number_have_to_be_among_the_words():
    made = add(quote="dozens of people were killed", count_words="dozens", qualifier="vague")
    assert (made.count.exact, made.count.low, made.count.high) == ("dozens", 12, 99)
    with pytest.raises(WordsNotFoundError):
        add(quote="vigil was shelled", count_words="12")


def test_a_line_break_of_the_report_is_found_though_browsers_send_two_characters():
    assert quoted("One.\nTwo.", "One.\r\nTwo.", None).exact == "One.\nTwo."


def test_a_browsers_line_breaks_are_not_the_reports():
    quote = "Tuesday.\r\nThe governor"
    start = TEXT.index("Tuesday.")
    assert quoted(TEXT, quote, start).exact == quote
