"""allOf: several schemas that hold at once, read as the one that they come to."""

from __future__ import annotations

from typing import Any, get_type_hints

import pytest

from .conftest import MakeThings, Things

BASE = """
Base:
  type: object
  required: [id]
  properties:
    id: {type: string, description: Of the base., default: base, pattern: '^[a-z]'}
    kind: {type: string}
    count: {type: number}
    place: {type: object, properties: {city: {type: string}}}
    bare: {type: object}
Point: {type: object, required: [x], properties: {x: {type: number}}}
"""


@pytest.fixture
def merged(things: MakeThings) -> Things:
    return things(BASE + """
Thing:
  description: The base and more.
  allOf:
    - $ref: '#/components/schemas/Base'
    - required: [size]
    - type: object
      properties:
        id: {description: Of the thing., default: thing, pattern: '1$', minLength: 2}
        size: {type: integer}
        kind: {enum: [a, b]}
        count: {type: integer}
        place: {$ref: '#/components/schemas/Point'}
        bare: {$ref: '#/components/schemas/Point'}
""")  # fmt: skip


def test_a_property_said_twice_is_one(merged: Things) -> None:
    found = merged.echo(id="t1", size=3, kind="a", count=1)
    assert (found.id, found.size, found.kind, found.count) == ("t1", 3, "a", 1)
    assert merged.types.Thing.model_fields["count"].annotation == int | None
    source = merged.case.text("{name}/types/thing.py")
    assert "Of the thing." in source
    assert "Of the base." not in source
    assert "(default: " not in source


def test_the_nearest_description_and_default_win(merged: Things) -> None:
    ran = merged.case.cli("things", "send", "--help")
    assert "Of the thing." in ran.out
    assert '"thing"' in ran.out
    assert "Of the base." not in ran.out


def test_a_branch_that_only_requires(merged: Things) -> None:
    assert merged.types.Thing.model_fields["size"].is_required()
    with pytest.raises(TypeError, match="size"):
        merged.send(id="t1")
    assert merged.case.cli("things", "send", "--id", "t1").code == 2


def test_what_the_child_narrows_stays_open_in_answers(merged: Things) -> None:
    assert merged.read({"id": "t1", "size": 1, "kind": "new"}).kind == "new"
    assert merged.read({"id": "t1", "size": 1, "count": 1.5}).count == 1.5


def test_an_object_and_a_reference_hold_both(merged: Things) -> None:
    found = merged.echo(id="t1", size=1, place={"city": "Ulm", "x": 1.5})
    assert (found.place.city, found.place.x) == ("Ulm", 1.5)


def test_a_reference_beside_a_bare_object_is_the_reference(merged: Things) -> None:
    found = merged.echo(id="t1", size=1, bare={"x": 1.5})
    assert isinstance(found.bare, merged.types.Point)


def test_flags(merged: Things) -> None:
    merged.case.wire.answer(json={"id": "t1", "size": 3})
    given = ("--id", "t1", "--size", "3", "--place.x", "1.5", "--place.city", "Ulm")
    ran = merged.case.cli("things", "send", *given)
    assert (ran.code, ran.err) == (0, "")
    sent = {"id": "t1", "size": 3, "place": {"x": 1.5, "city": "Ulm"}}
    assert merged.case.wire.json == sent
    assert ran.json == {"id": "t1", "size": 3}


def test_the_same_in_the_async_client(merged: Things) -> None:
    merged.case.wire.answer(json={"id": "t1", "size": 3})
    found = merged.case.wait(merged.case.async_client.things.send(id="t1", size=3))
    assert isinstance(found, merged.types.Thing)
    assert merged.case.wire.json == {"id": "t1", "size": 3}


@pytest.fixture
def wrapped(things: MakeThings) -> Things:
    return things(BASE + """
Thing:
  type: object
  properties:
    one: {description: With a note., allOf: [{$ref: '#/components/schemas/Point'}]}
    siblings: {$ref: '#/components/schemas/Child'}
    diamond: {$ref: '#/components/schemas/Diamond'}
    letter: {$ref: '#/components/schemas/Narrow'}
    deep: {$ref: '#/components/schemas/Deep'}
Child: {allOf: [{$ref: '#/components/schemas/Point'}], properties: {more: {type: string}}, required: [more]}
Left: {allOf: [{$ref: '#/components/schemas/Point'}, {properties: {left: {type: string}}}]}
Right: {allOf: [{$ref: '#/components/schemas/Point'}, {properties: {right: {type: string}}}]}
Diamond: {allOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Right'}]}
Letter: {type: string, enum: [a, b, c]}
Narrow: {allOf: [{$ref: '#/components/schemas/Letter'}, {enum: [b, c, d]}]}
Deep: {allOf: [{allOf: [{allOf: [{$ref: '#/components/schemas/Diamond'}]}]}, {properties: {deep: {type: boolean}}}]}
""")  # fmt: skip


def test_one_reference_with_a_note_is_the_reference(wrapped: Things) -> None:
    assert isinstance(wrapped.echo(one={"x": 1.0}).one, wrapped.types.Point)
    assert "With a note." in wrapped.case.text("{name}/types/thing.py")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("siblings", {"x": 1.0, "more": "m"}),
        ("diamond", {"x": 1.0, "left": "l", "right": "r"}),
        ("deep", {"x": 1.0, "left": "l", "right": "r", "deep": True}),
    ],
)
def test_branches_come_together(
    wrapped: Things, name: str, value: dict[str, Any]
) -> None:
    found = getattr(wrapped.echo(**{name: value}), name)
    assert set(type(found).model_fields) == value.keys()
    assert {wire: getattr(found, wire) for wire in value} == value


def test_values_are_those_that_all_branches_list(wrapped: Things) -> None:
    wrapped.echo(letter="b")
    ran = wrapped.case.cli("things", "send", "--letter", "a")
    assert (ran.code, "wants b or c" in ran.err) == (2, True)


def test_branches_that_contradict_each_other_are_named(things: MakeThings) -> None:
    found = things("""
        Thing:
          type: object
          properties:
            type: {allOf: [{type: string}, {type: integer}]}
            values: {allOf: [{enum: [a]}, {enum: [b]}]}
        """)
    assert [w.partition(" ")[2] for w in found.case.warnings] == [
        "warning: nothing is both string and integer: the last word is taken",
        "warning: no value is in both enums: the last word is taken",
    ]
    assert found.echo(type=1, values="b").type == 1


def test_hints_of_the_code_resolve(wrapped: Things) -> None:
    for name in ("Thing", "ThingParam", "Child", "Narrow"):
        kind = getattr(wrapped.types, name, None)
        if isinstance(kind, type):
            assert get_type_hints(kind)
