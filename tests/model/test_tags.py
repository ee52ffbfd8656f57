"""Discriminators: declared, inferred from constants, and through nested unions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from specloom.model.schema import Discriminator, Schema, UnionSchema

Schemas = Callable[..., Mapping[str, Schema]]

DECLARED = """
Cat: {properties: {kind: {const: cat}, size: {const: small}, name: {type: string}}, required: [kind]}
Dog: {properties: {kind: {enum: [dog, puppy]}, size: {const: small}}, required: [kind]}
Bird: {allOf: [{$ref: '#/components/schemas/Animal'}, {properties: {kind: {const: bird}}}]}
Animal: {properties: {age: {type: integer}}}
Fish: {properties: {kind: {type: string}}}
CatOrDog: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
"""


def refs(*names: str) -> str:
    return ", ".join(f"{{$ref: '#/components/schemas/{name}'}}" for name in names)


@pytest.mark.parametrize(
    ("union", "tags"),
    [
        (f"oneOf: [{refs('Cat', 'Dog')}]", {"cat": 0, "dog": 1, "puppy": 1}),
        (f"anyOf: [{refs('Cat', 'Bird')}]", {"cat": 0, "bird": 1}),
        (
            f"oneOf: [{refs('CatOrDog', 'Bird')}]",
            {"cat": 0, "dog": 0, "puppy": 0, "bird": 1},
        ),
        (
            f"oneOf: [{refs('Cat', 'Dog')}], discriminator: {{propertyName: kind}}",
            {"cat": 0, "dog": 1, "puppy": 1},
        ),
        (
            f"oneOf: [{refs('Cat', 'Fish')}], discriminator: {{propertyName: kind}}",
            {"cat": 0, "Fish": 1},
        ),
        (
            f"oneOf: [{refs('Cat', 'Fish')}], discriminator:"
            " {propertyName: kind, mapping: {trout: Fish, cat: '#/components/schemas/Cat'}}",
            {"trout": 1, "cat": 0},
        ),
        (
            "oneOf: [{properties: {t: {const: a}}}, {properties: {t: {const: b}}}]",
            {"a": 0, "b": 1},
        ),
        (f"oneOf: [{refs('Cat', 'Dog')}, {{type: 'null'}}]", {"cat": 0, "dog": 1, "puppy": 1}),
        (f"anyOf: [{{type: string}}, {refs('Cat', 'Dog')}]", {"cat": 1, "dog": 2, "puppy": 2}),
        (
            f"oneOf: [{refs('Cat')}, {{enum: [a], type: [string, 'null']}}, {{type: array}}, {refs('Bird')}]",
            {"cat": 0, "bird": 3},
        ),
    ],
)  # fmt: skip
def test_tags(schemas: Schemas, union: str, tags: dict[str, int]) -> None:
    found = schemas(f"{DECLARED}A: {{{union}}}")["A"]
    assert isinstance(found, UnionSchema)
    assert found.discriminator is not None
    assert dict(found.discriminator.mapping) == tags


@pytest.mark.parametrize(
    "union",
    [
        f"oneOf: [{refs('Cat', 'Fish')}]",
        f"oneOf: [{refs('Cat', 'Cat')}]",
        f"oneOf: [{refs('Cat')}, {{type: string}}]",
        "oneOf: [{properties: {a: {}}}, {properties: {b: {}}}]",
    ],
)
def test_no_tags(schemas: Schemas, union: str) -> None:
    found = schemas(f"{DECLARED}A: {{{union}}}")["A"]
    assert isinstance(found, UnionSchema)
    assert found.discriminator is None


def test_a_property_that_tells_nothing_apart_is_no_discriminator(
    schemas: Schemas,
) -> None:
    found = schemas(f"{DECLARED}A: {{oneOf: [{refs('Cat', 'Dog')}]}}")["A"]
    assert isinstance(found, UnionSchema)
    assert found.discriminator == Discriminator(
        "kind", (("cat", 0), ("dog", 1), ("puppy", 1))
    )


def test_a_mapping_without_a_union_makes_one(schemas: Schemas) -> None:
    found = schemas(
        f"{DECLARED}A: {{properties: {{kind: {{type: string}}}}, discriminator:"
        " {propertyName: kind, mapping: {cat: Cat}}}"
    )["A"]
    assert isinstance(found, UnionSchema)
    assert found.discriminator == Discriminator("kind", (("cat", 0),), default=1)


def test_properties_beside_a_union_belong_to_each_variant(
    schemas: Schemas, tell: Callable[[Schema], str]
) -> None:
    found = schemas(
        f"{DECLARED}A: {{properties: {{id: {{type: string}}}}, oneOf: [{refs('Animal', 'Fish')}]}}"
    )["A"]
    assert tell(found) == "({id: string, age: integer} | {id: string, kind: string})"


def test_a_variant_that_refers_back_to_the_union(schemas: Schemas) -> None:
    found = schemas(f"""
        Tree: {{oneOf: [{refs("Leaf", "Branch")}]}}
        Leaf: {{properties: {{t: {{const: leaf}}}}}}
        Branch: {{properties: {{t: {{const: branch}}, of: {{type: array, items: {refs("Tree")}}}}}}}
        """)["Tree"]
    assert isinstance(found, UnionSchema)
    assert found.discriminator is not None
    assert dict(found.discriminator.mapping) == {"leaf": 0, "branch": 1}
