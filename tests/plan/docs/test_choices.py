"""What a value may be is listed where a summary cuts it, or where it is told of."""

from __future__ import annotations

import pytest

from .conftest import FieldOf

FIVE = "[a, b, c, d, e]"
TOLD = "{enum: [a, 2], x-enum-descriptions: ['The <b>first</b>.', '']}"


@pytest.mark.parametrize(
    ("schema", "title", "listed"),
    [
        ("{enum: [a, b]}", "One of", {}),
        ("{type: string}", "One of", {}),
        (
            f"{{enum: {FIVE}}}",
            "One of",
            dict.fromkeys(['"a"', '"b"', '"c"', '"d"', '"e"'], ""),
        ),
        (
            f"{{anyOf: [{{type: string}}, {{enum: {FIVE}}}]}}",
            "Known values",
            dict.fromkeys(['"a"', '"b"', '"c"', '"d"', '"e"'], ""),
        ),
        (
            f"{{type: array, items: {{anyOf: [{{type: string}}, {{enum: {FIVE}}}]}}}}",
            "Known values",
            dict.fromkeys(['"a"', '"b"', '"c"', '"d"', '"e"'], ""),
        ),
        (TOLD, "One of", {'"a"': "The **first**.", "2": ""}),
        (
            f"{{type: array, items: {TOLD}}}",
            "One of",
            {'"a"': "The **first**.", "2": ""},
        ),
        ("{enum: [a], x-enumDescriptions: {a: A.}}", "One of", {'"a"': "A."}),
        (
            "{enum: [a, b], x-ms-enum: {values: [{value: b, description: B.}, {value: a}]}}",
            "One of",
            {'"a"': "", '"b"': "B."},
        ),
        # What says no more than the value, or belongs to no value, is nothing.
        ("{enum: [a, b], x-enum-descriptions: [a, b]}", "One of", {}),
        ("{enum: [a, b], x-enum-descriptions: [A.]}", "One of", {}),
        ("{enum: [a, b], x-ms-enum: {values: 1}}", "One of", {}),
    ],
)
def test_choices(
    field_of: FieldOf, schema: str, title: str, listed: dict[str, str]
) -> None:
    choices = field_of(schema).choices
    assert {choice.text: choice.description for choice in choices.listed} == listed
    assert choices.title == title
    assert choices.are_told == any(listed.values())
