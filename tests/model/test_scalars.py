"""Plain values: read at once as they would be by way of a draft."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specloom.model import schemas
from specloom.model.api import Api
from specloom.model.scalars import plain_value
from specloom.model.schema import Schema
from specloom.read import Node

from ..conftest import Build

PLAIN: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "string", "format": "date-time", "nullable": True, "title": "When"},
    {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^a", "default": "a"},
    {"type": "string", "description": "Text.", "example": "a", "examples": ["b", "c"]},
    {"type": "integer", "minimum": 1, "maximum": 3, "exclusiveMinimum": True},
    {"type": "number", "multipleOf": 0.5, "readOnly": True, "deprecated": True},
    {"type": "boolean", "writeOnly": True, "examples": "odd", "nullable": "yes"},
    {"type": "boolean", "default": False, "x-specloom": {"name": "on"}, "x-b": 1},
]
OTHERS: list[dict[str, Any]] = [
    {},
    {"type": "object"},
    {"type": ["string", "null"]},
    {"type": "String"},
    {"type": "string", "enum": ["a"]},
    {"type": "string", "allOf": [{"minLength": 1}]},
    {"type": "string", "anyOf": [{"minLength": 1}]},
    {"type": "string", "not": {"minLength": 1}},
    {"type": "string", "$ref": "#/components/schemas/B"},
    {"type": "string", "$defs": {}},
]


@pytest.mark.parametrize("said", PLAIN, ids=json.dumps)
def test_a_plain_value_is_what_a_draft_makes_of_it(
    said: dict[str, Any], build_api: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Schema] = []

    def noted(node: Node, name: str) -> Schema | None:
        schema = plain_value(node, name)
        made.extend([schema] if schema else [])
        return schema

    monkeypatch.setattr(schemas, "plain_value", noted)
    at_once = _built(build_api, said)
    assert made == [at_once]
    monkeypatch.setattr(schemas, "plain_value", lambda *_: None)
    assert at_once == _built(build_api, said)


@pytest.mark.parametrize("said", OTHERS, ids=json.dumps)
def test_others_take_a_draft(
    said: dict[str, Any], build_api: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Schema | None] = []

    def noted(node: Node, name: str) -> Schema | None:
        made.append(plain_value(node, name))
        return made[-1]

    monkeypatch.setattr(schemas, "plain_value", noted)
    _built(build_api, said)
    assert made[0] is None


def _built(build_api: Build, said: dict[str, Any]) -> Schema:
    schemas = json.dumps({"A": said, "B": {"type": "object"}})
    api: Api = build_api(f"paths: {{}}\ncomponents: {{schemas: {schemas}}}\n")[0]
    return api.schemas["A"]
