from __future__ import annotations

import pytest

from tollbook.errors import BadInputError
from tollbook.llm import Settings, settings_from

GIVEN = {"TOLLBOOK_LLM_URL": "http://127.0.0.1:8080/v1/", "TOLLBOOK_LLM_MODEL": "small"}


def test_an_address_and_a_model_are_enough() -> None:
    assert settings_from(GIVEN) == Settings(url="http://127.0.0.1:8080/v1", model="small")


def test_every_setting() -> None:
    settings = settings_from(
        GIVEN
        | {
            "TOLLBOOK_LLM_URL": "https://models.example.org/v1",
            "TOLLBOOK_LLM_KEY": " sk-1 ",
            "TOLLBOOK_LLM_LANGUAGES": "en, AR uk",
            "TOLLBOOK_LLM_TIMEOUT": "90.5",
        }
    )
    assert settings == Settings(
        url="https://models.example.org/v1",
        model="small",
        key="sk-1",
        languages=frozenset({"en", "ar", "uk"}),
        timeout=90.5,
    )


def test_the_key_is_shown_nowhere() -> None:
    assert "sk-1" not in repr(settings_from(GIVEN | {"TOLLBOOK_LLM_KEY": "sk-1"}))


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("URL", "", "is not set. Give the address"),
        ("URL", "127.0.0.1:8080", "is no http or https address"),
        ("URL", "ftp://127.0.0.1/v1", "is no http or https address"),
        ("URL", "http:///v1", "is no http or https address"),
        ("URL", "http://127.0.0.1:port/v1", "is no http or https address"),
        ("URL", "http://[::1/v1", "is no http or https address"),
        ("URL", "http://127.0.0.1/v1?key=1", "is no http or https address"),
        ("URL", "http://me:secret@127.0.0.1/v1", "holds a user name. Put a key into"),
        ("MODEL", " ", "is not set. Give the name"),
        ("MODEL", "m" * 91, "is longer than 90 characters. Serve the model"),
        ("KEY", "sk\n1", "no header can carry"),
        ("KEY", "schlüssel", "no header can carry"),
        ("LANGUAGES", "", "are no codes of languages"),
        ("LANGUAGES", "English", "are no codes of languages"),
        ("TIMEOUT", "soon", "is no number of seconds"),
        ("TIMEOUT", "0", "is no number of seconds"),
        ("TIMEOUT", "inf", "is no number of seconds"),
        ("TIMEOUT", "nan", "is no number of seconds"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str, problem: str) -> None:
    with pytest.raises(BadInputError, match=f"TOLLBOOK_LLM_{name}: ") as caught:
        settings_from(GIVEN | {f"TOLLBOOK_LLM_{name}": value})
    assert problem in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "schlüssel" not in str(caught.value)
