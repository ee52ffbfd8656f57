"""Bodies: what is sent of each media type, from the clients and from flags."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case

BYTES = "{type: string, format: binary}"
NOTE = "{type: object, required: [text], properties: {text: {type: string}, count: {type: integer}}}"
SPEC = f"""
paths:
  /side-by-side:
    post:
      requestBody:
        required: true
        content:
          multipart/form-data: {{schema: {NOTE}}}
          application/json: {{schema: {NOTE}}}
          text/plain: {{schema: {{type: string}}}}
      responses: {{'204': {{description: Done.}}}}
  /with-file:
    post:
      requestBody:
        required: true
        content:
          application/json: {{schema: {{type: object, properties: {{file: {{type: string}}}}}}}}
          multipart/form-data: {{schema: {{type: object, properties: {{file: {BYTES}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /parts:
    post:
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [files]
              properties:
                files: {{type: array, items: {BYTES}}}
                picture: {BYTES}
                icon: {BYTES}
                meta: {{type: object, properties: {{a: {{type: integer}}}}}}
                raw: {{type: string}}
                tags: {{type: array, items: {{type: string}}}}
                joined: {{type: array, items: {{type: string}}}}
                deep: {{type: object, properties: {{b: {{type: boolean}}}}}}
                ids: {{type: array, items: {{type: object, properties: {{id: {{type: integer}}}}}}}}
            encoding:
              picture: {{contentType: 'image/png, image/jpeg'}}
              icon: {{contentType: image/svg+xml, headers: {{X-Size: {{schema: {{type: integer}}}}}}}}
              raw: {{contentType: text/markdown}}
              joined: {{style: form, explode: false}}
              deep: {{style: deepObject, explode: true}}
      responses: {{'204': {{description: Done.}}}}
  /form:
    post:
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                text: {{type: string}}
                tags: {{type: array, items: {{type: string}}}}
                pipes: {{type: array, items: {{type: string}}}}
                meta: {{type: object, properties: {{a: {{type: integer}}}}}}
                deep: {{type: object, properties: {{b: {{type: boolean}}}}}}
                list: {{type: array, items: {{type: integer}}}}
            encoding:
              pipes: {{style: pipeDelimited, explode: false}}
              deep: {{style: deepObject, explode: true}}
              list: {{contentType: application/json}}
      responses: {{'204': {{description: Done.}}}}
  /text:
    post:
      requestBody: {{required: true, content: {{text/plain: {{schema: {{type: string}}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /bytes:
    post:
      requestBody: {{required: true, content: {{application/octet-stream: {{schema: {BYTES}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /any-bytes:
    post:
      requestBody: {{required: true, content: {{'*/*': {{schema: {BYTES}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /any:
    post:
      requestBody: {{required: true, content: {{'*/*': {{schema: {NOTE}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /image:
    post:
      requestBody: {{required: true, content: {{image/*: {{schema: {BYTES}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /xml:
    post:
      requestBody: {{required: true, content: {{application/xml: {{schema: {NOTE}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /vendor:
    patch:
      requestBody:
        required: true
        content: {{application/merge-patch+json; charset=utf-8: {{schema: {{type: object, properties: {{a: {{type: [string, 'null']}}}}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /optional:
    post: &optional
      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}
      responses: {{'204': {{description: Done.}}}}
    delete: *optional
    get: *optional
  /whole:
    post: &whole
      requestBody: {{content: {{application/json: {{schema: {{type: array, items: {{type: integer}}}}}}}}}}
      responses: {{'204': {{description: Done.}}}}
  /required:
    delete:
      requestBody: {{required: true, content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}
      responses: {{'204': {{description: Done.}}}}
"""
RESOURCES = {
    "send": {
        "side_by_side": "post /side-by-side",
        "with_file": "post /with-file",
        "parts": "post /parts",
        "form": "post /form",
        "text": "post /text",
        "octets": "post /bytes",
        "any_bytes": "post /any-bytes",
        "any": "post /any",
        "image": "post /image",
        "xml": "post /xml",
        "vendor": "patch /vendor",
        "optional": "post /optional",
        "remove": "delete /optional",
        "look": "get /optional",
        "whole": "post /whole",
        "remove_required": "delete /required",
    }
}


@pytest.fixture
def sent(case: MakeCase) -> Case:
    return case(SPEC, resources=RESOURCES)


def body(case: Case, method: str, *given: Any, **named: Any) -> tuple[str, bytes]:
    """Return media type and bytes that both clients send for a call."""
    for _ in range(2):
        case.wire.answer(204)
    getattr(case.client.send, method)(*given, **named)
    case.wait(getattr(case.async_client.send, method)(*given, **named))
    one, other = case.wire.seen[-2:]
    assert _steady(one.content) == _steady(other.content)
    kinds = [_steady(r.headers.get("Content-Type", "").encode()) for r in (one, other)]
    assert kinds[0] == kinds[1]
    return kinds[0].decode(), one.content


def flags(case: Case, *words: str) -> tuple[str, bytes]:
    """Return media type and bytes that the command line sends."""
    case.wire.answer(204)
    ran = case.cli("send", *words)
    assert (ran.code, ran.err) == (0, "")
    request = case.wire.seen[-1]
    return request.headers.get("Content-Type", ""), request.content


def _steady(data: bytes) -> bytes:
    """Return a multipart body or header without the boundary that is made up each time."""
    return re.sub(rb"[0-9a-f]{32}", b"BOUNDARY", data)


def parts(case: Case) -> list[tuple[str, str, bytes]]:
    """Return each part of the last body: its disposition, its media type, its content."""
    request = case.wire.seen[-1]
    kind = request.headers["Content-Type"]
    assert kind.startswith("multipart/form-data; boundary=")
    boundary = kind.partition("boundary=")[2].encode()
    found: list[tuple[str, str, bytes]] = []
    for part in request.content.split(b"--" + boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        lines = dict(
            line.lower().split(": ", 1) for line in head.decode().split("\r\n")
        )
        said = lines["content-disposition"].removeprefix("form-data; ")
        found.append(
            (said, lines.get("content-type", ""), content.removesuffix(b"\r\n"))
        )
    return found


def test_json_goes_before_a_form_of_the_same(sent: Case) -> None:
    kind, content = body(sent, "side_by_side", text="hi", count=2)
    assert (kind, content) == ("application/json", b'{"text":"hi","count":2}')
    said = (
        "a body is sent as application/json, never as multipart/form-data or text/plain"
    )
    assert any(said in warning for warning in sent.warnings)


def test_a_form_goes_before_json_where_there_is_a_file(sent: Case) -> None:
    body(sent, "with_file", file=b"data")
    assert parts(sent) == [
        ('name="file"; filename="file"', "application/octet-stream", b"data")
    ]


def test_parts(sent: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text")
    body(
        sent,
        "parts",
        files=[path, ("b.bin", b"\x00\xff", "application/x-b"), b"c"],
        picture=("p.png", b"PNG"),
        icon=b"<svg/>",
        meta={"a": 1},
        raw="# hi",
        tags=["x", "y"],
        joined=["x", "y"],
        deep={"b": True},
        ids=[{"id": 1}, {"id": 2}],
    )
    assert parts(sent) == [
        ('name="files"; filename="a.txt"', "text/plain", b"text"),
        ('name="files"; filename="b.bin"', "application/x-b", b"\x00\xff"),
        ('name="files"; filename="files"', "application/octet-stream", b"c"),
        ('name="picture"; filename="p.png"', "image/png", b"PNG"),
        ('name="icon"; filename="icon"', "image/svg+xml", b"<svg/>"),
        ('name="meta"', "application/json", b'{"a":1}'),
        ('name="raw"', "text/markdown", b"# hi"),
        ('name="tags"', "", b"x"),
        ('name="tags"', "", b"y"),
        ('name="joined"', "", b"x,y"),
        ('name="deep[b]"', "", b"true"),
        ('name="ids"', "application/json", b'{"id":1}'),
        ('name="ids"', "application/json", b'{"id":2}'),
    ]
    said = "headers of the parts of a body are not sent"
    assert any(said in warning for warning in sent.warnings)


def test_parts_by_flags(sent: Case, tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    flags(
        sent, "parts", "--file", str(one), "--file", str(other),
        "--meta.a", "1", "--joined", "x", "--joined", "y", "--deep.b",
    )  # fmt: skip
    assert sorted(parts(sent)) == [
        ('name="deep[b]"', "", b"true"),
        ('name="files"; filename="a.txt"', "text/plain", b"1"),
        ('name="files"; filename="b.txt"', "text/plain", b"2"),
        ('name="joined"', "", b"x,y"),
        ('name="meta"', "application/json", b'{"a":1}'),
    ]


def test_a_form(sent: Case) -> None:
    kind, content = body(
        sent,
        "form",
        text="a b&c=é",
        tags=["x", "y"],
        pipes=["x", "y"],
        meta={"a": 1},
        deep={"b": True},
        list=[1, 2],
    )
    assert kind == "application/x-www-form-urlencoded"
    assert content == (
        b"text=a%20b%26c%3D%C3%A9&tags=x&tags=y&pipes=x%7Cy&meta=%7B%22a%22%3A1%7D"
        b"&deep%5Bb%5D=true&list=%5B1%2C2%5D"
    )
    assert flags(sent, "form", "--pipe", "x", "--pipe", "y", "--deep.b") == (
        "application/x-www-form-urlencoded",
        b"pipes=x%7Cy&deep%5Bb%5D=true",
    )


def test_text(sent: Case) -> None:
    assert body(sent, "text", body="Grüße") == ("text/plain", "Grüße".encode())
    assert flags(sent, "text", "--body", "Grüße") == ("text/plain", "Grüße".encode())


@pytest.mark.parametrize("method", ["octets", "any_bytes"])
def test_bytes(sent: Case, method: str, tmp_path: Path) -> None:
    plain = "application/octet-stream"
    assert body(sent, method, body=b"\x00\xff") == (plain, b"\x00\xff")
    path = tmp_path / "data"
    path.write_bytes(b"\x00\xff")
    assert body(sent, method, body=path) == (plain, b"\x00\xff")
    command = method.replace("_", "-")
    assert flags(sent, command, "--body", str(path)) == (plain, b"\x00\xff")
    with pytest.raises(TypeError, match="body must be bytes"):
        getattr(sent.client.send, method)(body="a path?")


def test_a_range_of_types_is_no_type(sent: Case, tmp_path: Path) -> None:
    assert body(sent, "any", text="hi") == ("application/json", b'{"text":"hi"}')
    path = tmp_path / "a.png"
    path.write_bytes(b"PNG")
    assert body(sent, "image", body=path) == ("image/png", b"PNG")
    assert flags(sent, "image", "--body", str(path)) == ("image/png", b"PNG")
    assert body(sent, "image", body=b"x")[0] == "application/octet-stream"
    told = {"Content-Type": "image/webp"}
    assert body(sent, "image", body=b"x", extra_headers=told)[0] == "image/webp"


def test_xml_is_sent_as_given(sent: Case) -> None:
    kind, content = body(sent, "xml", body="<note/>")
    assert (kind, content) == ("application/xml", b"<note/>")
    said = "XML bodies are sent as given, not built from their schema"
    assert any(said in warning for warning in sent.warnings)


def test_other_kinds_of_json(sent: Case) -> None:
    kind = "application/merge-patch+json"
    assert body(sent, "vendor", a=None) == (kind, b'{"a":null}')
    assert body(sent, "vendor") == (kind, b"{}")
    assert flags(sent, "vendor", "--a", "null") == (kind, b'{"a":null}')


@pytest.mark.parametrize("method", ["remove", "look"])
def test_nothing_is_sent_of_an_optional_body_left_out(sent: Case, method: str) -> None:
    assert body(sent, method) == ("", b"")
    assert body(sent, method, a="x") == ("application/json", b'{"a":"x"}')
    assert flags(sent, method) == ("", b"")
    assert flags(sent, method, "--a", "x") == ("application/json", b'{"a":"x"}')
    extra = body(sent, method, extra_body={"b": 1})
    assert extra == ("application/json", b'{"b":1}')


def test_servers_that_expect_a_body_get_an_empty_object(sent: Case) -> None:
    assert body(sent, "optional") == ("application/json", b"{}")
    assert flags(sent, "optional") == ("application/json", b"{}")
    assert body(sent, "remove_required") == ("application/json", b"{}")


def test_an_optional_body_that_is_no_object(sent: Case) -> None:
    assert body(sent, "whole") == ("", b"")
    assert body(sent, "whole", body=[]) == ("application/json", b"[]")
    assert flags(sent, "whole", "--body", "[1, 2]") == ("application/json", b"[1,2]")
    assert flags(sent, "whole") == ("", b"")


def test_a_form_without_named_parts_takes_a_mapping(case: MakeCase) -> None:
    made = case(f"""
        openapi: 3.0.3
        info: {{title: Case, version: '1'}}
        servers: [{{url: 'https://case.test'}}]
        paths:
          /import:
            post:
              operationId: import
              requestBody:
                required: true
                content: {{multipart/form-data: {{schema: {BYTES}}}}}
              responses: {{'204': {{description: Done.}}}}
          /form:
            post:
              requestBody:
                content: {{application/x-www-form-urlencoded: {{schema: {{type: string}}}}}}
              responses: {{'204': {{description: Done.}}}}
        """)
    said = "a body of multipart/form-data has no parts by name: they are given as a mapping"
    assert any(said in warning for warning in made.warnings)
    made.wire.answer(204)
    made.client.with_options().import_(body={"file": ("a.xml", b"<a/>"), "note": "b"})
    sent = made.wire.seen[-1].content
    assert b'name="file"; filename="a.xml"' in sent
    assert b'name="note"' in sent
    made.wire.answer(204)
    made.client.form.create(body={"a": 1, "b": "x"})
    assert made.wire.seen[-1].content == b"a=1&b=x"
