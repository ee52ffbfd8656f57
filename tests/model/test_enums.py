"""Enums that contradict their type, or nothing at all."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from specloom.model.enums import fitted

from .conftest import Tell


@pytest.mark.parametrize(
    ("types", "values", "read", "said"),
    [
        ("integer", ["1", "-2"], [1, -2], 'enum value "1" is no integer: taken for one'),
        ("number", ["0.5", "1"], [0.5, 1], 'enum value "0.5" is no number: taken for one'),
        ("boolean", ["true", "false"], [True, False], 'enum value "true" is no boolean: taken for one'),
        ("string", [1, 2.5, True], ["1", "2.5", "true"], "enum value 1 is no string: taken for one"),
        ("integer", ["one", "2"], ["one", 2], 'enum value "one" is no integer: taken as it is listed'),
        ("boolean", ["yes"], ["yes"], 'enum value "yes" is no boolean: taken as it is listed'),
        ("integer", ["9" * 5000], ["9" * 5000], None),
        ("integer", [1, "1"], [1], 'enum value "1" is no integer: taken for one'),
        ("integer", [1, 2.0], [1, 2], ""),
        ("integer", [math.inf, 1], [math.inf, 1], "enum value Infinity is no integer: taken as it is listed"),
        ("number", [1, 2.5], [1, 2.5], ""),
        ("", [1, "1", True], [1, "1", True], ""),
    ],
)  # fmt: skip
def test_values(types: str, values: list[Any], read: list[Any], said: str) -> None:
    found, told = fitted(values, [types] if types else [])
    assert list(map(repr, found)) == list(map(repr, read))
    assert said is None or told == said


@pytest.mark.parametrize(
    ("schema", "told", "said"),
    [
        ("{type: integer, enum: ['1', '2']}", "enum(1, 2)", 'enum value "1" is no integer: taken for one'),
        ("{type: string, enum: []}", "string", "an enum without values allows nothing: it is read past"),
        ("{type: array, items: {type: string}, enum: [a, b]}", '[*enum("a", "b")]', "the enum of an array lists no arrays: taken for what its items may be"),
        ("{type: array, enum: [a, b]}", '[*enum("a", "b")]', "the enum of an array lists no arrays: taken for what its items may be"),
        ("{type: array, items: {type: boolean}, enum: [a]}", "[*boolean]", "the enum of an array lists no arrays: taken for what its items may be"),
    ],
)  # fmt: skip
def test_what_is_made_of_them_is_said_once(
    build_api: Callable[..., Any], tell: Tell, schema: str, told: str, said: str
) -> None:
    api, problems = build_api(f"""
        components:
          schemas:
            A: {schema}
            B: {{allOf: [{{$ref: '#/components/schemas/A'}}, {{maxLength: 9}}]}}
        """)
    assert tell(api.schemas["A"]) == told
    assert [problem.message for problem in problems] == [said]
    assert problems[0].place.line == 7
