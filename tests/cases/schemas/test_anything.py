"""Unions in which one variant admits anything: no more is said than that tells."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def free(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          required: [text]
          properties:
            text: {anyOf: [{type: string, format: uuid}, {}]}
            kind: {anyOf: [{enum: [a, b]}, {}]}
            point: {anyOf: [{$ref: '#/components/schemas/Point'}, {type: string}, {}]}
            points: {type: array, items: {anyOf: [{$ref: '#/components/schemas/Point'}, {}]}}
            texts: {type: object, additionalProperties: {anyOf: [{type: string}, {}]}}
            any: {nullable: true}
        Point: {type: object, required: [x], properties: {x: {type: number}}}
        """)  # fmt: skip


def test_in_answers_only_models_are_told_beside_any(free: Things) -> None:
    fields = free.types.Thing.model_fields
    assert fields["text"].annotation is Any
    assert fields["kind"].annotation == Any | None
    assert fields["point"].annotation == free.types.Point | Any | None
    assert fields["texts"].annotation == dict[str, Any] | None


def test_in_requests_models_and_values_are(free: Things) -> None:
    asked = inspect.signature(type(free.case.client.things).send).parameters
    assert {name: asked[name].annotation for name in ("text", "kind", "any")} == {
        "text": "object",
        "kind": "Literal['a', 'b'] | object | Omit",
        "any": "object | Omit",
    }
    assert asked["point"].annotation == "types.PointParam | object | Omit"
    assert asked["texts"].annotation == "Mapping[str, object] | Omit"


def test_what_is_a_model_is_read_as_one(free: Things) -> None:
    found = free.read({"text": 1, "point": {"x": 1.5}, "points": [{"x": 2.5}, "y"]})
    assert isinstance(found.point, free.types.Point)
    assert (found.points[0].x, found.points[1]) == (2.5, "y")
    assert free.read({"text": None, "point": "here"}).point == "here"


def test_an_argument_called_object_hides_no_annotation(things: MakeThings) -> None:
    made = things("""
        Thing: {type: object, properties: {object: {type: string}, any: {}}}
        """)
    asked = inspect.signature(type(made.case.client.things).send).parameters
    assert asked["any"].annotation == "builtins.object | Omit"
    assert made.send(object="x", any=None) == {"object": "x", "any": None}
