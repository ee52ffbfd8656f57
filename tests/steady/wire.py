"""What a call has to say on the wire: all that it was given, in its place, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit

from .described import Call
from .document import Schema
from .loopback import Request

_OF_THE_TRANSPORT = {
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
    "user-agent",
}


class Part(NamedTuple):
    """A part of a multipart body, as it is to be told from all others."""

    name: str
    file: str | None
    media_type: str
    content: bytes


def assert_whole(call: Call, request: Request) -> None:
    """A request says what the call was given, all of it and nothing else."""
    given: dict[str, dict[str, Any]] = {
        place: {} for place in ("path", "query", "header", "body", "whole-body")
    }
    for argument, value in call.given:
        given[argument.place][argument.wire] = value
    asked = urlsplit(request.target)
    path, _, fixed = call.method.operation.path.partition("?")
    assert request.method == call.method.operation.verb.upper()
    assert asked.path == path.format(
        **{name: quote(str(value), safe="") for name, value in given["path"].items()}
    )
    pairs = [
        pair
        for name, value in given["query"].items()
        if value is not None
        for pair in _leaves(name, value, call.product.brackets)
    ]
    said = parse_qsl(asked.query, keep_blank_values=True)
    assert Counter(said) == Counter([*pairs, *parse_qsl(fixed)])
    headers = {**_constants(call), **given["header"]}
    assert {
        name: text
        for name, text in request.headers.items()
        if name not in _OF_THE_TRANSPORT
    } == {name.lower(): _text(value) for name, value in headers.items()}
    _assert_body(call, request, given["body"], given["whole-body"])


def _assert_body(
    call: Call, request: Request, fields: dict[str, Any], whole: dict[str, Any]
) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0]
    assert kind in ("", call.method.body_media_type)
    if kind == "multipart/form-data":
        expected = [
            p for name, value in fields.items() for p in _parts(call, name, value)
        ]
        assert Counter(_read(request)) == Counter(expected)
    elif kind == "application/json" or not kind:
        assert (request.json or {}) == (whole[""] if whole else fields)
    else:
        content = whole[""]
        assert request.body == (
            content.encode() if isinstance(content, str) else content
        )


def _constants(call: Call) -> dict[str, Any]:
    """Return the headers that an operation requires and has one value for."""
    found: dict[str, Any] = {}
    for one in call.document.operation(call.method)["parameters"]:
        schema = call.document.flat(one["schema"])
        values = [schema["const"]] if "const" in schema else schema.get("enum", [])
        if one["in"] == "header" and one.get("required") and len(values) == 1:
            found[one["name"]] = values[0]
    return found


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value)


def _leaves(name: str, value: Any, brackets: bool) -> Iterator[tuple[str, str]]:
    """Yield the names and texts that a value has in a query or a form."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(f"{name}[{key}]" if brackets else key, one, brackets)
    elif isinstance(value, list):
        bare = not brackets or name.endswith("[]")
        for one in value:
            yield from _leaves(name if bare else f"{name}[]", one, brackets)
    else:
        yield name, _text(value)


def _parts(call: Call, name: str, value: Any) -> Iterator[Part]:
    files = value if isinstance(value, list) else [value]
    encoding: Schema = call.document.body(call.method).get("encoding", {})
    kind = encoding.get(name, {}).get("contentType", "")
    if files and all(isinstance(one, (bytes, tuple)) for one in files):
        bare = name.removesuffix("[]")
        field = (
            f"{bare}[]" if isinstance(value, list) and call.product.brackets else name
        )
        for one in files:
            file, content, its_kind = (
                one
                if isinstance(one, tuple)
                else (bare, one, "application/octet-stream")
            )
            yield Part(field, file, its_kind, content)
    elif "json" in kind:
        yield Part(name, None, kind, json.dumps(value).encode())
    elif value is not None:
        for field, text in _leaves(name, value, call.product.brackets):
            yield Part(field, None, kind, text.encode())


def _read(request: Request) -> Iterator[Part]:
    kind = request.headers["content-type"]
    message = message_from_bytes(
        b"Content-Type: %s\r\n\r\n%s" % (kind.encode(), request.body)
    )
    if message.is_multipart():
        yield from (_part(part) for part in message.walk() if part is not message)
    else:  # There are no parts: the closing line is all.
        assert request.body.startswith(b"--%s--" % message.get_boundary().encode())


def _part(part: Message) -> Part:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    name = part.get_param("name", header="content-disposition")
    assert isinstance(name, str)
    kind = part.get_content_type() if "content-type" in part else ""
    if "json" in kind:
        content = json.dumps(json.loads(content)).encode()
    return Part(name, part.get_filename(), kind, content)
