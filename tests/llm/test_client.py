from __future__ import annotations

import datetime as dt
import ssl
from email.utils import format_datetime
from functools import partial
from typing import Any

import pytest

from tests.llm.conftest import Reading, report
from tests.llm.server import ModelServer, Reply, Script, answer, refusal, says, told
from tollbook.errors import BadInputError
from tollbook.llm import LlmReader, Settings, transport
from tollbook.llm.client import LONGEST_WAIT, TRIES, wait_after

TEXT = "Six people were killed in Norvik on Tuesday, the mayor said."
SIX = answer(told("Six people were killed", "Six", 6))


def problem_of(reading: Reading, **settings: Any) -> str:
    """Read the text, which must fail, and return what the error says."""
    with pytest.raises(BadInputError) as caught:
        reading.reader(**settings).read(report(TEXT))
    assert caught.value.source == "market"
    assert caught.value.remedy
    return str(caught.value)


def test_what_is_sent(server: ModelServer, reading: Reading) -> None:
    server.replies(SIX)
    assert len(reading(TEXT)) == 1
    (request,) = server.requests
    assert server.paths == ["/v1/chat/completions"]
    assert (request["model"], request["temperature"]) == ("small", 0)
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert server.texts == [TEXT]
    assert request["response_format"]["type"] == "json_schema"
    # Neither the report's name nor its date.
    assert "market" not in str(request)
    assert "2021" not in str(request)


def test_the_key_goes_into_the_header_alone(server: ModelServer, reading: Reading) -> None:
    server.replies(SIX)
    reading.reader(key="sk-very-secret").read(report(TEXT))
    reading.reader().read(report(TEXT))
    assert [headers.get("Authorization") for headers in server.headers] == [
        "Bearer sk-very-secret",
        None,
    ]
    assert "sk-very-secret" not in str(server.requests)


@pytest.mark.parametrize("status", [401, 403, 400, 500])
def test_a_key_that_a_server_repeats_is_not_passed_on(
    server: ModelServer, reading: Reading, status: int
) -> None:
    server.replies(refusal(status, "Incorrect key sk-very-secret given."))
    problem = problem_of(reading, key="sk-very-secret")
    assert f"answered {status} (Incorrect key … given)." in problem
    assert "secret" not in problem


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (refusal(401), "answered 401. Mend TOLLBOOK_LLM_KEY."),
        (refusal(404, "model 'small' not found"), "404 (model 'small' not found). Mend TOLLBOOK_"),
        (refusal(302, Location="http://127.0.0.1:9/"), "302. Texts are sent to no other address"),
        (Reply(b"<html>", 418), "answered 418. Mend TOLLBOOK_LLM_MODEL, or give"),
        (Reply(b'{"error": "no such model"}', 418), "(no such model)"),
        (Reply(b'{"object": "error", "message": "too\\u0000 long"}', 418), "(too long)"),
        (Reply(b'{"detail": [1]}', 418), "answered 418. "),
        (refusal(418, "word " * 200), "word word"),
        (Reply(b"<html>Sign in</html>"), "sent what is no chat completion"),
        (Reply(b'{"choices": []}'), "sent what is no chat completion"),
        (Reply(b"\xff\xfe"), "sent what is no chat completion"),
        (Reply(b"[" * 100_000), "sent what is no chat completion"),
    ],
)
def test_a_refusal_is_told_with_the_way_out(
    server: ModelServer, reading: Reading, reply: Reply, problem: str
) -> None:
    server.replies(reply)
    found = problem_of(reading)
    assert problem in found
    assert len(found) < 500
    assert (len(server.requests), reading.slept) == (1, [])


def test_a_server_that_is_not_there(reading: Reading) -> None:
    settings = Settings(url="http://127.0.0.1:9/v1", model="small")
    with pytest.raises(BadInputError, match=r"market: the server at http://127\.0\.0\.1:9/v1") as e:
        LlmReader(settings, reading.remarks.append, reading.slept.append).read(report(TEXT))
    assert "cannot be reached" in str(e.value)
    assert "Start it, or mend TOLLBOOK_LLM_URL." in str(e.value)
    assert reading.slept == []


def test_proxies_of_the_environment_are_not_used(
    server: ModelServer, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.replies(SIX)
    assert len(reading(TEXT)) == 1


@pytest.mark.parametrize(
    "reply", [Reply(SIX.body, delay=5), Reply(SIX.body, drip=0.05)], ids=["silent", "dripping"]
)
def test_a_server_that_takes_too_long(server: ModelServer, reading: Reading, reply: Reply) -> None:
    server.replies(reply)
    problem = problem_of(reading, timeout=0.3)
    assert "gave no answer within 0.3 seconds. Give it longer by TOLLBOOK_LLM_TIMEOUT" in problem
    assert len(server.requests) == 1


def test_a_huge_answer(
    server: ModelServer, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MAX_BYTES", 50_000)
    server.replies(says("Six died. " * 10_000))
    assert "sent more than 50,000 bytes" in problem_of(reading)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(server: ModelServer, reading: Reading, status: int) -> None:
    server.replies(refusal(status), refusal(status), SIX)
    assert len(reading(TEXT)) == 1
    assert reading.slept == [1.0, 2.0]


def test_a_server_that_breaks_off_is_asked_again(server: ModelServer, reading: Reading) -> None:
    server.replies(Reply(SIX.body, broken_off=True), SIX)
    assert len(reading(TEXT)) == 1
    assert reading.slept == [1.0]


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (refusal(429, "slow down"), "answered 429 (slow down). Try again when it is less busy."),
        (refusal(500), "answered 500. See what the server says of it"),
        (Reply(SIX.body, broken_off=True), "broke the connection off"),
    ],
)
def test_patience_ends(server: ModelServer, reading: Reading, reply: Reply, problem: str) -> None:
    server.replies(reply)
    assert problem in problem_of(reading)
    assert len(server.requests) == TRIES
    assert reading.slept == [1.0, 2.0, 4.0]


def test_a_server_tells_how_long_to_wait(server: ModelServer, reading: Reading) -> None:
    server.replies(refusal(429, Retry_After="7"), SIX)
    assert len(reading(TEXT)) == 1
    assert reading.slept == [7.0]


def test_nobody_waits_for_an_hour(server: ModelServer, reading: Reading) -> None:
    server.replies(refusal(429, Retry_After="3600"))
    assert "answered 429" in problem_of(reading)
    assert (len(server.requests), reading.slept) == (1, [])


def test_a_date_to_wait_for() -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    wait = wait_after(1, format_datetime(soon, usegmt=True))
    assert wait is not None
    assert 25 < wait <= 30
    assert wait_after(1, "Wed, 21 Oct 2015 07:28:00 GMT") == 0.0
    assert wait_after(1, "Fri, 31 Dec 9999 23:59:59 GMT") is None
    assert wait_after(2, "in a while") == 2.0
    assert wait_after(1, str(int(LONGEST_WAIT))) == LONGEST_WAIT
    assert wait_after(TRIES, "1") is None


def _knows(formats: set[str | None], reply: Reply, status: int) -> Script:
    """Return a script of a server that refuses other response formats than these."""

    def script(request: dict[str, Any]) -> Reply:
        form = (request.get("response_format") or {}).get("type")
        return reply if form in formats else refusal(status, "unknown response_format")

    return script


@pytest.mark.parametrize(
    ("formats", "asked"),
    [
        ({"json_schema"}, ["json_schema", "json_schema"]),
        ({"json_object", None}, ["json_schema", "json_object", "json_object"]),
        ({None}, ["json_schema", "json_object", None, None]),
    ],
)
@pytest.mark.parametrize("status", [400, 422, 501])
def test_the_strictest_format_that_a_server_knows_is_found_once(
    server: ModelServer, reading: Reading, formats: set[str | None], asked: list[str | None],
    status: int,
) -> None:  # fmt: skip
    server.script = _knows(formats, SIX, status)
    read = partial(reading.reader().read, report(TEXT))
    assert len(read()) == len(read()) == 1
    forms = [(request.get("response_format") or {}).get("type") for request in server.requests]
    assert forms == asked


def test_a_question_that_no_format_helps_is_refused(server: ModelServer, reading: Reading) -> None:
    server.script = lambda _: refusal(400, "the prompt exceeds the context of 2048 tokens")
    problem = problem_of(reading)
    assert "answered 400 (the prompt exceeds the context of 2048 tokens)." in problem
    assert "give the server a longer context" in problem


def test_certificates_are_those_that_the_machine_trusts() -> None:
    trusted = transport.Transport(Settings(url="https://127.0.0.1/v1", model="small"))._trusted
    assert trusted.verify_mode is ssl.CERT_REQUIRED
    assert trusted.check_hostname
