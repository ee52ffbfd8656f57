"""What OpenAPI 3.1 has of JSON Schema: keywords that shape values, and those read past."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from specloom.cli.generate import generate
from specloom.cli.request import Request

from .conftest import MakeThings, Things


@pytest.fixture
def keywords(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          properties:
            any: true
            never: false
            pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
            row: {type: array, prefixItems: [{type: string}, {$ref: '#/components/schemas/Point'}], items: {type: boolean}}
            open_row: {type: array, prefixItems: [{type: string}]}
            anything: {type: array, items: true}
            nothing: {type: array, items: false}
            text: {const: x}
            number: {const: 5}
            object: {const: {a: 1}}
            patterns: {type: object, patternProperties: {^x-: {type: string}}, additionalProperties: false}
            unevaluated: {allOf: [{$ref: '#/components/schemas/Point'}], properties: {y: {type: number}}, unevaluatedProperties: false}
            unevaluated_typed: {type: object, unevaluatedProperties: {type: integer}}
            base64: {type: string, contentEncoding: base64}
            image: {type: string, contentEncoding: base64, contentMediaType: image/png}
            byte: {type: string, format: byte}
            json_text: {type: string, contentMediaType: application/json}
            html: {type: string, contentMediaType: text/html; charset=utf-8}
            binary: {type: string, contentMediaType: application/octet-stream}
            several: {type: [string, integer, array], items: {type: integer}}
            examples: {type: string, examples: [first, second]}
            untyped: {properties: {a: {type: string}}}
        Point: {type: object, required: [x], properties: {x: {type: number}}}
        """)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("any", {"a": [1, None]}),
        ("any", None),
        ("pair", ["a", 1]),
        ("pair", ["a"]),
        ("row", ["a", {"x": 1.0}, True, False]),
        ("open_row", ["a", {"b": 1}, 2]),
        ("anything", [1, "a", None, {}]),
        ("nothing", []),
        ("text", "x"),
        ("number", 5),
        ("object", {"a": 1}),
        ("patterns", {"x-a": "b"}),
        ("unevaluated", {"x": 1.0, "y": 2.0}),
        ("unevaluated_typed", {"a": 1}),
        ("base64", "aGk="),
        ("image", "aGk="),
        ("byte", "aGk="),
        ("json_text", '{"a": 1}'),
        ("json_text", "abcd"),
        ("html", "abcd"),
        ("several", "a"),
        ("several", 5),
        ("several", [1, 2]),
        ("examples", "third"),
        ("untyped", {"a": "b", "c": 1}),
    ],
)
def test_there_and_back(keywords: Things, name: str, value: Any) -> None:
    found = keywords.echo(**{name: value})
    fields = keywords.types.Thing.model_fields
    read = next(getattr(found, n) for n, f in fields.items() if (f.alias or n) == name)
    assert read == value or hasattr(read, "model_dump") or name == "row"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("never", 5), ("pair", [1, "a", None]), ("nothing", [1]), ("text", "y")),
        *(("number", "5x"), ("patterns", {"y": 1}), ("unevaluated", {"z": 1})),
        *(("several", {"a": 1}), ("row", [{"y": 1}, "a"]), ("unevaluated_typed", {"a": "b"})),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_kept(keywords: Things, name: str, value: Any) -> None:
    keywords.read({name: value})


def test_a_tuple_is_a_list_of_what_its_places_may_hold(keywords: Things) -> None:
    found = keywords.read({"row": ["a", {"x": 1.0}, True]})
    assert isinstance(found.row[1], keywords.types.Point)
    hints = keywords.types.Thing.model_fields
    assert hints["pair"].annotation == list[str | int] | None


def test_bytes_in_json_are_base64(keywords: Things) -> None:
    text = base64.b64encode(b"hello").decode()
    assert keywords.send(binary=b"hello") == {"binary": text}
    assert keywords.read({"binary": text}).binary == b"hello"
    # Text that is encoded already stays text.
    assert keywords.send(base64=text, image=text) == {"base64": text, "image": text}
    assert keywords.read({"base64": text}).base64 == text


def test_examples_come_first(keywords: Things) -> None:
    assert '"examples": "first"' in keywords.case.text("docs/things/send.md")


READ_PAST = """
Thing:
  type: object
  properties:
    a: {type: string, not: {const: a}}
    b: {type: integer, not: {const: 1}}
    c: {type: array, items: {type: string}, contains: {const: a}, minContains: 1}
    d: {type: object, propertyNames: {pattern: ^a}, dependentRequired: {a: [b]}}
    e: {type: array, prefixItems: [{type: string}], unevaluatedItems: false}
    f: {type: string, contentMediaType: application/json, contentSchema: {type: object}}
  if: {required: [a]}
  then: {required: [b]}
  else: {required: [c]}
  dependentSchemas: {a: {required: [c]}}
"""


def test_what_is_read_past_is_named_once_with_its_place(things: MakeThings) -> None:
    made = things(READ_PAST)
    first = made.case.text("openapi.yaml").splitlines().index("    Thing:") + 1
    expected = {
        "not": (3, " (2 times)"),
        "contains": (5, ""),
        "minContains": (5, ""),
        "propertyNames": (6, ""),
        "dependentRequired": (6, ""),
        "unevaluatedItems": (7, ""),
        "contentSchema": (8, ""),
        "if": (9, ""),
        "then": (10, ""),
        "else": (11, ""),
        "dependentSchemas": (12, ""),
    }
    found = {
        problem.message: problem.place.line - first
        for problem in made.case.problems
        if problem.place and problem.unsupported
    }
    assert found == {
        f"`{keyword}` is not enforced by the generated code{times}": line
        for keyword, (line, times) in expected.items()
    }
    # Nothing is lost of what the code does.
    value = {"a": "a", "b": 1, "c": [], "d": {"z": 1}, "e": ["a", 1], "f": "x"}
    made.echo(**value)


def test_the_last_line_of_the_run_counts_what_is_read_past(
    things: MakeThings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = things(READ_PAST)
    # Away from the configuration of this repository.
    monkeypatch.chdir(made.case.folder)
    settings = {"spec": "openapi.yaml", "output": "again"}
    asked = Request(None, settings, (), (), quiet=False, verbose=False, json=False)
    result = generate(asked, force=False, rename=False, update_lock=False)
    assert result.summary.endswith("11 warnings, 11 unsupported")


def test_numbers_that_come_as_text_are_numbers(keywords: Things) -> None:
    keywords.case.wire.answer(json={"unevaluated": {"x": "1.5"}, "pair": ["1", "2"]})
    found = keywords.case.client.things.get()
    assert found.unevaluated.x == 1.5
    assert found.pair == ["1", "2"]
