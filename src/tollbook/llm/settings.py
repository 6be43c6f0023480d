"""Which server reads, and how: settings from the environment."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tollbook.errors import BadInputError

URL = "TOLLBOOK_LLM_URL"
MODEL = "TOLLBOOK_LLM_MODEL"
KEY = "TOLLBOOK_LLM_KEY"  # the name of the variable, never the key
LANGUAGES = "TOLLBOOK_LLM_LANGUAGES"
TIMEOUT = "TOLLBOOK_LLM_TIMEOUT"

#: Seconds that a model may take over one answer: a large one without a graphics card is slow.
SECONDS = 300.0
#: Characters of a model's name; it goes into the reader's, which the record keeps with each claim.
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Settings:
    """A server that speaks OpenAI's chat completions, and what its model reads.

    `url` is the server's base address ("http://127.0.0.1:8080/v1"), `languages` are ISO 639
    codes, `timeout` is in seconds and for one answer. `key` is shown nowhere.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    languages: frozenset[str] = frozenset({"en"})
    timeout: float = SECONDS


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Return the settings that environment variables give.

    Raises BadInputError, which names the variable, where one is missing or makes no sense.
    """
    return Settings(
        url=_url(environment),
        model=_model(environment),
        key=_key(environment.get(KEY, "").strip()),
        languages=_languages(environment.get(LANGUAGES, "en")),
        timeout=_timeout(environment.get(TIMEOUT, str(SECONDS))),
    )


def _url(environment: Mapping[str, str]) -> str:
    url = environment.get(URL, "").strip().rstrip("/")
    remedy = "Give the address of your model's server, as http://127.0.0.1:8080/v1."
    if not url:
        raise BadInputError(URL, "is not set.", remedy)
    try:
        parts = urlsplit(url)
        known = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or True)
    except ValueError:
        known = None
    if not known or re.search(r"[\s?#]", url):
        raise BadInputError(URL, "is no http or https address of a server.", remedy)
    if "@" in parts.netloc:
        raise BadInputError(URL, "holds a user name.", f"Put a key into {KEY} instead.")
    return url


def _model(environment: Mapping[str, str]) -> str:
    model = environment.get(MODEL, "").strip()
    if not model:
        remedy = "Give the name by which the server knows the model; its /models lists them."
        raise BadInputError(MODEL, "is not set.", remedy)
    if len(model) > _LONGEST_NAME:
        problem = f"is longer than {_LONGEST_NAME} characters."
        raise BadInputError(MODEL, problem, "Serve the model under a shorter name.")
    return model


def _key(key: str) -> str | None:
    if not re.fullmatch(r"[!-~]*", key):
        problem = "has characters that no header can carry."
        raise BadInputError(KEY, problem, "Give the key alone, in one line.")
    return key or None


def _languages(words: str) -> frozenset[str]:
    codes = re.findall(r"[^\s,]+", words.lower())
    if not codes or not all(re.fullmatch(r"[a-z]{2,3}", code) for code in codes):
        raise BadInputError(LANGUAGES, f"{words!r} are no codes of languages.", 'As in "en, ar".')
    return frozenset(codes)


def _timeout(seconds: str) -> float:
    try:
        number = float(seconds)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise BadInputError(TIMEOUT, f"{seconds!r} is no number of seconds.", "As in 300.")
    return number
