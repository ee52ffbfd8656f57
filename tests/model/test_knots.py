"""Unions that lead back to themselves take what they take without that."""

from __future__ import annotations

import pytest

from specloom.model.schema import Discriminator, UnionSchema

from .conftest import Schemas, Tell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}", "(string)"),
        (
            """
            A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}
            B: {$ref: '#/components/schemas/A'}
            """,
            "(string)",
        ),
        (
            """
            A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}
            B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}
            """,
            "(string | integer)",
        ),
        (
            """
            A:
              anyOf:
                - type: string
                - oneOf: [{$ref: '#/components/schemas/A'}, {type: integer}]
            """,
            "(string | integer)",
        ),
        ("A: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}", "any"),
        (
            "A: {anyOf: [{type: array, items: {$ref: '#/components/schemas/A'}}, {type: string}]}",
            "([*A] | string)",
        ),
    ],
)  # fmt: skip
def test_untied(schemas: Schemas, tell: Tell, text: str, expected: str) -> None:
    assert tell(schemas(text)["A"]) == expected


def test_tags_keep_leading_to_their_variants(schemas: Schemas) -> None:
    found = schemas("""
        A:
          oneOf:
            - {$ref: '#/components/schemas/A'}
            - {$ref: '#/components/schemas/Cat'}
          discriminator:
            propertyName: kind
            mapping: {cat: '#/components/schemas/Cat'}
        Cat: {type: object, properties: {kind: {type: string}}}
        """)["A"]
    assert isinstance(found, UnionSchema)
    assert found.discriminator == Discriminator("kind", (("cat", 0),))
