import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.errors import BadInputError
from tollbook.record import archive
from tollbook.record.by_hand import Attachment, add_by_hand
from tollbook.record.decisions import decide
from tollbook.record.models import Incident, Report
from tollbook.record.tolls import toll_of

pytestmark = pytest.mark.django_db

NOTE = "Two women killed at the well this morning. She saw it."
SCREENSHOT = Attachment(content=b"\x89PNG...", media_type="image/png")


def call(recorder, **fields):
    return add_by_hand(
        recorder, **{"title": "At the well", "note": NOTE, "source": "phone, a nurse"} | fields
    )


def test_a_phone_call_becomes_an_incident_with_a_toll(recorder):
    incident, report = call(recorder)
    two = making.claim("Two women killed", "Two", text=NOTE, value=2, high=2, incident=None)
    two = replace(two, count=replace(two.count, qualifier="exact"))
    decide(recorder, "add", replacement=two, report=report, incidents=[incident])
    figure = toll_of(incident).figure("killed")
    assert figure.numbers == (2, 2, 2)
    assert figure.low.claims == (f"{report.key}#c1",)


def test_it_says_how_it_came_and_by_whom(recorder):
    incident, report = call(recorder)
    assert (report.came, report.came_from, report.text) == ("by_hand", "phone, a nurse", NOTE)
    assert report.added_by == incident.created_by == recorder
    assert (incident.by_hand, incident.report, incident.title) == (True, report, "At the well")
    assert b"phone, a nurse" in archive.fetch(report.sha256)


def test_a_screenshot_is_its_original(recorder):
    _, report = call(recorder, attachment=SCREENSHOT)
    assert archive.fetch(report.sha256) == SCREENSHOT.content
    assert report.media_type == "image/png"


def test_two_calls_with_the_same_words_are_two(recorder):
    assert call(recorder) != call(recorder)
    assert Incident.objects.count() == 2


def test_a_screenshot_known_already_is_told(recorder):
    call(recorder, attachment=SCREENSHOT)
    with pytest.raises(BadInputError, match="in the record already"):
        call(recorder, attachment=SCREENSHOT)
    assert Incident.objects.count() == Report.objects.count() == 1


@pytest.mark.parametrize("empty", [{"note": " "}, {"source": ""}])
def test_note_and_source_are_needed(empty, recorder):
    with pytest.raises(BadInputError, match="needs a note and its source"):
        call(recorder, **empty)
    assert not Report.objects.exists()
