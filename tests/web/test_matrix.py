"""Every address against every role, both ways: who is let in, and who is not.

An address that is added without a line in `LEAST` fails here.
"""

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.conftest import person
from tollbook.review.roles import ROLES

#: The least role that each page opens to; None for those that need no sign-in.
LEAST = {
    "inbox": "viewer",
    "many": "recorder",
    "save-view": "viewer",
    "drop-view": "viewer",
    "report": "viewer",
    "places": "viewer",
    "add": "recorder",
    "undo": "recorder",
    "accept": "recorder",
    "reject": "recorder",
    "correct": "recorder",
    "incidents": "viewer",
    "tell": "recorder",
    "import": "recorder",
    "export": "editor",
    "incident": "viewer",
    "merge": "recorder",
    "move": "recorder",
    "note": "recorder",
    "pick": "recorder",
    "undo-decision": "recorder",
    "review": "recorder",
    "assign": "recorder",
    "code": "reviewer",
    "look": "reviewer",
    "victims": "recorder",
    "victim": "recorder",
    "erase-victim": "editor",
    "work": "recorder",
    "agreement": "reviewer",
    "audit": "reviewer",
    "audit-head": "reviewer",
    "sources": "viewer",
    "source": "viewer",
    "keep-source": "reviewer",
    "map": "viewer",
    "map-marks": "viewer",
    "map-shapes": "viewer",
    "map-provinces": "viewer",
    "map-towns": "viewer",
    "keys": "viewer",
    "account": "viewer",
    "second-factor": "viewer",
    "people": "administrator",
    "person": "administrator",
    "admin:index": "administrator",
    "admin:app_list": "administrator",
    "admin:jsi18n": "administrator",
    "admin:record_source_changelist": "administrator",
    "admin:record_source_add": "administrator",
    "admin:record_source_history": "administrator",
    "admin:record_source_delete": "administrator",
    "admin:record_source_change": "administrator",
    "sign-in-code": None,
    "reset": None,
    "login": None,
    "logout": None,
    "language": None,
}
#: What stands for the parts of an address.
PARTS = {"int": 1, "string": "x", "slug": "x", "path": "x"}


def addresses(patterns=None, space=()):
    """Yield the name and the address of every page, those of included parts too."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = (*space, pattern.namespace) if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            name = ":".join((*space, pattern.name))
            parts = {
                part: PARTS[type(converter).__name__.removesuffix("Converter").lower()]
                for part, converter in pattern.pattern.converters.items()
            }
            parts |= dict.fromkeys(pattern.pattern.regex.groupindex.keys() - parts, "record")
            yield name, reverse(name, kwargs=parts)


def test_every_address_says_whom_it_opens_to():
    assert {name for name, _ in addresses()} == set(LEAST)


@pytest.fixture
def page(db, client):
    """Open a page as somebody of a role; the record is empty, so that nothing is done."""

    def opened(role, address, method):
        client.force_login(person(role, role))
        return getattr(client, method)(address)

    client.raise_request_exception = False
    return opened


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "address"), list(addresses()), ids=lambda part: part)
def test_a_page_opens_to_its_roles_and_to_no_other(page, name, address, role, method):
    least = LEAST[name]
    response = page(role, address, method)
    if least is None or ROLES.index(role) >= ROLES.index(least):
        assert response.status_code in {200, 302, 404, 405, 422}
    else:
        assert response.status_code == 403
        assert f"“{role}”" in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "address"), list(addresses()), ids=lambda part: part)
def test_without_a_role_one_gets_no_further_than_the_sign_in_page(
    db, client, name, address, method
):
    client.force_login(User.objects.create_user("newcomer"))
    response = getattr(client, method)(address)
    if LEAST[name] is None:
        assert response.status_code in {200, 302, 405}
    else:
        assert response.status_code == 403
        assert "no role yet" in response.content.decode()
