"""Every method of every product on the wire, in both clients, and what comes back at every depth.

Calls are made from the description alone, with the least and with all that a method takes. What
is asked Steady finds valid, and it is all that was given. Answers, Steady's and others made
from the description, are read as what their schemas say, down to the last field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from .depth import Judge, dumped
from .described import PRODUCTS, Call, Operation, flaws, operations, variants
from .document import Document, Schema, document
from .judged import MISJUDGED, assert_valid, named
from .loopback import EVENTS, Answer, data
from .stands import Stand, method
from .wire import assert_whole

OPERATIONS = [one for product in PRODUCTS for one in operations(product)]
STREAMED = [o for o in OPERATIONS if any(a.streams for a in o.method.arguments)]
each_operation = pytest.mark.parametrize(
    "operation", OPERATIONS, ids=lambda one: one.id
)
each_streamed = pytest.mark.parametrize("operation", STREAMED, ids=lambda one: one.id)


def test_every_operation_of_a_description_is_called() -> None:
    for product in PRODUCTS:
        own = [o.method.operation for o in OPERATIONS if o.product == product]
        assert {(o.verb.lower(), o.path) for o in own} == {
            (verb, path)
            for path, item in document(product.spec).root["paths"].items()
            for verb in item
            if verb in ("get", "put", "post", "patch", "delete")
        }


@each_operation
def test_every_method_works_on_the_wire(
    operation: Operation, kind: str, stands: dict[str, Stand]
) -> None:
    standing = stands[operation.product.name]
    misjudged = 0
    for number, call in enumerate(operation.calls()):
        with named(call):
            assert flaws(call) == []
            standing.steady(number)
            value = asked(standing, kind, call)
            ((request, answer),) = standing.api.seen
            misjudged += assert_valid(call, answer)
            assert_whole(call, request)
            assert_understood(standing, kind, call, answer, value)
    # An exception that is needed no more is to go.
    assert bool(misjudged) is (operation.id in MISJUDGED)


def asked(standing: Stand, kind: str, call: Call) -> Any:
    """Return what a call gives, of the least through its raw response."""
    if call.kind != "minimal":
        return standing.run(kind, lambda c: method(c, call)(**call.keywords))
    raw = standing.run(
        kind, lambda c: method(c, call, "with_raw_response")(**call.keywords)
    )
    assert raw.status_code == standing.api.seen[0][1].status
    return raw.parse()


def assert_understood(
    standing: Stand, kind: str, call: Call, answer: Answer, value: Any
) -> list[str]:
    """A value is the answer, whole, and typed at every depth; return where that was in vain."""
    result = call.method.result
    content = b"".join(answer.chunks)
    if result.kind == "empty":
        assert value is None
    elif result.kind == "binary":
        assert standing.run(kind, lambda _: value.read()) == content
    elif result.kind == "text":
        assert value == content.decode()
    else:
        assert result.kind in ("json", "pages")
        body = value.body if result.kind == "pages" else value
        assert dumped(body) == answer.json
        schema = call.document.answer(call.method, "application/json")
        assert schema is not None
        judge = Judge(call.document, standing.types, call.surface.type_names)
        judge.judge(schema, answer.json, body)
        return judge.invalid
    return []


@pytest.mark.parametrize(
    "operation",
    [o for o in OPERATIONS if o.method.result.kind in ("json", "pages")],
    ids=lambda one: one.id,
)
def test_every_answer_is_understood(
    operation: Operation, stands: dict[str, Stand]
) -> None:
    """Each variant that a schema describes is read as that, also where Steady makes another."""
    standing = stands[operation.product.name]
    call = next(operation.calls())
    schema = call.document.answer(call.method, "application/json")
    assert schema is not None
    for made in variants(call.document, schema):
        assert call.document.flaws(schema, made) == []
        standing.api.script(data(made))
        value = standing.run("sync", lambda c: method(c, call)(**call.keywords))
        ((_, answer),) = standing.api.seen
        assert not assert_understood(standing, "sync", call, answer, value), made


@each_streamed
def test_every_event_is_understood(
    operation: Operation, kind: str, stands: dict[str, Stand]
) -> None:
    standing = stands[operation.product.name]
    call, schema = streamed(operation)
    told = operation.method.result.events
    assert told is not None
    made = [*events(call.document, schema, told.envelope)]
    assert [call.document.flaws(schema, event) for event in made] == [[]] * len(made)
    sent = [*(framed(event, told.envelope) for event in made), b"data: [DONE]\n\n"]
    standing.api.script(Answer(chunks=(b"".join(sent),), headers=EVENTS))
    got = standing.items(kind, lambda c: method(c, call)(**call.keywords))
    ((request, _),) = standing.api.seen
    assert_whole(call, request)
    assert_typed(standing, call, schema, made, got)


@pytest.mark.parametrize(
    "operation",
    # What Steady gives as data is the envelope of an event's name and data.
    [
        o
        for o in STREAMED
        if o.method.result.events and not o.method.result.events.envelope
    ],
    ids=lambda one: one.id,
)
def test_events_of_steady_are_understood(
    operation: Operation, kind: str, stands: dict[str, Stand]
) -> None:
    standing = stands[operation.product.name]
    call, schema = streamed(operation)
    standing.steady()
    *got, _ = standing.items(kind, lambda c: method(c, call)(**call.keywords))
    ((request, answer),) = standing.api.seen
    assert not assert_valid(call, answer)
    assert_whole(call, request)
    lines = b"".join(answer.chunks).decode().splitlines()
    *sent, end = [line[6:] for line in lines if line.startswith("data: ")]
    assert end == "{}"
    assert_typed(standing, call, schema, [json.loads(one) for one in sent], got)


def streamed(operation: Operation) -> tuple[Call, Schema]:
    """Return the least call that asks for events, and the schema of those."""
    least = next(operation.calls())
    asking = next(a for a in operation.method.arguments if a.streams)
    others = tuple((a, value) for a, value in least.given if a is not asking)
    schema = least.document.answer(operation.method, "text/event-stream")
    assert schema is not None
    return replace(least, given=(*others, (asking, True))), schema


def events(document: Document, schema: Schema, envelope: bool) -> Iterator[Any]:
    """Yield what may come, errors and the end apart."""
    for made in variants(document, schema):
        if made.get("event") not in ("done", "error"):
            yield {k: made[k] for k in ("event", "data")} if envelope else made


def framed(event: Any, envelope: bool) -> bytes:
    name = f"event: {event['event']}\n" if envelope else ""
    content = json.dumps(event["data"] if envelope else event)
    return f"{name}data: {content}\n\n".encode()


def assert_typed(
    standing: Stand, call: Call, schema: Schema, sent: list[Any], got: list[Any]
) -> None:
    """Each event is what was sent, and typed at every depth."""
    assert [dumped(one) for one in got] == sent
    judge = Judge(call.document, standing.types, call.surface.type_names)
    for plain, value in zip(sent, got, strict=True):
        judge.judge(schema, plain, value, str(plain))
    assert judge.invalid == []
