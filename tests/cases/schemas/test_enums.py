"""Enums: any values, open in answers, and read as meant where they contradict their type."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def enums(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          properties:
            empty: {enum: ['', a]}
            only_empty: {enum: ['']}
            mixed: {enum: [1, '1', true, 0.5]}
            floats: {type: number, enum: [0.5, 1]}
            words: {enum: [YES, NO, on, off, y, n, null, ~]}
            cases: {enum: [a, A, ä, Ä]}
            zones: {type: string, enum: [GMT0, GMT+0, GMT-0]}
            named: {type: integer, enum: [1, 2], x-enum-varnames: [ONE, TWO]}
            twice: {type: string, enum: [a, a, b]}
            one: {type: string, enum: [only]}
            constant: {const: 5}
            true: {type: boolean, enum: [true]}
            big: {type: integer, enum: [9007199254740993, -1]}
            hostile: {enum: ["\\"\\"\\"", "\\\\", "'", "\\n", "\\u2028", "{x}", "%s", "#"]}
            day: {type: string, format: date, enum: ['2020-01-01']}
            list: {type: array, items: {$ref: '#/components/schemas/Color'}}
            map: {type: object, additionalProperties: {$ref: '#/components/schemas/Color'}}
            color: {$ref: '#/components/schemas/Color'}
        Color: {type: string, enum: [red, green]}
        """)


KNOWN: list[tuple[str, list[Any]]] = [
    ("empty", ["", "a"]),
    ("only_empty", [""]),
    ("mixed", [1, "1", True, 0.5]),
    ("floats", [0.5, 1]),
    ("words", ["YES", "NO", "on", "off", "y", "n", None]),
    ("cases", ["a", "A", "ä", "Ä"]),
    ("zones", ["GMT0", "GMT+0", "GMT-0"]),
    ("named", [1, 2]),
    ("twice", ["a", "b"]),
    ("one", ["only"]),
    ("constant", [5]),
    ("true", [True]),
    ("big", [9007199254740993, -1]),
    ("hostile", ['"""', "\\", "'", "\n", "\u2028", "{x}", "%s", "#"]),
    ("day", ["2020-01-01"]),
    ("list", [["red", "green"], []]),
    ("map", [{"a": "red"}]),
    ("color", ["red"]),
]
UNKNOWN: list[tuple[str, Any]] = [
    *(("empty", "new"), ("only_empty", "new"), ("mixed", "new"), ("mixed", 7)),
    *(("floats", 7.5), ("words", "maybe"), ("cases", "b"), ("named", 7), ("named", "x")),
    *(("one", "new"), ("constant", 6), ("true", False), ("big", 2), ("hostile", "x")),
    *(("day", "2021-01-01"), ("list", ["red", "blue"]), ("map", {"a": "blue"})),
    *(("color", "blue"), ("color", 7), ("color", None), ("color", {"a": ["b"]})),
]  # fmt: skip


def attribute(made: Things, found: Any, wire: str) -> Any:
    fields = made.types.Thing.model_fields
    return next(getattr(found, n) for n, f in fields.items() if (f.alias or n) == wire)


@pytest.mark.parametrize(("wire", "values"), KNOWN)
def test_known_values_travel_as_they_are(
    enums: Things, wire: str, values: list[Any]
) -> None:
    for value in values:
        read = attribute(enums, enums.echo(**{wire: value}), wire)
        assert repr(read) == repr(value)


@pytest.mark.parametrize(("wire", "value"), UNKNOWN)
def test_unknown_values_are_kept(enums: Things, wire: str, value: Any) -> None:
    read = attribute(enums, enums.read({wire: value}), wire)
    assert repr(read) == repr(value)


@pytest.mark.parametrize(("wire", "values"), KNOWN[:-3])
def test_flags_take_the_values(enums: Things, wire: str, values: list[Any]) -> None:
    for value in values:
        word = {None: "null", True: "true"}.get(value, str(value)) if not isinstance(value, (int, float)) or isinstance(value, bool) else str(value)  # fmt: skip
        enums.case.wire.answer(json={})
        ran = enums.case.cli("things", "send", f"--{wire.replace('_', '-')}={word}")
        assert (ran.code, ran.err) == (0, "")
        sent = enums.case.wire.json[wire]
        # `1` and "1" look the same to a shell: the first listed is meant.
        assert repr(sent) == repr(1 if (wire, value) == ("mixed", "1") else value)


def test_flags_refuse_other_values(enums: Things) -> None:
    ran = enums.case.cli("things", "send", "--zones=GMT")
    assert (ran.code, "wants GMT0 or GMT+0 or GMT-0" in ran.err) == (2, True)
    assert enums.case.wire.seen == []


@pytest.fixture
def contradictions(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          properties:
            numbers: {type: integer, enum: ['1', '2']}
            texts: {type: string, enum: [1, 2.5, true]}
            booleans: {type: boolean, enum: ['true']}
            some: {type: integer, enum: [one, 2]}
            items: {type: array, items: {type: string}, enum: [a, b]}
            none: {type: string, enum: []}
            objects: {enum: [{a: 1}, [2]]}
            object: {const: {a: 1}}
        """)


def test_values_are_read_by_their_type(contradictions: Things) -> None:
    found = contradictions.echo(
        numbers=1,
        texts="2.5",
        booleans=True,
        some="one",
        items=["a", "b"],
        none="x",
        objects={"a": 1},
        object={"a": 2},
    )
    assert (found.numbers, found.texts, found.booleans) == (1, "2.5", True)
    assert contradictions.read({"items": ["c"], "numbers": 3}).items == ["c"]
    contradictions.case.wire.answer(json={})
    words = ["--numbers=2", "--texts=1", "--booleans=true", "--item=a", "--none=x"]
    ran = contradictions.case.cli("things", "send", *words)
    assert (ran.code, ran.err) == (0, "")
    sent = {"numbers": 2, "texts": "1", "booleans": True, "items": ["a"], "none": "x"}
    assert contradictions.case.wire.json == sent


def test_contradictions_are_named(contradictions: Things) -> None:
    said = [warning.partition(" ")[2] for warning in contradictions.case.warnings]
    assert sorted(said) == sorted(
        [
            'warning: enum value "1" is no integer: taken for one',
            "warning: enum value 1 is no string: taken for one",
            'warning: enum value "true" is no boolean: taken for one',
            'warning: enum value "one" is no integer: taken as it is listed',
            "warning: the enum of an array lists no arrays: taken for what its items may be",
            "warning: an enum without values allows nothing: it is read past",
            "warning: `enum` of objects is not enforced by the generated code (2 times)",
        ]
    )


def test_a_text_beside_known_values_is_said_once(things: MakeThings) -> None:
    model = "anyOf: [{type: string}, {enum: [a, b]}, {oneOf: [{type: string}, {type: integer}]}]"
    made = things(
        f"Thing: {{type: object, required: [model], properties: {{model: {{{model}}}}}}}"
    )
    source = made.case.text("{name}/types/thing.py")
    assert 'model: str | Literal["a", "b"] | int\n' in source
