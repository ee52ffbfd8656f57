"""Values as they are given to a command line: every kind, in every way that there is to say it."""

from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path
from typing import Any, cast

import pytest

from specloom.runtime.cli.yaml12 import dump

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
paths:
  /things:
    post:
      x-specloom: {resource: things, method: create}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                names: {type: array, items: {type: string}}
                counts: {type: [array, 'null'], items: {type: integer}}
                rows: {type: array, items: {type: array, items: {type: integer}}}
                pairs: {type: array, items: {$ref: '#/components/schemas/Pair'}}
                count: {type: integer}
                ratio: {type: [number, 'null']}
                sure: {type: boolean}
                maybe: {type: [boolean, 'null']}
                text: {type: [string, 'null']}
                bare: {type: string}
                day: {type: string, format: date}
                moment: {type: string, format: date-time}
                level: {enum: [low, 'null', '2'], type: string}
                whatever: {}
                choice: {anyOf: [{type: string}, {type: integer}]}
                limit: {anyOf: [{type: integer}, {const: inf}]}
                said: {anyOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Pair'}}]}
                labels: {type: object, additionalProperties: {type: string}}
                sizes: {type: object, additionalProperties: {type: integer}}
                nested:
                  type: object
                  properties:
                    on: {type: boolean}
                    tags: {type: array, items: {type: string}}
                    inner: {type: object, properties: {deep_down: {type: array, items: {type: number}}}}
      responses: {'200': {description: ok}}
  /files/{id}:
    post:
      x-specloom: {resource: files, method: create}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                file: {type: string, format: binary}
                parts: {type: array, items: {type: string, format: binary}}
                source: {anyOf: [{type: string, format: binary}, {$ref: '#/components/schemas/Pair'}]}
                note: {type: string}
      responses: {'200': {description: ok}}
    put:
      x-specloom: {resource: files, method: replace}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}}}
      responses: {'200': {description: ok}}
  /taken:
    get:
      x-specloom: {resource: taken, method: list}
      parameters:
        - {name: format, in: query, schema: {type: string}}
        - {name: timeout, in: query, schema: {type: integer}}
        - {name: debug, in: query, schema: {type: boolean}}
        - {name: output, in: query, schema: {type: array, items: {type: string}}}
        - {name: base_url, in: query, schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
components:
  schemas:
    Pair:
      type: object
      properties:
        key: {type: string}
        value: {anyOf: [{type: string}, {type: number}, {type: 'null'}]}
        shown: {type: boolean}
        parts: {type: array, items: {type: string}}
"""


@pytest.fixture
def products(case: MakeCase) -> Case:
    return case(SPEC)


def sent(products: Case, *words: str, piped: str = "") -> bytes:
    """Return the body that a command line sends."""
    products.wire.answer()
    ran = products.cli("things", "create", *words, piped=piped)
    assert (ran.code, ran.err) == (0, "")
    return products.wire.seen[-1].content


ONE, TWO = {"key": "a", "value": 1}, {"key": "b", "value": "x"}


@pytest.mark.parametrize(
    ("words", "given"),
    [
        # Arrays: as one list, item by item, or both
        (("--name", "[a, b]"), {"names": ["a", "b"]}),
        (("--name", "a", "--name", "b"), {"names": ["a", "b"]}),
        (("--name", "[a, b]", "--name", "c"), {"names": ["a", "b", "c"]}),
        (("--name", "c", "--name=[a, b]"), {"names": ["c", "a", "b"]}),
        (("--name", "- a\n- b"), {"names": ["- a\n- b"]}),
        (
            ("--name", "[1, true, null, 2024-05-17]"),
            {"names": ["1", "true", "null", "2024-05-17"]},
        ),
        (("--name", "[]"), {"names": []}),
        (("--name", "-a"), {"names": ["-a"]}),
        (("--count", "1"), {"count": 1}),
        (("--counts", "[1, 2]", "--counts", "3"), {"counts": [1, 2, 3]}),
        (("--counts", "- 1\n- 2"), {"counts": [1, 2]}),
        (("--counts", "null"), {"counts": None}),
        (("--row", "[1, 2]", "--row", "[3]"), {"rows": [[1, 2], [3]]}),
        (("--row", "[[1, 2], [3]]", "--row", "[4]"), {"rows": [[1, 2], [3], [4]]}),
        (("--pair", "[{key: a, value: 1}, {key: b, value: x}]"), {"pairs": [ONE, TWO]}),
        (
            ("--pair", "{value: 1, key: a}", "--pair", "{key: b, value: x}"),
            {"pairs": [ONE, TWO]},
        ),
        (
            ("--pair", "[{key: a, value: 1}]", "--pair.key", "b", "--pair.value", "x"),
            {"pairs": [{**ONE, "key": "a"}, TWO]},
        ),
        (
            (
                "--pair.key",
                "a",
                "--pair.value",
                "1",
                "--pair.key",
                "b",
                "--pair.value",
                "x",
            ),
            {"pairs": [ONE, TWO]},
        ),
        # Numbers
        (("--count", "-3"), {"count": -3}),
        (("--count=012",), {"count": 12}),
        (("--ratio", "2"), {"ratio": 2}),
        (("--ratio", "-.5e-3"), {"ratio": -0.0005}),
        (("--ratio", "null"), {"ratio": None}),
        # Booleans
        (("--sure",), {"sure": True}),
        (("--sure=true", "--maybe"), {"sure": True, "maybe": True}),
        (("--sure=false", "--maybe=false"), {"sure": False, "maybe": False}),
        (("--maybe=null",), {"maybe": None}),
        # Null and texts
        (("--text", "null", "--bare", "null"), {"text": None, "bare": "null"}),
        (("--text", "", "--bare", " a "), {"text": "", "bare": " a "}),
        (("--bare", "--sur"), {"bare": "--sur"}),
        (("--bare=--sure",), {"bare": "--sure"}),
        (
            ("--bare", "-----BEGIN KEY-----\nab\n"),
            {"bare": "-----BEGIN KEY-----\nab\n"},
        ),
        (("--bare", "true", "--text", "[a]"), {"bare": "true", "text": "[a]"}),
        (("--level", "null"), {"level": "null"}),
        (("--level", "2"), {"level": "2"}),
        # Dates are texts
        (
            ("--day", "2024-05-17", "--moment", "2024-05-17T10:20:30Z"),
            {"day": "2024-05-17", "moment": "2024-05-17T10:20:30Z"},
        ),
        (("--whatever", "2024-05-17"), {"whatever": "2024-05-17"}),
        (
            ("--whatever", "{a: [2024-05-17, 12:30, on, 012]}"),
            {"whatever": {"a": ["2024-05-17", "12:30", "on", 12]}},
        ),
        # Unions
        (("--choice", "5"), {"choice": 5}),
        (("--choice", "'5'"), {"choice": "5"}),
        (("--choice", '"a\\nb"'), {"choice": "a\nb"}),
        (("--choice", '"a" or "b"'), {"choice": '"a" or "b"'}),
        (("--choice", "five: 5"), {"choice": "five: 5"}),
        (("--choice", "-5"), {"choice": -5}),
        (("--limit", "5"), {"limit": 5}),
        (("--limit", "inf"), {"limit": "inf"}),
        (("--said", "hi"), {"said": "hi"}),
        (("--said", "[{key: a, value: 1}]"), {"said": [ONE]}),
        (("--said", "[{key: a, new: 1}]"), {"said": [{"key": "a", "new": 1}]}),
        (("--said", "[{new: 1}]"), {"said": "[{new: 1}]"}),
        (("--said", "[draft]"), {"said": "[draft]"}),
        (("--said", "- key: a\n  value: 1"), {"said": [ONE]}),
        (("--said", "- key: a\n  new: 1"), {"said": "- key: a\n  new: 1"}),
        # Maps
        (("--labels.a", "1", "--labels.b_c", "x"), {"labels": {"a": "1", "b_c": "x"}}),
        (("--labels", "{a: '1', b_c: x}"), {"labels": {"a": "1", "b_c": "x"}}),
        (
            ("--labels", "{a: '1'}", "--labels.b_c", "x"),
            {"labels": {"a": "1", "b_c": "x"}},
        ),
        (
            ("--labels.a", "-1", "--labels.b.c", "--x"),
            {"labels": {"a": "-1", "b.c": "--x"}},
        ),
        (("--sizes.a", "1", "--sizes.b=-2"), {"sizes": {"a": 1, "b": -2}}),
        # Objects
        (
            ("--nested", "{on: true, inner: {deep_down: [1, 2.5]}}"),
            {"nested": {"on": True, "inner": {"deep_down": [1, 2.5]}}},
        ),
        (
            ("--nested.on", "--nested.inner", "{deep_down: [1, 2.5]}"),
            {"nested": {"on": True, "inner": {"deep_down": [1, 2.5]}}},
        ),
        (
            ("--nested.on=false", "--nested.tag", "a", "--nested.tag", "[b, c]"),
            {"nested": {"on": False, "tags": ["a", "b", "c"]}},
        ),
        (
            ("--nested", "{on: true}", "--nested.tags", "[a]"),
            {"nested": {"on": True, "tags": ["a"]}},
        ),
        (
            ("--pair.shown=false", "--pair.part", "[a, b]", "--pair.value", "null"),
            {"pairs": [{"shown": False, "parts": ["a", "b"], "value": None}]},
        ),
    ],
)
def test_a_flag_says_what_is_piped(
    products: Case, words: tuple[str, ...], given: Any
) -> None:
    body = sent(products, *words)
    assert json.loads(body) == given
    assert body == sent(products, piped=dump(given))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--count", "1.0"), "--count wants a whole number, not '1.0'"),
        (("--count", "1_000"), "--count wants a whole number, not '1_000'"),
        (("--sure=null",), "--sure wants true or false, not 'null'"),
        (("--sure", "false"), "did you mean --sure=false?"),
        (("--limit", "in"), "--limit wants a whole number or inf, not 'in'"),
        (("--sizes.a", "x"), "--sizes.a wants a whole number, not 'x'"),
        (("--row", "[a]"), "--row wants a list, not 'a'"),
        (("--nested", "on"), "--nested wants a mapping, not 'on'"),
        (("--nested.inne", "{}"), "did you mean --nested.inner?"),
    ],
)
def test_a_mistake_is_named(products: Case, words: tuple[str, ...], said: str) -> None:
    ran = products.cli("things", "create", *words)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert said in ran.err
    assert not products.wire.seen


def parts(products: Case, *words: str, piped: str = "") -> list[tuple[str, str, bytes]]:
    """Return the name, the file's name and the content of each part that is sent."""
    products.wire.answer()
    ran = products.cli("files", "create", "f", *words, piped=piped)
    assert (ran.code, ran.err) == (0, "")
    request = products.wire.seen[-1]
    kind = request.headers["content-type"].encode()
    message = message_from_bytes(
        b"Content-Type: %s\r\n\r\n%s" % (kind, request.content)
    )
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename() or "",
            cast("bytes", part.get_payload(decode=True)),
        )
        for part in message.walk()
        if part is not message
    ]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.bin").write_bytes(b"\x00a")
    Path("-b").write_bytes(b"b\xff")


A, B = ("a.bin", b"\x00a"), ("-b", b"b\xff")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("--file", "a.bin"), [("file", *A)]),
        (("--file", "@a.bin"), [("file", *A)]),
        (("--file", "-b"), [("file", *B)]),
        (("--part", "a.bin", "--part", "-b"), [("parts", *A), ("parts", *B)]),
        (("--part", "[a.bin]", "--part", "-b"), [("parts", *A), ("parts", *B)]),
        (("--source", "a.bin"), [("source", *A)]),
        (
            ("--source", "-b", "--note", "@a.bin"),
            [("source", *B), ("note", "", b"AGE=")],
        ),
    ],
)
def test_an_upload(
    products: Case, words: tuple[str, ...], given: list[tuple[str, str, bytes]]
) -> None:
    assert parts(products, *words) == given


def test_an_upload_from_standard_input(products: Case) -> None:
    words = ("--file", "-", "--note", "n")
    given = [("file", "stdin", b"note: x"), ("note", "", b"n")]
    assert parts(products, *words, piped="note: x") == given
    products.wire.answer()
    assert products.cli("files", "replace", "f", "--body", "-", piped="x").code == 0
    assert products.wire.seen[-1].content == b"x"


@pytest.mark.usefixtures("files")
def test_uploads_are_piped_by_their_paths(products: Case) -> None:
    piped = "{file: a.bin, parts: [a.bin, '@-b'], source: '@a.bin', note: n}"
    assert parts(products, piped=piped) == [
        ("file", *A),
        ("parts", *A),
        ("parts", *B),
        ("source", *A),
        ("note", "", b"n"),
    ]


def test_an_object_in_place_of_an_upload(products: Case) -> None:
    fields = [("source", "", b'{"key":"a","shown":true}')]
    assert parts(products, "--source", "{key: a, shown: true}") == fields
    assert parts(products, "--source.key", "a", "--source.shown") == fields
    assert parts(products, piped="source: {key: a, shown: true}") == fields


def test_parameters_named_like_global_flags(products: Case) -> None:
    """After the command a flag is the parameter's, before the resource the global one."""
    words = ("--format", "f", "--timeout=-1", "--debug=false", "--base-url", "b")
    products.wire.answer(json={"a": 1})
    ran = products.cli(
        *("--format", "yaml", "--timeout", "5", "--base-url", "https://else.test/v1"),
        *("taken", "list", *words, "--output", "-", "--output=[p, q]"),
    )
    assert (ran.code, ran.out, ran.err) == (0, "a: 1\n", "")
    query = "format=f&timeout=-1&debug=false&output=-&output=p&output=q&base_url=b"
    assert products.wire.url == f"https://else.test/v1/taken?{query}"
    products.wire.answer(json={"a": 1})
    named = "{format: f, timeout: -1, debug: false, output: ['-', p, q], base_url: b}"
    assert products.cli("taken", "list", piped=named).code == 0
    assert products.wire.url == f"https://case.test/taken?{query}"
