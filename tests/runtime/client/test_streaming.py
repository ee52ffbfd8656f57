from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from specloom.runtime.client import errors, resource

from . import sample
from .conftest import Answer, Ask, Server

CREATED = {"id": "r1", "status": "queued"}
THREAD = {"id": "t1", "object": "thread", "created_at": 1, "metadata": None}


def event(name: str, data: object) -> bytes:
    text = data if isinstance(data, str) else json.dumps(data)
    return f"event: {name}\ndata: {text}\n\n".encode()


SSE = {"Content-Type": "text/event-stream"}


def test_events_are_typed_until_done(ask: Ask, server: Server) -> None:
    chunks = (
        event("thread.run.created", CREATED),
        event("thread.message.delta", THREAD) + event("thread.new", {"x": 1})[:9],
        event("thread.new", {"x": 1})[9:] + event("done", "[DONE]"),
        event("thread.run.created", CREATED),
    )
    server.script(Answer(chunks=chunks, headers=SSE))
    events = ask.items(
        lambda c: c.threads.runs.create("t", assistant_id="a", stream=True)
    )
    assert [type(e).__name__ for e in events] == ["RunCreated", "MessageDelta", "Model"]
    assert (events[0].data.id, events[2].data) == ("r1", {"x": 1})
    assert server.seen[0].json == {"assistant_id": "a", "stream": True}
    assert server.seen[0].headers["Accept"] == "text/event-stream"


def test_without_stream_it_is_a_value(ask: Ask, server: Server) -> None:
    server.script(Answer(json=CREATED))
    assert (
        ask(lambda c: c.threads.runs.create("t", assistant_id="a", stream=False)).id
        == "r1"
    )
    assert server.seen[0].json == {"assistant_id": "a", "stream": False}


@pytest.mark.parametrize(
    "chunk",
    [
        event("error", {"message": "out of tokens"}),
        event("x", {"error": "out of tokens"}),
    ],
)
def test_an_error_event_raises(ask: Ask, server: Server, chunk: bytes) -> None:
    server.script(Answer(chunks=(chunk, b""), headers=SSE))
    with pytest.raises(errors.APIError, match="out of tokens"):
        ask.items(lambda c: c.threads.runs.create("t", assistant_id="a", stream=True))


def test_a_stream_that_breaks_off_raises(ask: Ask, server: Server) -> None:
    chunks = (event("thread.run.created", CREATED),)
    server.script(Answer(chunks=chunks, headers=SSE, cut=True))
    with pytest.raises(errors.APIConnectionError):
        ask.items(lambda c: c.threads.runs.create("t", assistant_id="a", stream=True))


def test_closing_ends_a_stream(ask: Ask, server: Server) -> None:
    created = event("thread.run.created", CREATED)
    server.script(Answer(chunks=(created, created), headers=SSE))

    def use(stream: Any) -> Any:
        with stream as opened:
            first = next(opened)
        return first.data.id, stream.response.is_closed, list(stream)

    async def ause(stream: Any) -> Any:
        async with stream as opened:
            first = await anext(opened)
        return first.data.id, stream.response.is_closed, [e async for e in stream]

    result = ask.then(
        lambda c: c.threads.runs.create("t", assistant_id="a", stream=True),
        use if ask.kind == "sync" else ause,
    )
    assert result == ("r1", True, [])


def test_errors_come_before_the_stream(ask: Ask, server: Server) -> None:
    server.script(Answer(401, json={"error": {"message": "who?"}}))
    with pytest.raises(errors.AuthenticationError, match="who"):
        ask.items(lambda c: c.threads.runs.create("t", assistant_id="a", stream=True))


def test_raw_and_streamed_forms_of_a_stream(ask: Ask, server: Server) -> None:
    server.script(
        Answer(chunks=(event("thread.run.created", CREATED), b""), headers=SSE)
    )
    raw = ask.then(
        lambda c: c.threads.runs.with_raw_response.create(
            "t", assistant_id="a", stream=True
        ),
        lambda raw: ask._collect(raw.parse()),
    )
    assert raw[0].data.id == "r1"


def test_json_lines(ask: Ask, server: Server) -> None:
    lines = json.dumps(CREATED).encode()
    server.script(Answer(chunks=(lines[:5], lines[5:] + b"\r\n\n" + lines)))
    assert [run.id for run in ask.items(lambda c: c.files.lines("f"))] == ["r1", "r1"]


def test_an_async_stream_opens_without_await(server: Server) -> None:
    server.script(
        Answer(chunks=(event("thread.run.created", CREATED), b""), headers=SSE)
    )

    async def go() -> list[list[str]]:
        found: list[list[str]] = []
        url = server.url
        async with sample.AsyncSample(api_key="k", base_url=url) as client:
            start = client.threads.runs.create
            async with start("t", assistant_id="a", stream=True) as stream:
                found.append([e.event async for e in stream])
            assert stream.response.is_closed
            async with await start("t", assistant_id="a", stream=True) as stream:
                found.append([e.event async for e in stream])
            events = start("t", assistant_id="a", stream=True)
            found.append([e.event async for e in events])
            async with client.files.lines("f") as lines:
                assert lines.response.status_code == 200
        return found

    assert asyncio.run(go()) == [["thread.run.created"]] * 3


def test_signature_help_shows_a_methods_own_docstring() -> None:
    assert resource.Either.__call__.__doc__ is None
    assert "Create a run." in (sample.Runs.create.__doc__ or "")
