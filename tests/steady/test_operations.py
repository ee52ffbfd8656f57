"""Every operation against a mock server that checks requests: both clients, the command line."""

from __future__ import annotations

import contextlib
import inspect
import json
from functools import reduce
from importlib import import_module
from typing import Any

import pytest

from . import words
from .conftest import SECRET, Client, CommandLine
from .described import THREADS, Call, calls
from .loopback import Loopback, Request
from .stands import method
from .wire import assert_whole

CALLS = [*calls(THREADS)]
each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)


def assert_valid(api: Loopback) -> None:
    """Every request was found valid: Steady answers some invalid ones all the same."""
    assert api.seen
    for request, answer in api.seen:
        said = {k: v for k, v in answer.headers.items() if k.startswith("x-steady")}
        assert answer.status < 300, (request, said)
        assert said["x-steady-request-valid"] == "true", (request, said)


def told(request: Request) -> tuple[Any, ...]:
    """Return what a request says, apart from which program says it."""
    headers = {k: v for k, v in request.headers.items() if k != "host"}
    return (request.method, request.target, request.body, headers)


@pytest.mark.parametrize(
    "call", [c for c in CALLS if c.kind == "minimal"], ids=lambda call: call.id
)
def test_a_response_is_read_as_it_is_wanted(
    call: Call, kind: str, api: Loopback
) -> None:
    def read(client: Any) -> Any:
        resource = reduce(getattr, call.resource.path, client)
        found = getattr(resource.with_streaming_response, call.method.name)
        with found(**call.keywords) as response:
            unread = not response.http_response.is_stream_consumed
            return unread, b"".join(response.iter_bytes()), response

    async def aread(client: Any) -> Any:
        resource = reduce(getattr, call.resource.path, client)
        found = getattr(resource.with_streaming_response, call.method.name)
        async with found(**call.keywords) as response:
            unread = not response.http_response.is_stream_consumed
            return unread, b"".join([c async for c in response.iter_bytes()]), response

    client = Client(kind, call.surface.package, call.surface.client)
    unread, body, response = client.run(api.url, read if kind == "sync" else aread)
    assert_valid(api)
    assert unread
    assert response.http_response.is_closed
    assert json.loads(body) == api.seen[0][1].json


@each_call
def test_every_form_asks_the_same(
    call: Call, api: Loopback, command_line: CommandLine
) -> None:
    for kind in ("sync", "async"):
        client = Client(kind, call.surface.package, call.surface.client)
        value = client.run(api.url, lambda c: method(c, call)(**call.keywords))
        found = method(client.run(api.url, lambda c: c), call)
        assert inspect.signature(found).return_annotation == annotated(call, value)
    package, named = call.surface.package, words.command(call)
    common = ["--base-url", api.url, "--api-key", SECRET]
    answers = [
        command_line.run(package, *named, *words.flags(call), *common),
        command_line.run(package, *common, *named, *words.inner_flags(call)),
        command_line.run(package, *named, *common, piped=words.piped(call)),
    ]
    assert [(ran.code, ran.err) for ran in answers] == [(0, "")] * 3
    assert_valid(api)
    given = api.seen[0][1].json
    items = call.method.result.pagination and given[call.method.result.pagination.items]
    assert [json.loads(ran.out) for ran in answers] == [items or given] * 3

    for request in api.requests:
        assert_whole(call, request)
    sync, asynchronous, *lines = map(told, api.requests)
    assert asynchronous == sync
    assert lines == [lines[0]] * 3
    if call.kind.startswith("example"):  # Its fields may have an order of their own.
        sync, *lines = [(*one[:2], json.loads(one[2])) for one in (sync, lines[0])]
    assert lines[0] == sync


def annotated(call: Call, value: Any) -> str:
    """Return the annotation that a method should have, going by what it gave."""
    name = call.surface.type_names[call.answered]
    if call.method.result.kind != "pages":
        assert type(value).__name__ == name
        return f"Value[types.{name}]"
    assert type(value).__name__ in ("Page", "AsyncPage")
    return f"Paged[types.{type(value.data[0]).__name__}, types.{name}]"


@pytest.mark.parametrize(
    "wrong", [{"extra_body": {"metadata": 3}}, {"extra_headers": {"OpenAI-Beta": "x"}}]
)
def test_a_wrong_request_is_noticed(api: Loopback, wrong: dict[str, Any]) -> None:
    """What the tests above rest on: Steady tells wrong requests from right ones."""
    client = Client("sync", "openai_threads", "OpenAI")
    with contextlib.suppress(import_module("openai_threads").BadRequestError):
        client.run(api.url, lambda c: c.beta.threads.create(**wrong))
    with pytest.raises(AssertionError, match="x-steady-error-1"):
        assert_valid(api)
