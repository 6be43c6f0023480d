"""An incident that no article tells: from the form to a toll that rests on the note."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tollbook.record.models import Incident, Report
from tollbook.record.tolls import toll_of

NOTE = "She counted four bodies in the yard.\r\nTwo more people are missing."


def tell(page, **changed):
    data = {"title": "Shelling, ward 3", "source": "phone call, nurse", "note": NOTE, **changed}
    return page.post(reverse("tell"), data)


def test_the_note_is_stored_and_its_claims_join_the_incident(page):
    response = tell(page, published="2025-03-12")
    report, incident = Report.objects.get(), Incident.objects.get()
    assert response.url == f"{reverse('report', args=[report.pk])}?incident={incident.pk}"
    assert (report.came, report.came_from) == ("by_hand", "phone call, nurse")
    opened = page.get(response.url).content.decode()
    assert f'<option value="{incident.pk}" selected>Shelling, ward 3</option>' in opened
    page.post(
        f"{reverse('add', args=[report.pk])}?incident={incident.pk}",
        {
            "quote": "She counted four bodies", "value": 4, "qualifier": "exact",
            "harm": "killed", "scope": "incident", "status": "unspecified",
            "source_kind": "other", "stance": "said", "means_code": "unstated",
            "attribution": "alleged", "incident": incident.pk,
        },
    )  # fmt: skip
    assert toll_of(incident).figure("killed").numbers == (4, 4, 4)
    assert report.claims.get().as_model().count.exact == "four"


def test_a_note_without_its_source_is_refused(page):
    response = tell(page, source=" ")
    assert response.status_code == 422
    assert not Report.objects.exists()


def test_an_attachment_is_the_original(page):
    tell(page, attachment=SimpleUploadedFile("call.png", b"\x89PNG...", "image/png"))
    report = Report.objects.get()
    assert (report.media_type, report.size) == ("image/png", 7)
    again = tell(page, attachment=SimpleUploadedFile("call.png", b"\x89PNG...", "image/png"))
    assert again.status_code == 422
    assert "in the record already" in again.content.decode()
