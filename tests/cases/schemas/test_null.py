"""Null, absent and default: the whole matrix, in the spelling of 3.0 and of 3.1."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from .conftest import MakeThings, Things

MATRIX = list(itertools.product((False, True), repeat=3))
SPELLINGS = {
    "3.0.3": ("3.0.3", "type: string, nullable: true"),
    "3.1.0": ("3.1.0", "type: [string, 'null']"),
    "one of": ("3.1.0", "oneOf: [{type: string}, {type: 'null'}]"),
    "any of": ("3.1.0", "anyOf: [{type: 'null'}, {type: string}]"),
}


def name(required: bool, nullable: bool, default: bool) -> str:
    flags = {"required": required, "nullable": nullable, "default": default}
    return "_".join(["a", *(word for word, said in flags.items() if said)])


NAMES = [name(*cell) for cell in MATRIX]
REQUIRED = [name(*cell) for cell in MATRIX if cell[0]]
NULLABLE = [name(*cell) for cell in MATRIX if cell[1]]


@pytest.fixture(params=SPELLINGS.values(), ids=SPELLINGS)
def matrix(request: pytest.FixtureRequest, things: MakeThings) -> Things:
    version, maybe = request.param
    lines: list[str] = []
    for required, nullable, default in MATRIX:
        said = maybe if nullable else "type: string"
        said += ", default: d" if default else ""
        lines.append(f"    {name(required, nullable, default)}: {{{said}}}")
    head = f"Thing:\n  type: object\n  required: [{', '.join(REQUIRED)}]\n"
    inner = "Outer:\n  type: object\n  properties: {in: {$ref: '#/components/schemas/Thing'}}\n"
    text = f"{head}  properties:\n" + "\n".join(lines) + f"\n{inner}"
    return things(text, version)


def test_what_a_model_may_leave_out(matrix: Things) -> None:
    fields = matrix.types.Thing.model_fields
    assert [n for n in NAMES if fields[n].is_required()] == REQUIRED
    for field in NAMES:
        null = type(None) in getattr(fields[field].annotation, "__args__", ())
        assert null == (field in NULLABLE or field not in REQUIRED)


def test_null_is_told_from_absent_in_answers(matrix: Things) -> None:
    every = dict.fromkeys(NAMES, "v")
    assert matrix.read(every).model_fields_set == set(NAMES)
    null = {field: None if field in NULLABLE else "v" for field in NAMES}
    found = matrix.read(null)
    assert {f for f in NAMES if getattr(found, f) is None} == set(NULLABLE)
    least = matrix.read(dict.fromkeys(REQUIRED, "v"))
    assert least.model_fields_set == set(REQUIRED)
    # A default is the server's to apply: an absent value is None here.
    assert [getattr(least, f) for f in NAMES if f not in REQUIRED] == [None] * 4


def test_an_answer_without_what_it_must_have_is_kept(matrix: Things) -> None:
    found = matrix.read({})
    assert found.model_fields_set == set()
    assert [getattr(found, field) for field in NAMES] == [None] * len(NAMES)
    null = dict.fromkeys(NAMES)
    assert matrix.read(null).model_fields_set == set(NAMES)


def test_only_what_is_set_is_sent(matrix: Things) -> None:
    least = dict.fromkeys(REQUIRED, "v")
    assert matrix.send(**least) == least
    null = {field: None if field in NULLABLE else "v" for field in NAMES}
    assert matrix.send(**null) == null
    for field in set(NAMES) - set(REQUIRED):
        given = {**least, field: None if field in NULLABLE else "v"}
        assert matrix.send(**given) == given


@pytest.mark.parametrize("missing", REQUIRED)
def test_what_is_required_has_to_be_given(matrix: Things, missing: str) -> None:
    given = {field: "v" for field in REQUIRED if field != missing}
    with pytest.raises(TypeError, match=missing):
        matrix.send(**given)
    assert matrix.case.wire.seen == []


def test_the_command_line_sends_null_where_null_will_do(matrix: Things) -> None:
    # Text that reads null is text where null is no value.
    words = [f"--{field.replace('_', '-')}=null" for field in NAMES]
    matrix.case.wire.answer(json={})
    ran = matrix.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    sent = {field: None if field in NULLABLE else "null" for field in NAMES}
    assert matrix.case.wire.json == sent


def test_defaults_are_shown_and_not_sent(matrix: Things) -> None:
    words = [f"--{field.replace('_', '-')}=v" for field in REQUIRED]
    matrix.case.wire.answer(json={})
    matrix.case.cli("things", "send", *words)
    assert matrix.case.wire.json == dict.fromkeys(REQUIRED, "v")
    assert '"d"' in matrix.case.cli("things", "send", "--help").out


SHAPES_30 = """
Thing:
  type: object
  properties:
    letter: {type: string, nullable: true, enum: [a, b]}
    listed: {type: string, nullable: true, enum: [a, b, null]}
    contradicted: {type: string, enum: [a, b, null]}
    list: {type: array, nullable: true, items: {type: integer, nullable: true}}
    map: {type: object, nullable: true, additionalProperties: {type: integer, nullable: true}}
    wrapped: {nullable: true, allOf: [{$ref: '#/components/schemas/Point'}]}
    typed: {type: object, nullable: true, allOf: [{$ref: '#/components/schemas/Point'}]}
    either: {nullable: true, oneOf: [{$ref: '#/components/schemas/Point'}, {type: string}]}
    named: {$ref: '#/components/schemas/Maybe'}
    any: {nullable: true}
Point: {type: object, required: [x], properties: {x: {type: number}}}
Maybe: {type: string, nullable: true, enum: [a]}
"""
SHAPES_31 = """
Thing:
  type: object
  properties:
    letter: {type: [string, 'null'], enum: [a, b, null]}
    listed: {enum: [a, b, null]}
    contradicted: {type: string, enum: [a, b, null]}
    list: {type: [array, 'null'], items: {type: [integer, 'null']}}
    map: {type: ['null', object], additionalProperties: {type: [integer, 'null']}}
    wrapped: {anyOf: [{$ref: '#/components/schemas/Point'}, {type: 'null'}]}
    typed: {type: [object, 'null'], required: [x], properties: {x: {type: number}}}
    either: {oneOf: [{$ref: '#/components/schemas/Point'}, {type: string}, {type: 'null'}]}
    named: {$ref: '#/components/schemas/Maybe'}
    any: {}
    nothing: {type: 'null'}
    constant: {const: null}
    old: {type: string, nullable: true}
Point: {type: object, required: [x], properties: {x: {type: number}}}
Maybe: {type: [string, 'null'], enum: [a, null]}
"""
VALUES: dict[str, Any] = {
    "letter": "a",
    "listed": "b",
    "contradicted": "a",
    "list": [1, None],
    "map": {"k": None, "l": 1},
    "wrapped": {"x": 1.0},
    "typed": {"x": 1.0},
    "either": {"x": 1.0},
    "named": "a",
    "any": [1],
}


@pytest.mark.parametrize(
    ("text", "version"), [(SHAPES_30, "3.0.3"), (SHAPES_31, "3.1.0")]
)
def test_null_in_every_shape(things: MakeThings, text: str, version: str) -> None:
    made = things(text, version)
    fields = made.types.Thing.model_fields
    by_wire = {n if f.alias is None else f.alias: n for n, f in fields.items()}
    found = made.echo(**VALUES)
    assert isinstance(found.wrapped, made.types.Point)
    assert found.list_ == [1, None]
    null = dict.fromkeys(by_wire)
    assert made.send(**null) == null
    found = made.read(null)
    assert found.model_fields_set == set(by_wire.values())
    # An enum that lists null is of that type only: a null there is no value to send.
    flags = [f"--{wire}=null" for wire in by_wire if wire != "contradicted"]
    made.case.wire.answer(json={})
    ran = made.case.cli("things", "send", *flags)
    assert (ran.code, ran.err) == (0, "")
    del null["contradicted"]
    # One use of an array's flag is one item of it, where an item may be null.
    null["list"] = [None]
    assert made.case.wire.json == null
    ran = made.case.cli("things", "send", "--contradicted=null")
    assert (ran.code, "wants a or b" in ran.err) == (2, True)
