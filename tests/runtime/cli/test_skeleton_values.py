"""Sample values of single schemas: each one that the schema itself allows."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from specloom.runtime.cli import skeleton_values


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"type": "string"}, "NAME"),
        ({"type": "string", "maxLength": 2}, "NA"),
        ({"type": "string", "minLength": 6}, "NAMENA"),
        ({"type": "string", "minLength": 6, "maxLength": 5}, "NAMENA"),
        ({"type": "string", "format": "date"}, "2025-01-01"),
        ({"type": "string", "pattern": "^a+$", "examples": ["aa"]}, "aa"),
        ({"type": "string", "examples": ["Ann"]}, "NAME"),
        ({"type": "string", "default": "Bob"}, "Bob"),
        ({"type": ["string", "null"], "default": None}, "NAME"),
        ({"const": 0}, 0),
        ({"enum": [None, "b"]}, "b"),
        ({"enum": [None]}, None),
        ({"type": "boolean"}, True),
        ({"type": "boolean", "default": False}, False),
        ({"type": "null"}, None),
        ({"examples": [[1]]}, [1]),
        ({"type": "integer"}, 1),
        ({"type": "integer", "minimum": 2.5}, 3),
        ({"type": "integer", "maximum": -3}, -3),
        ({"type": "integer", "exclusiveMinimum": 5, "exclusiveMaximum": 7}, 6),
        ({"type": "integer", "multipleOf": 5}, 5),
        ({"type": "number"}, 1.5),
        ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.1}, 0.05),
        ({"type": "number", "maximum": 1, "multipleOf": 0.3}, 0.9),
        ({"type": "number", "minimum": 2}, 2),
    ],
)
def test_values(told: dict[str, Any], value: Any) -> None:
    found = skeleton_values.scalar(told, "name")
    assert (found, type(found)) == (value, type(value))
    if told.get("minLength", 0) <= told.get("maxLength", 9):
        Draft202012Validator(told).validate(found)


@pytest.mark.parametrize(
    "told",
    [
        {"type": "string"},
        {"type": "string", "format": "uri"},
        {"type": "integer", "multipleOf": 5},
        {"enum": ["a", "b", "c"]},
    ],
)
def test_items_that_must_differ_do(told: dict[str, Any]) -> None:
    items = [skeleton_values.scalar(told, "name", nth) for nth in range(3)]
    whole = {"type": "array", "items": told, "uniqueItems": True}
    Draft202012Validator(whole).validate(items)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"enum": ["a", "", True]}, "a or '' or true"),
        ({"enum": ["a", None]}, ""),
        ({"enum": [*range(10)]}, "0 or 1 or 2 or 3 or 4 or 5 or 6 or 7 or 2 more"),
        ({"format": "int64", "minimum": 0}, "int64"),
        ({"minimum": 0, "maximum": 2}, "0 to 2"),
        ({"exclusiveMinimum": 0, "multipleOf": 2}, "more than 0, a multiple of 2"),
        ({"minLength": 1, "pattern": "^a"}, "at least 1 character, matching ^a"),
        ({"maxItems": 3}, "at most 3 items"),
        ({"minProperties": 1, "maxProperties": 2}, "1 to 2 fields"),
        ({"examples": ["x"]}, "such as x"),
        ({"examples": ["SHOWN"]}, ""),
        ({"examples": [{"a": 1}]}, ""),
    ],
)
def test_remarks(told: dict[str, Any], said: str) -> None:
    assert ", ".join(skeleton_values.facts(told, "SHOWN")) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two.", "One."),
        ("Some, e.g. this one", "Some, e.g. this one"),
        ("First\nline.\n\nSecond.", "First\nline."),
        ("word " * 40, f"{'word ' * 29}word ..."),
    ],
)
def test_the_first_sentence(text: str, said: str) -> None:
    assert skeleton_values.first_sentence(text) == said


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({}, "KEY"),
        ({"additionalProperties": False}, None),
        ({"patternProperties": {"^x-": {}}, "additionalProperties": False}, "x-key"),
        ({"patternProperties": {"^[a-z]+$": {}}, "additionalProperties": False}, "key"),
        ({"patternProperties": {"(": {}}, "additionalProperties": False}, None),
    ],
)
def test_keys_are_those_that_patterns_allow(
    told: dict[str, Any], key: str | None
) -> None:
    assert skeleton_values.key(told, 1) == key
