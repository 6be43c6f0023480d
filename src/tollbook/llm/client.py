"""The client: what a model answers, asked again where its server is busy or knows less."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from tollbook.llm.prompt import Message, answer_schema
from tollbook.llm.settings import KEY, MODEL, URL, Settings
from tollbook.llm.transport import BrokenOffError, Response, ServerError, Transport

#: Tokens that the model may answer with; a passage whose claims need more is asked for in halves.
MAX_TOKENS = 4096
#: How often a server that is busy, or breaks off, is asked in all.
TRIES = 4
#: Seconds before the second time; each later wait is twice the one before.
FIRST_WAIT = 1.0
#: Seconds that a server may have us wait (Retry-After).
LONGEST_WAIT = 60.0
_OK = 200
_BUSY = frozenset({429, 500, 502, 503, 504})
#: What servers answer to a request that has something they do not know.
_NOT_UNDERSTOOD = frozenset({400, 422, 501})
#: How the shape of the answer is asked for, the strictest first.
_FORMATS: tuple[dict[str, Any], ...] = (
    {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
        }
    },
    {"response_format": {"type": "json_object"}},
    {},
)
#: Characters of a server's own words that are passed on.
_PASSED_ON = 200


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model said, and whether it was cut off at its greatest length."""

    words: str
    cut_off: bool


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completed(msgspec.Struct):
    choices: list[_Choice]


class Client:
    """Asks one server; remembers which form of question it understands."""

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._transport = Transport(settings)
        self._sleep = sleep
        self._formats = _FORMATS

    def complete(self, messages: Sequence[Message]) -> Completion:
        """Return the model's answer to some messages.

        Raises ServerError, which tells the way out, where the server cannot be reached, refuses,
        does not answer in time, or sends what is no chat completion.
        """
        response = self._ask(messages)
        if response.status != _OK:
            raise self._refusal(response)
        try:
            choice = msgspec.json.decode(response.body, type=_Completed).choices[0]
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, IndexError) as error:
            problem = f"{self._transport.server} sent what is no chat completion ({error})."
            raise ServerError(problem, f"Is {URL} that of a model's server?") from error
        return Completion(choice.message.content or "", choice.finish_reason == "length")

    def _ask(self, messages: Sequence[Message]) -> Response:
        """Return the response in the strictest format that the server understands."""
        body = {
            "model": self._settings.model,
            "messages": list(messages),
            "temperature": 0,
            "max_tokens": MAX_TOKENS,
        }
        for tried, form in enumerate(self._formats):
            response = self._ask_patiently(body | form)
            if response.status not in _NOT_UNDERSTOOD:
                self._formats = self._formats[tried:]
                break
        return response

    def _ask_patiently(self, body: dict[str, Any]) -> Response:
        """Return the response, asking again a few times where the server is busy or breaks off."""
        tried = 1
        while True:
            try:
                response = self._transport.ask(body)
                if response.status not in _BUSY:
                    return response
                wait = wait_after(tried, response.retry_after)
                if wait is None:
                    return response
            except BrokenOffError:
                wait = wait_after(tried)
                if wait is None:
                    raise
            self._sleep(wait)
            tried += 1

    def _refusal(self, response: Response) -> ServerError:
        """Return the error that a response of another status than 200 is."""
        said = self._said(response.body)
        problem = f"{self._transport.server} answered {response.status}{said}."
        return ServerError(problem, _remedy(response.status))

    def _said(self, body: bytes) -> str:
        """Return the server's own words of an error, in brackets; never the key."""
        words = _error_of(body)
        if self._settings.key:
            words = words.replace(self._settings.key, "…")
        words = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", words).strip().rstrip(".")
        return f" ({words[:_PASSED_ON]})" if words else ""


def wait_after(tried: int, asked: str | None = None) -> float | None:
    """Return the seconds to wait after so many tries, None where it is not to be tried again.

    `asked` is the server's Retry-After: seconds or a date (RFC 9110, 10.2.3).
    """
    seconds = _seconds(asked) if asked else None
    wait = FIRST_WAIT * 2 ** (tried - 1) if seconds is None else seconds
    return wait if tried < TRIES and wait <= LONGEST_WAIT else None


def _seconds(retry_after: str) -> float | None:
    if re.fullmatch(r"\d{1,9}", retry_after.strip()):
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max((until.replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds(), 0.0)


def _error_of(body: bytes) -> str:
    """Return the message in an error's body: servers put it in one of a few places."""
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    for name in ("error", "message", "detail"):
        if isinstance(found, dict) and found.get(name):
            found = found[name]
    return found if isinstance(found, str) else ""


def _remedy(status: int) -> str:
    """Return what to do about a status."""
    remedies = {
        401: f"Mend {KEY}.",
        403: f"Mend {KEY}.",
        404: f"Mend {URL} (most end in /v1) or {MODEL}.",
        429: "Try again when it is less busy.",
    }
    if 300 <= status < 400:
        return f"Texts are sent to no other address: give the right one in {URL}."
    if status >= 500:
        return "See what the server says of it, and try again."
    return remedies.get(status, f"Mend {MODEL}, or give the server a longer context.")
