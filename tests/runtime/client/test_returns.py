"""What a response becomes: by its status, line by line, event by event."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from specloom.runtime.client.call import AnyCall, Call
from specloom.runtime.client.errors import APIError
from specloom.runtime.client.models import Model
from specloom.runtime.client.returns import (
    Json,
    JsonLines,
    Reply,
    Returns,
    ServerEvents,
)


class A(Model):
    a: int


class B(Model):
    b: int


class Told(Model):
    event: str
    data: A | str


def parsed(returns: Returns, content: bytes, status: int = 200) -> Any:
    call: AnyCall = Call("GET", "/", returns=returns)
    response = httpx2.Response(status, content=content)
    performer: Any = None
    return returns.parse(Reply(performer, call, response))


@pytest.mark.parametrize(
    ("status", "kind"), [(200, A), (201, B), (202, A), (250, A), (300, B)]
)
def test_the_status_tells_the_type(status: int, kind: type[Model]) -> None:
    returns = Json(B, {"201": B, "2XX": A})
    found = parsed(returns, b'{"a": 1, "b": 2}', status)
    assert type(found) is kind
    assert parsed(returns, b"", status) is None


@pytest.mark.parametrize("mark", ["", "\x1e", "\x1e "])
def test_lines_with_and_without_separators(mark: str) -> None:
    body = f'{mark}{{"a": 1}}\n\n{mark}{{"a": 2}}'.encode()
    assert [*parsed(JsonLines(A), body)] == [A(a=1), A(a=2)]
    with pytest.raises(APIError, match="not JSON"):
        list(parsed(JsonLines(A), b"\x1e{\n"))


@pytest.mark.parametrize(
    ("data", "value"),
    [('{"a": 1}', A(a=1)), ("text", "text"), ("12", "12"), ("[1]", "[1]")],
)
def test_data_is_what_its_type_takes(data: str, value: object) -> None:
    events = parsed(ServerEvents(Told, envelope=True), f"data: {data}\n\n".encode())
    (event,) = events
    assert (event.event, event.data) == ("message", value)


def test_an_event_whole_has_its_id_and_retry() -> None:
    body = b"id: 1\nretry: 20\ndata: {}\n\n"
    (event,) = parsed(ServerEvents(None, envelope=True), body)
    assert event == {"event": "message", "data": {}, "id": "1", "retry": 20}
