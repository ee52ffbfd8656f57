"""What commands take as JSON Schema, as it follows from descriptions."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from specloom.plan.cli import Inputs, plan_inputs
from specloom.plan.cli.teller import pointer

from .conftest import SurfaceOf

HEAD = """
servers: [{url: https://api.example.com}]
paths:
  /things/{id}:
    post:
      x-specloom: {resource: things, method: put}
      parameters:
        - {name: id, in: path, required: true, description: Which., schema: {type: string}}
        - {name: "tags[]", in: query, schema: {type: array, items: {type: string}}}
        - {name: v, in: query, required: true, schema: {const: v2}}
      requestBody:
        content:
          %s:
            schema: {$ref: '#/components/schemas/Body'}
      responses: {'200': {description: ok}}
components:
  schemas:
"""
BODY = """
    Body:
      type: object
      required: [field]
      properties:
        field: %s
"""


def field(surface_of: SurfaceOf, schema: str, more: str = "") -> tuple[Any, Inputs]:
    """Return what is told of a field of a body, and all else."""
    text = HEAD % "application/json" + (BODY % schema) + more
    inputs = plan_inputs(surface_of(text))
    command = inputs.modules["things"]["put"]
    whole = {**command, "$defs": inputs.types}
    Draft202012Validator.check_schema(whole)
    return command["properties"]["field"], inputs


def test_a_command_takes_what_its_parameters_are(surface_of: SurfaceOf) -> None:
    _, inputs = field(surface_of, "{type: integer}")
    assert inputs.types == {}
    assert inputs.modules["things"]["put"] == {
        "type": "object",
        "properties": {
            "id": {"type": "string", "description": "Which."},
            "field": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["id", "field"],
        "additionalProperties": False,
    }


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        (
            "{type: string, format: date, minLength: 1, maxLength: 9, pattern: '^F'}",
            {
                "type": "string",
                "format": "date",
                "minLength": 1,
                "maxLength": 9,
                "pattern": "^F",
            },
        ),
        (
            "{type: string, pattern: '^a{3}$'}",
            {"type": "string", "pattern": "^a{3}$", "examples": ["aaa"]},
        ),
        (
            "{type: [integer, 'null'], minimum: 1, exclusiveMaximum: 9, multipleOf: 2, default: 4}",
            {
                "type": ["integer", "null"],
                "minimum": 1,
                "exclusiveMaximum": 9,
                "multipleOf": 2,
                "default": 4,
            },
        ),
        ("{type: integer, default: many}", {"type": "integer"}),
        ("{type: integer, maximum: 1, example: 2}", {"type": "integer", "maximum": 1}),
        ("{type: integer, example: 2}", {"type": "integer", "examples": [2]}),
        ("{const: a}", {"const": "a"}),
        ("{enum: [a, null]}", {"enum": ["a", None]}),
        ("{}", {}),
        ("{type: 'null'}", {"type": "null"}),
        (
            "{type: array, items: {type: string}, minItems: 1, maxItems: 2, uniqueItems: true}",
            {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "maxItems": 2,
                "uniqueItems": True,
            },
        ),
        (
            "{type: object, additionalProperties: {type: string}, minProperties: 1}",
            {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "minProperties": 1,
            },
        ),
        (
            "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
            {
                "type": "object",
                "properties": {"a": {"type": "string"}},
                "additionalProperties": False,
            },
        ),
        (
            "{type: object, required: [a, b], properties: {a: {}, b: {type: string, readOnly: true}}}",
            {"type": "object", "properties": {"a": {}}, "required": ["a"]},
        ),
        (
            "{type: string, title: A  title, description: ' Said. ', deprecated: true, writeOnly: true}",
            {
                "title": "A title",
                "description": "Said.",
                "deprecated": True,
                "writeOnly": True,
                "type": "string",
            },
        ),
        (
            "{oneOf: [{type: string}, {type: integer}]}",
            {"oneOf": [{"type": "string"}, {"type": "integer"}]},
        ),
        (
            "{oneOf: [{type: string}, {enum: [a]}]}",
            {"anyOf": [{"type": "string"}, {"const": "a"}]},
        ),
    ],
)
def test_schemas(surface_of: SurfaceOf, schema: str, told: Any) -> None:
    assert field(surface_of, schema)[0] == told


def test_types_are_told_once(surface_of: SurfaceOf) -> None:
    more = """
    Tree:
      type: object
      description: A tree.
      properties:
        left: {$ref: '#/components/schemas/Tree'}
        right: {anyOf: [{$ref: '#/components/schemas/Tree'}, {type: 'null'}]}
        leaf: {$ref: '#/components/schemas/Leaf', description: Of its own.}
    Leaf: {type: string, description: A leaf.}
    Other: {type: string}
"""
    told, inputs = field(surface_of, "{$ref: '#/components/schemas/Tree'}", more)
    assert told == {"$ref": "#/$defs/Tree"}
    assert [*inputs.types] == ["Leaf", "Tree"]
    tree = inputs.types["Tree"]["properties"]
    assert tree["left"] == {"$ref": "#/$defs/Tree"}
    assert tree["right"] == {"anyOf": [{"$ref": "#/$defs/Tree"}, {"type": "null"}]}
    assert tree["leaf"] == {"description": "Of its own.", "$ref": "#/$defs/Leaf"}


def test_a_discriminator_leads_to_types(surface_of: SurfaceOf) -> None:
    more = """
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind}
"""
    _, inputs = field(surface_of, "{$ref: '#/components/schemas/Pet'}", more)
    assert inputs.types["Pet"] == {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"},
        },
    }


def test_uploads_are_paths_in_forms_alone(surface_of: SurfaceOf) -> None:
    schema = "{type: array, items: {$ref: '#/components/schemas/Data'}}"
    more = "\n    Data: {type: string, format: binary}\n"
    told, _ = field(surface_of, schema, more)
    assert told == {"type": "array", "items": {"$ref": "#/$defs/Data"}}
    text = HEAD % "multipart/form-data" + (BODY % schema) + more
    put = plan_inputs(surface_of(text)).modules["things"]["put"]
    assert put["properties"]["field"]["items"] == {
        "type": "string",
        "format": "path",
        "contentMediaType": "application/octet-stream",
    }


@pytest.mark.parametrize("name", ["A", "a/b", "a~b", "a b", "50%", "ä"])
def test_pointers_are_those_of_json(name: str) -> None:
    whole = {"$ref": pointer(name), "$defs": {name: {"const": 1}}}
    valid = Draft202012Validator(whole)
    assert valid.is_valid(1)
    assert not valid.is_valid(2)
