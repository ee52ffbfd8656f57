"""Answers that come bit by bit: events and lines, also as `itemSchema` describes them."""

from __future__ import annotations

from typing import Any

import pytest

from ...golden.wire import chunks
from ..conftest import MakeCase
from ..harness import Case, plain

SPEC = """
paths:
  /events/data:
    get:
      responses:
        '200': {description: d, content: {text/event-stream: {schema: {$ref: '#/components/schemas/Item'}}}}
  /events/item:
    get:
      responses:
        '200': {description: d, content: {text/event-stream: {itemSchema: {$ref: '#/components/schemas/Event'}}}}
  /events/text:
    get:
      responses:
        '200':
          description: d
          content:
            text/event-stream:
              itemSchema:
                type: object
                required: [data]
                properties: {event: {type: string}, data: {type: string}, id: {type: string}, retry: {type: integer}}
  /lines/schema:
    get: {responses: {'200': {description: d, content: {application/x-ndjson: {schema: {$ref: '#/components/schemas/Item'}}}}}}
  /lines/item:
    get: {responses: {'200': {description: d, content: {application/jsonl: {itemSchema: {$ref: '#/components/schemas/Item'}}}}}}
  /lines/sequence:
    get: {responses: {'200': {description: d, content: {application/json-seq: {itemSchema: {$ref: '#/components/schemas/Item'}}}}}}
  /lines/any:
    get: {responses: {'200': {description: d, content: {application/geo+json-seq: {}}}}}
  /parts:
    get:
      responses:
        '200':
          description: d
          content:
            multipart/mixed:
              itemSchema: {type: object}
              prefixEncoding: [{contentType: application/json}]
              itemEncoding: {contentType: image/png}
components:
  schemas:
    Item: {type: object, required: [x], properties: {x: {type: integer}}}
    Event:
      oneOf:
        - {type: object, title: Added, required: [event, data], properties: {event: {const: added}, data: {$ref: '#/components/schemas/Item'}}}
        - {type: object, title: Noted, required: [event, data], properties: {event: {const: noted}, data: {type: string}}}
"""
RESOURCES = {
    "events": {"data": "get /events/data", "item": "get /events/item", "text": "get /events/text"},
    "lines": {
        "schema": "get /lines/schema",
        "item": "get /lines/item",
        "sequence": "get /lines/sequence",
        "any": "get /lines/any",
    },
    "parts": {"get": "get /parts"},
}  # fmt: skip
SSE = {"Content-Type": "text/event-stream"}


@pytest.fixture
def got(case: MakeCase) -> Case:
    return case(SPEC, "3.2.0", resources=RESOURCES)


def stream(case: Case, resource: str, method: str, content: bytes) -> list[Any]:
    """Return the values that both clients and the command line read from a body."""

    async def read() -> list[Any]:
        found = await getattr(getattr(case.async_client, resource), method)()
        return [value async for value in found]

    for _ in range(3):
        case.wire.answer(content=content, headers=SSE)
    with getattr(getattr(case.client, resource), method)() as values:
        found = list(values)
    assert plain(case.wait(read())) == plain(found)
    ran = case.cli(resource, method, "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    return found


def test_data_alone(got: Case) -> None:
    found = stream(
        got, "events", "data", b'data: {"x": 1}\n\ndata: {"x": 2, "y": 3}\n\n'
    )
    assert found == [got.types.Item(x=1), got.types.Item(x=2, y=3)]


def test_events_whole(got: Case) -> None:
    found = stream(
        got,
        "events",
        "item",
        b'event: added\ndata: {"x": 1}\n\n'
        b'event: noted\ndata: {"x": 1}\n\n'
        b'event: other\ndata: {"x": "?"}\n\n',
    )
    added, noted, other = found
    assert type(added).__name__ == "EventAdded"
    assert added.data == got.types.Item(x=1)
    assert (type(noted).__name__, noted.data) == ("EventNoted", '{"x": 1}')
    assert (other.event, other.data) == ("other", {"x": "?"})


def test_data_that_is_text(got: Case) -> None:
    """It stays the text that it is, whatever JSON would make of it."""
    body = b"event: a\nid: 7\nretry: 10\ndata: 12\n\ndata: {}\n\ndata: two\ndata: lines\n\n"
    one, two, three = stream(got, "events", "text", body)
    assert (one.event, one.data, one.id, one.retry) == ("a", "12", "7", 10)
    assert (two.event, two.data) == ("message", "{}")
    assert three.data == "two\nlines"


@pytest.mark.parametrize(
    ("method", "accept", "body"),
    [
        ("schema", "application/jsonl, application/x-ndjson", b'{"x": 1}\n{"x": 2}\n'),
        (
            "item",
            "application/jsonl, application/x-ndjson",
            b'{"x": 1}\r\n\r\n{"x": 2}',
        ),
        ("sequence", "application/json-seq", b'\x1e{"x": 1}\n\x1e{"x": 2}\n'),
    ],
)
def test_lines(got: Case, method: str, accept: str, body: bytes) -> None:
    found = stream(got, "lines", method, body)
    assert found == [got.types.Item(x=1), got.types.Item(x=2)]
    assert {request.headers["Accept"] for request in got.wire.seen[:2]} == {accept}


def test_lines_of_anything(got: Case) -> None:
    assert stream(got, "lines", "any", b'\x1e{"a": 1}\n\x1e[2]\n') == [{"a": 1}, [2]]
    assert got.wire.seen[0].headers["Accept"] == "application/geo+json-seq"


def test_lines_cut_anywhere(got: Case) -> None:
    got.wire.answer(content=chunks(b'{"x', b'": 1}', b'\n{"x": 2}'))
    with got.client.lines.item() as values:
        assert [value.x for value in values] == [1, 2]


def test_a_line_that_is_no_json(got: Case) -> None:
    got.wire.answer(content=b'{"x": 1}\noops\n')
    with got.client.lines.item() as values:
        assert next(values).x == 1
        with pytest.raises(got.package.APIError, match="oops"):
            next(values)


def test_parts_by_position_are_bytes_and_said(got: Case) -> None:
    got.wire.answer(content=b"--b\r\n")
    assert got.client.parts.get().read() == b"--b\r\n"
    said = [warning.partition("warning: ")[2] for warning in got.warnings]
    assert said == [
        "`prefixEncoding` of multipart/mixed is not used",
        "`itemEncoding` of multipart/mixed is not used",
    ]


def test_events_close_when_left(got: Case) -> None:
    got.wire.answer(content=chunks(b'data: {"x": 1}\n\n', b'data: {"x": 2}\n\n'))
    with got.client.events.data() as values:
        assert next(values).x == 1
    assert list(values) == []
