"""Everything that holds for a value is said where it applies."""

from __future__ import annotations

import pytest

from .conftest import FieldOf


@pytest.mark.parametrize(
    ("schema", "facts"),
    [
        ("{type: string, minLength: 1, maxLength: 64}", ["1 to 64 characters"]),
        ("{type: string, pattern: '^a+$'}", ["Pattern: ^a+$"]),
        ("{type: string, format: date-time}", ["Format: date-time"]),
        (
            "{type: string, contentEncoding: base64, contentMediaType: image/png}",
            ["Encoding: base64", "Media type: image/png"],
        ),
        ("{type: string, default: a}", ['Default: "a"']),
        ("{type: [string, 'null']}", ["May be null"]),
        ("{type: string, readOnly: true}", ["Read-only"]),
        ("{type: string, writeOnly: true}", ["Write-only"]),
        (
            "{type: integer, format: int64, minimum: 1, multipleOf: 2}",
            ["At least 1", "A multiple of 2", "Integer", "Format: int64"],
        ),
        (
            "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}",
            ["More than 0", "Less than 1"],
        ),
        (
            "{type: array, minItems: 2, uniqueItems: true, items: {type: string, maxLength: 9}}",
            ["At least 2 items", "No item twice", "Each: at most 9 characters"],
        ),
        (
            "{type: object, maxProperties: 16, additionalProperties: {type: string, pattern: ^A}}",
            ["At most 16 entries", "Each: pattern: ^A"],
        ),
        (
            "{anyOf: [{type: string, maxLength: 9}, {type: integer, minimum: 3}, {type: boolean}]}",
            ["As string: at most 9 characters", "As number: at least 3, integer"],
        ),
        (
            "{type: object, properties: {a: {}}, additionalProperties: {type: string}}",
            ["Others: string"],
        ),
        (
            "{type: object, properties: {a: {}}, additionalProperties: false}",
            ["No other fields"],
        ),
        (
            "{type: object, properties: {a: {}}, patternProperties: {^x-: {type: string}}}",
            ["Fields that match ^x-: string"],
        ),
        ("{type: object, properties: {a: {}}}", []),
    ],
)
def test_facts(field_of: FieldOf, schema: str, facts: list[str]) -> None:
    assert list(field_of(schema).facts) == facts
