"""Server-sent events, as every operation that streams gives them, from a scripted server."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest

from . import words
from .conftest import SECRET, Client, CommandLine
from .described import THREADS, Call, Maker, calls
from .loopback import EVENTS, Answer, Loopback
from .stands import method

CALLS = [
    call
    for call in calls(THREADS)
    if call.method.result.events and call.kind == "minimal"
]
each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)
DONE = b"event: done\ndata: [DONE]\n\n"


def every_event(call: Call) -> list[tuple[str, dict[str, Any]]]:
    """Return an event of each kind with its class, `done` and errors apart."""
    maker = Maker(call.document, full=True)
    names = call.document.events(call.method)
    return [
        (ref.rpartition("/")[2], {"event": name, "data": made["data"]})
        for name, ref in names.items()
        if name not in ("done", "error")
        for made in [maker.value({"$ref": ref})]
    ]


def framed(event: dict[str, Any]) -> bytes:
    return f"event: {event['event']}\ndata: {json.dumps(event['data'])}\n\n".encode()


def sent(*frames: bytes, size: int = 0, cut: bool = False) -> Answer:
    """Return the answer that sends frames one by one, or in pieces of `size` bytes."""
    whole = b"".join(frames)
    pieces = (
        [whole[at : at + size] for at in range(0, len(whole), size)] if size else frames
    )
    return Answer(chunks=tuple(pieces), headers=EVENTS, cut=cut)


def streamed(client: Any, call: Call) -> Any:
    return method(client, call)(**call.keywords, stream=True)


def client_of(call: Call, kind: str) -> Client:
    return Client(kind, call.surface.package, call.surface.client)


@each_call
@pytest.mark.parametrize("size", [0, 1000, 7])
def test_every_event_is_typed(
    call: Call, kind: str, server: Loopback, size: int
) -> None:
    known = every_event(call)
    after = framed({"event": "thread.created", "data": {}})
    server.script(sent(*(framed(event) for _, event in known), DONE, after, size=size))
    events = client_of(call, kind).items(server.url, lambda c: streamed(c, call))
    assert [type(event).__name__ for event in events] == [name for name, _ in known]
    dumped = [
        e.model_dump(mode="json", by_alias=True, exclude_unset=True) for e in events
    ]
    assert dumped == [event for _, event in known]
    request = server.requests[0]
    assert request.headers["accept"] == "text/event-stream"
    assert request.json["stream"] is True


@each_call
def test_an_unknown_event_is_kept(call: Call, kind: str, server: Loopback) -> None:
    new = {"event": "thread.run.paused", "data": {"until": "tomorrow"}}
    server.script(sent(framed(new), DONE))
    (event,) = client_of(call, kind).items(server.url, lambda c: streamed(c, call))
    assert (event.event, event.data) == ("thread.run.paused", {"until": "tomorrow"})


@each_call
def test_an_error_in_the_stream_raises(call: Call, kind: str, server: Loopback) -> None:
    wrong = {"event": "error", "data": {"message": "too long", "code": "server_error"}}
    server.script(sent(framed(every_event(call)[0][1]), framed(wrong)))
    errors = import_module(call.surface.package)
    with pytest.raises(errors.APIError, match="too long") as raised:
        client_of(call, kind).items(server.url, lambda c: streamed(c, call))
    assert raised.value.body == wrong["data"]


@each_call
def test_a_stream_that_breaks_off_raises(
    call: Call, kind: str, server: Loopback
) -> None:
    server.script(sent(framed(every_event(call)[0][1]), cut=True))
    errors = import_module(call.surface.package)
    with pytest.raises(errors.APIConnectionError):
        client_of(call, kind).items(server.url, lambda c: streamed(c, call))


@each_call
def test_a_with_block_closes_the_stream(
    call: Call, kind: str, server: Loopback
) -> None:
    first, second = (framed(event) for _, event in every_event(call)[:2])
    server.script(sent(first, second, DONE))

    def use(client: Any) -> Any:
        with streamed(client, call) as stream:
            event = next(iter(stream))
        return event, stream

    async def ause(client: Any) -> Any:
        async with await streamed(client, call) as stream:
            event = await anext(aiter(stream))
        return event, stream

    event, stream = client_of(call, kind).run(
        server.url, use if kind == "sync" else ause
    )
    assert type(event).__name__ == every_event(call)[0][0]
    assert stream.response.is_closed


def run(call: Call, server: Loopback, line: CommandLine, *more: str) -> Any:
    known = [*words.command(call), *words.flags(call), "--stream", *more]
    common = ["--base-url", server.url, "--api-key", SECRET]
    return line.run(call.surface.package, *known, *common)


@each_call
def test_the_command_line_prints_events_as_lines(
    call: Call, server: Loopback, command_line: CommandLine
) -> None:
    known = [event for _, event in every_event(call)]
    server.script(sent(*map(framed, known), DONE, size=50))
    ran = run(call, server, command_line)
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(line) for line in ran.out.splitlines()] == known
    assert server.requests[0].json["stream"] is True
    some = run(call, server, command_line, "--max-items", "2", "--transform", "event")
    assert some.out.splitlines() == [json.dumps(event["event"]) for event in known[:2]]


@each_call
def test_the_command_line_tells_of_errors_in_the_stream(
    call: Call, server: Loopback, command_line: CommandLine
) -> None:
    good = every_event(call)[0][1]
    wrong = {"event": "error", "data": {"message": "too long", "code": "server_error"}}
    server.script(sent(framed(good), framed(wrong)))
    ran = run(call, server, command_line)
    assert (ran.code, json.loads(ran.out)) == (1, good)
    assert "too long" in ran.err
    assert "server_error" in ran.err


@each_call
def test_the_command_line_tells_of_a_stream_that_breaks_off(
    call: Call, server: Loopback, command_line: CommandLine
) -> None:
    good = every_event(call)[0][1]
    server.script(sent(framed(good), cut=True))
    ran = run(call, server, command_line)
    assert (ran.code, json.loads(ran.out)) == (3, good)
    assert ran.err.startswith("Error: ")
