"""The pages of victims by name."""

import io

import pytest
from django.urls import reverse

from tests.web.conftest import person
from tollbook.publish.export import FILES, write_export
from tollbook.record.models import AuditEntry, Victim
from tollbook.web.desk import Desk

SALMA = {
    "name": "Salma Haddad", "variants": "Salmah\n\nسلمى حداد", "age": "31", "sex": "female",
    "role": "health_worker", "source": "a list on the wall", "claim": "", "note": "",
}  # fmt: skip


@pytest.fixture
def incident(market):
    return Desk(market).incidents[0]


def send(page, address, /, *args, **data):
    answer = page.post(reverse(address, args=args), data, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_a_name_is_added_shown_and_corrected(page, incident):
    _, shown = send(page, "victims", incident.pk, **SALMA)
    assert "<bdi>Salma Haddad</bdi>" in shown
    assert "<bdi>سلمى حداد</bdi>" in shown
    row = Victim.objects.get()
    assert (row.age, row.variants) == (31, ["Salmah", "سلمى حداد"])
    _, shown = send(page, "victim", incident.pk, row.pk, **{**SALMA, "age": "32"})
    assert '<td class="figure">32</td>' in shown
    assert '<td class="figure">31</td>' not in shown


def test_a_name_is_tied_to_a_claim(page, market, incident):
    claim = market.claims.get(number=2)
    send(page, "victims", incident.pk, **{**SALMA, "claim": str(claim.pk)})
    assert Victim.objects.get().claim == claim


@pytest.mark.parametrize("change", [{"name": ""}, {"age": "-1"}, {"age": "200"}, {"source": ""}])
def test_what_makes_no_sense_is_asked_again(page, incident, change):
    status, shown = send(page, "victims", incident.pk, **{**SALMA, **change})
    assert status == 422
    assert "data-problem" in shown
    assert not Victim.objects.exists()


def test_the_second_of_two_people_is_told(page, incident):
    send(page, "victims", incident.pk, **SALMA)
    row = Victim.objects.get()
    send(page, "victim", incident.pk, row.pk, withdraw="1", note="another person")
    _, shown = send(page, "victim", incident.pk, row.pk, **SALMA)
    assert "Somebody corrected or withdrew this row first" in shown


def test_an_editor_erases_for_a_reason_and_a_recorder_does_not(page, client, incident):
    send(page, "victims", incident.pk, **SALMA)
    row = Victim.objects.get()
    assert send(page, "erase-victim", incident.pk, row.pk, reason="privacy_request")[0] == 403
    client.force_login(person("leila", "editor"))
    assert send(client, "erase-victim", incident.pk, row.pk, reason="")[0] == 422
    _, shown = send(client, "erase-victim", incident.pk, row.pk, reason="privacy_request")
    assert "Nobody is named yet" in shown
    assert Victim.objects.get().name == ""
    assert AuditEntry.objects.filter(action="erase").exists()


def test_a_viewer_sees_neither_the_page_nor_a_link_to_it(page, client, incident):
    send(page, "victims", incident.pk, **SALMA)
    client.force_login(person("vera", "viewer"))
    assert client.get(reverse("victims", args=[incident.pk])).status_code == 403
    shown = client.get(reverse("incident", args=[incident.pk])).content.decode()
    assert "Named victims" not in shown
    assert "Salma" not in shown


def test_a_name_is_in_no_export(page, incident):
    send(page, "victims", incident.pk, **SALMA)
    for release in ("published", "working"):
        outputs = {name: io.BytesIO() for name in FILES}
        write_export(outputs, release)
        content = b"".join(out.getvalue() for out in outputs.values()).decode()
        for secret in ("Salma", "Haddad", "سلمى", "wall"):
            assert secret not in content


@pytest.mark.parametrize("count", [1, 20])
def test_its_queries_do_not_grow(page, incident, count, django_assert_max_num_queries):
    for n in range(count):
        send(page, "victims", incident.pk, **{**SALMA, "name": f"Name {n}"})
    with django_assert_max_num_queries(24):
        page.get(reverse("victims", args=[incident.pk]))
