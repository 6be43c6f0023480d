import pytest
from django.contrib.auth.models import User

from tests.record import making
from tollbook.record.store import add_report


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Every test has an archive of its own."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


@pytest.fixture
def recorder(db) -> User:
    return User.objects.create_user("amal")


@pytest.fixture
def market(db):
    """A report with nine killed, three of them children, and a total of the war."""
    claims = (making.nine_killed(), making.three_children(), making.four_thousand())
    row, _ = add_report(making.loaded(), making.reading(*claims), making.READER)
    return row
