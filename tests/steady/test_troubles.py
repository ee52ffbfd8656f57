"""What goes wrong between a client and its API: a scripted server, both clients, the command line."""

from __future__ import annotations

import json
import socket
import time
from typing import Any

import openai_threads
import pytest

from .conftest import SECRET, Client, CommandLine, Ran
from .loopback import Answer, Loopback, data

THREAD = {"id": "thread_1", "object": "thread", "created_at": 1, "metadata": None}
BUSY = data({"error": {"message": "too busy"}}, 429, retry_after="0.2")


def retrieve(client: Any) -> Any:
    return client.beta.threads.retrieve("thread_1")


def ask(line: CommandLine, url: str, *more: str) -> Ran:
    words = ["beta:threads", "retrieve", "thread_1", *more]
    common = ["--base-url", url, "--api-key", SECRET]
    return line.run("openai_threads", *words, *common)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    retries = "openai_threads._runtime.client.retries"
    monkeypatch.setattr(f"{retries}.FIRST_DELAY", 0.001)


@pytest.fixture
def nowhere() -> str:
    """An address where nothing answers."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}"


def test_it_waits_as_long_as_retry_after_says(client: Client, server: Loopback) -> None:
    server.script(BUSY, data(THREAD))
    start = time.monotonic()
    assert client.run(server.url, retrieve).id == "thread_1"
    assert time.monotonic() - start >= 0.2
    assert len(server.requests) == 2


def test_the_command_line_waits_too(
    server: Loopback, command_line: CommandLine
) -> None:
    server.script(BUSY, data(THREAD))
    start = time.monotonic()
    ran = ask(command_line, server.url)
    assert (ran.code, json.loads(ran.out)) == (0, THREAD)
    assert time.monotonic() - start >= 0.2


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize(
    "trouble", [Answer(drop=True), data({}, 500), data({}, 503), data({}, 409)]
)
def test_passing_troubles_are_got_over(
    client: Client, server: Loopback, trouble: Answer
) -> None:
    server.script(trouble, trouble, data(THREAD))
    assert client.run(server.url, retrieve).id == "thread_1"
    first, *others = server.requests
    assert others == [first, first]


def test_max_retries_is_the_limit(
    client: Client, server: Loopback, command_line: CommandLine
) -> None:
    server.script(BUSY)
    with pytest.raises(openai_threads.RateLimitError, match="too busy"):
        client.run(server.url, retrieve, max_retries=1)
    assert len(server.requests) == 2
    server.script(BUSY)
    assert ask(command_line, server.url, "--max-retries", "0").code == 1
    assert len(server.requests) == 1


def test_a_connection_that_always_drops(
    client: Client, server: Loopback, command_line: CommandLine
) -> None:
    server.script(Answer(drop=True))
    with pytest.raises(openai_threads.APIConnectionError):
        client.run(server.url, retrieve, max_retries=0)
    ran = ask(command_line, server.url, "--max-retries", "0")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Error: ")


def test_an_answer_that_breaks_off(
    client: Client, server: Loopback, command_line: CommandLine
) -> None:
    server.script(Answer(chunks=(b'{"id": "thr',), cut=True))
    with pytest.raises(openai_threads.APIConnectionError):
        client.run(server.url, retrieve, max_retries=0)
    ran = ask(command_line, server.url, "--max-retries", "0")
    assert (ran.code, ran.out) == (3, "")


def test_a_slow_answer_times_out(
    client: Client, server: Loopback, command_line: CommandLine
) -> None:
    slow = Answer(chunks=data(THREAD).chunks, delay=0.6)
    server.script(slow)
    with pytest.raises(openai_threads.APITimeoutError):
        client.run(server.url, retrieve, max_retries=0, timeout=0.1)
    with pytest.raises(openai_threads.APITimeoutError):
        client.run(
            server.url,
            lambda c: c.beta.threads.retrieve("thread_1", timeout=0.1),
            max_retries=0,
        )
    ran = ask(command_line, server.url, "--timeout", "0.1", "--max-retries", "0")
    assert (ran.code, ran.out) == (3, "")


def test_nothing_answers(
    client: Client, nowhere: str, command_line: CommandLine
) -> None:
    with pytest.raises(openai_threads.APIConnectionError) as raised:
        client.run(nowhere, retrieve, max_retries=0)
    assert not isinstance(raised.value, openai_threads.APITimeoutError)
    ran = ask(command_line, nowhere, "--max-retries", "0")
    assert (ran.code, ran.out) == (3, "")
    assert nowhere in ran.err


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "APIStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
    ],
)
def test_an_error_has_its_class_and_its_exit_code(
    client: Client,
    server: Loopback,
    command_line: CommandLine,
    status: int,
    name: str,
) -> None:
    body = {"error": {"message": "that won't do", "code": "odd", "param": None}}
    server.script(data(body, status, x_request_id="req_7"))
    with pytest.raises(openai_threads.APIStatusError, match="that won't do") as raised:
        client.run(server.url, retrieve, max_retries=0)
    error = raised.value
    assert type(error).__name__ == name
    assert (error.status_code, error.body, error.request_id) == (status, body, "req_7")
    ran = ask(command_line, server.url, "--max-retries", "0", "--format-error", "json")
    assert (ran.code, ran.out, json.loads(ran.err)) == (1, "", body)
    ran = ask(command_line, server.url, "--max-retries", "0")
    assert (ran.code, ran.out) == (1, "")
    assert "that won't do" in ran.err
    assert "req_7" in ran.err


def test_an_empty_path_parameter_asks_nothing(
    client: Client, server: Loopback, command_line: CommandLine
) -> None:
    with pytest.raises(ValueError, match="thread_id"):
        client.run(server.url, lambda c: c.beta.threads.retrieve(""))
    words = ["beta:threads", "retrieve", "", "--base-url", server.url]
    ran = command_line.run("openai_threads", *words, "--api-key", SECRET)
    assert (ran.code, "thread-id" in ran.err) == (2, True)
    assert server.requests == []
