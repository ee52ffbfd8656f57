"""Every operation against a mock server that checks requests: both clients, the command line."""

from __future__ import annotations

import contextlib
import inspect
import json
from collections.abc import Callable
from functools import reduce
from importlib import import_module
from typing import Any

import pytest

from . import words
from .conftest import SECRET, Client, CommandLine
from .described import PRODUCTS, Call, calls
from .loopback import Loopback, Request

CALLS = [call for product in PRODUCTS for call in calls(product)]
each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)


def method(client: Any, call: Call) -> Callable[..., Any]:
    found: Callable[..., Any] = reduce(
        getattr, (*call.resource.path, call.method.name), client
    )
    return found


def raw_method(client: Any, call: Call) -> Callable[..., Any]:
    resource = reduce(getattr, call.resource.path, client)
    found: Callable[..., Any] = getattr(resource.with_raw_response, call.method.name)
    return found


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


@each_call
def test_the_client_asks_and_understands(call: Call, kind: str, api: Loopback) -> None:
    client = Client(kind, call.surface.package, call.surface.client)
    response = client.run(api.url, lambda c: raw_method(c, call)(**call.keywords))
    assert_valid(api)
    assert response.status_code == api.seen[0][1].status
    assert response.headers["x-steady-request-valid"] == "true"
    value = response.parse()
    body = value.body if call.method.result.kind == "pages" else value
    assert body.model_dump(mode="json", by_alias=True, exclude_unset=True) == (
        api.seen[0][1].json
    )
    types = import_module(f"{call.surface.package}.types")
    assert type(body) is getattr(types, call.surface.type_names[call.answered])


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


def test_every_operation_of_the_description_is_called() -> None:
    for product in PRODUCTS:
        own = [call for call in CALLS if call.product == product]
        called = {
            (c.method.operation.verb.lower(), c.method.operation.path) for c in own
        }
        assert called == {
            (verb, path)
            for path, item in own[0].document.root["paths"].items()
            for verb in item
            if verb in ("get", "put", "post", "patch", "delete")
        }


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
