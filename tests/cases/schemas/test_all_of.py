"""allOf: several schemas that hold at once, read as the one that they come to."""

from __future__ import annotations

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def merged(things: MakeThings) -> Things:
    return things("""
        Base:
          type: object
          required: [id]
          properties:
            id: {type: string, description: Of the base., default: base, pattern: '^[a-z]+$'}
            place: {type: object, properties: {city: {type: string}}}
        Thing:
          allOf:
            - $ref: '#/components/schemas/Base'
            - required: [size]
            - type: object
              properties:
                id: {description: Of the thing., default: thing, pattern: '^t', minLength: 2}
                size: {type: integer}
                place: {$ref: '#/components/schemas/Point'}
        Point: {type: object, required: [x], properties: {x: {type: number}}}
        """)


def test_a_property_said_twice_is_one(merged: Things) -> None:
    found = merged.echo(id="t1", size=3)
    assert (found.id, found.size) == ("t1", 3)
    assert merged.types.Thing.model_fields["size"].is_required()
    source = merged.case.text("{name}/types/thing.py")
    assert "Of the thing." in source
    assert "Of the base." not in source


def test_flags(merged: Things) -> None:
    merged.case.wire.answer(json={"id": "t1", "size": 3})
    ran = merged.case.cli(
        "things", "send", "--id", "t1", "--size", "3", "--place.x", "1.5"
    )
    assert (ran.code, ran.err) == (0, "")
    assert merged.case.wire.json == {"id": "t1", "size": 3, "place": {"x": 1.5}}
    assert ran.json == {"id": "t1", "size": 3}


def test_async(merged: Things) -> None:
    merged.case.wire.answer(json={"id": "t1", "size": 3})
    found = merged.case.wait(merged.case.async_client.things.get())
    assert isinstance(found, merged.types.Thing)
