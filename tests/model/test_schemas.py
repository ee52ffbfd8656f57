"""Schema objects, one by one, and what the model makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from specloom.model.schema import (
    ABSENT,
    EnumSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from specloom.problems import DescriptionError

Schemas = Callable[..., Mapping[str, Schema]]
Tell = Callable[[Schema], str]

DECLARED = """
Text: {type: string}
Maybe: {type: [string, 'null']}
Base: {type: object, required: [x], properties: {x: {type: string}}}
Letter: {type: string, enum: [a, b, c]}
"""


def ref(name: str) -> str:
    return f"{{$ref: '#/components/schemas/{name}'}}"


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("{}", "any"),
        ("true", "any"),
        ("false", "never"),
        ("{type: string, format: uuid}", "uuid"),
        ("{type: integer}", "integer"),
        ("{type: boolean}", "boolean"),
        ("{type: int}", "integer"),
        ("{type: Boolean}", "boolean"),
        ("{type: [string, no such]}", "any"),
        ("{type: {type: string}}", "any"),
        ("{type: no such, properties: {a: {}}}", "{a: any}"),
        ("{const: 5}", "enum(5)"),
        ("{enum: ['', a, A]}", 'enum("", "a", "A")'),
        ("{enum: [1, '1', true, 1.5]}", 'enum(1, "1", true, 1.5)'),
        ("{enum: [a, a, b]}", 'enum("a", "b")'),
        ("{type: integer, enum: [2]}", "enum(2)"),
        ("{type: [string, integer]}", "(string | integer)"),
        ("{type: array}", "[*any]"),
        ("{items: {type: string}}", "[*string]"),
        ("{prefixItems: [{type: string}], items: false}", "[string, *never]"),
        ("{properties: {a: true, b: false}}", "{a: any, b: never}"),
        ("{type: object}", "{}"),
        ("{type: object, additionalProperties: true}", "{*: any}"),
        ("{type: object, additionalProperties: false}", "{closed}"),
        ("{additionalProperties: {type: integer}}", "{*: integer}"),
        ("{unevaluatedProperties: false, properties: {a: {}}}", "{a: any, closed}"),
        ("{patternProperties: {^x: {type: integer}}}", "{/^x/: integer}"),
        ("{minimum: 3}", "number"),
        ("{maxLength: 3}", "string"),
        ("{type: string, maxLength: .inf, minLength: .nan}", "string"),
        ("{required: [b], properties: {a: {}, b: {}}}", "{a: any, b!: any}"),
    ],
)
def test_shapes(schemas: Schemas, tell: Tell, schema: str, told: str) -> None:
    assert tell(schemas(f"A: {schema}")["A"]) == told


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("{type: string, nullable: true}", "string?"),
        ("{type: [string, 'null']}", "string?"),
        ("{type: ['null', array], items: {type: string}}", "[*string]?"),
        ("{type: 'null'}", "null?"),
        ("{const: null}", "null?"),
        ("{enum: [null]}", "null?"),
        ("{enum: [a, null]}", 'enum("a")?'),
        ("{type: string, nullable: true, enum: [a]}", 'enum("a")?'),
        ("{type: [string, 'null'], enum: [a, null]}", 'enum("a")?'),
        ("{type: string, enum: [a, null]}", 'enum("a")'),
        ("{oneOf: [{type: string}, {type: 'null'}]}", "string?"),
        ("{oneOf: [{type: string}, {const: null}]}", "string?"),
        ("{anyOf: [{enum: [null]}, {type: string}]}", "string?"),
        ("{oneOf: [{type: string}, {type: integer}, {type: 'null'}]}", "(string | integer)?"),
        ("{type: [string, integer, 'null']}", "(string | integer)?"),
        (f"{{anyOf: [{ref('Base')}, {{type: 'null'}}]}}", "Base?"),
        (f"{{allOf: [{ref('Base')}], nullable: true}}", "Base?"),
        (f"{{allOf: [{ref('Base')}, {{nullable: true}}]}}", "Base?"),
        (f"{{type: object, nullable: true, allOf: [{ref('Base')}]}}", "Base?"),
        ("{$ref: '#/components/schemas/Base', nullable: true}", "Base?"),
        ("{allOf: [{type: [string, 'null']}, {type: string}]}", "string"),
        (ref("Maybe"), "Maybe"),
    ],
)  # fmt: skip
def test_null(schemas: Schemas, tell: Tell, schema: str, told: str) -> None:
    assert tell(schemas(f"{DECLARED}A: {schema}")["A"]) == told


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        (f"{{allOf: [{ref('Base')}]}}", "Base"),
        (f"{{allOf: [{ref('Base')}, {{description: other}}]}}", "Base"),
        (f"{{allOf: [{ref('Base')}, {{properties: {{y: {{}}}}}}]}}", "{x!: string, y: any}"),
        (f"{{allOf: [{ref('Base')}], properties: {{y: {{}}}}}}", "{x!: string, y: any}"),
        (f"{{allOf: [{ref('Base')}, {{required: [y]}}, {{properties: {{y: {{}}}}}}]}}", "{x!: string, y!: any}"),
        ("{$ref: '#/components/schemas/Base', properties: {y: {}}}", "{x!: string, y: any}"),
        ("{allOf: [{properties: {x: {type: string}}}, {properties: {x: {description: d}}}]}", "{x: string}"),
        (f"{{allOf: [{{properties: {{x: {ref('Letter')}}}}}, {{properties: {{x: {{description: d}}}}}}]}}", "{x: Letter}"),
        (f"{{allOf: [{{properties: {{o: {{properties: {{a: {{}}}}}}}}}}, {{properties: {{o: {ref('Base')}}}}}]}}", "{o: {a: any, x!: string}}"),
        (f"{{allOf: [{ref('Letter')}, {{enum: [b, c, d]}}]}}", 'enum("b", "c")'),
        ("{allOf: [{type: integer}, {type: number}]}", "integer"),
        ("{allOf: [{allOf: [{properties: {a: {}}}]}, {properties: {b: {}}}]}", "{a: any, b: any}"),
        (f"{{allOf: [{ref('Base')}, {{oneOf: [{{properties: {{a: {{}}}}}}, {{properties: {{b: {{}}}}}}]}}]}}", "({x!: string, a: any} | {x!: string, b: any})"),
        (f"{{allOf: [{ref('Base')}, {{anyOf: [{{required: [x]}}, {{required: [y]}}]}}]}}", "{x!: string}"),
    ],
)  # fmt: skip
def test_what_holds_together(
    schemas: Schemas, tell: Tell, schema: str, told: str
) -> None:
    assert tell(schemas(f"{DECLARED}A: {schema}")["A"]) == told


def test_the_nearest_word_on_a_property_wins(schemas: Schemas) -> None:
    found = schemas("""
        Parent: {properties: {x: {type: string, description: parent, default: a, maxLength: 5}}}
        Child:
          allOf:
            - $ref: '#/components/schemas/Parent'
            - {properties: {x: {description: child, maxLength: 3}}}
        """)
    child = found["Child"]
    assert isinstance(child, ObjectSchema)
    x = child.properties[0].schema
    assert isinstance(x, StringSchema)
    assert (x.description, x.default, x.max_length) == ("child", "a", 3)


def test_siblings_of_a_reference_are_facts_of_their_own(schemas: Schemas) -> None:
    found = schemas("""
        Base: {type: string, description: base}
        A: {$ref: '#/components/schemas/Base', description: here, deprecated: true, default: x}
        """)
    a = found["A"]
    assert isinstance(a, Reference)
    assert (a.description, a.deprecated, a.default) == ("here", True, "x")
    assert found["Base"].default is ABSENT


def test_facts_stand_on_the_union_and_not_on_its_variants(schemas: Schemas) -> None:
    found = schemas("A: {type: [string, integer, 'null'], description: d, default: 1}")
    union = found["A"]
    assert isinstance(union, UnionSchema)
    assert (union.description, union.default) == ("d", 1)
    assert [v.description for v in union.variants] == ["", ""]
    assert [v.default for v in union.variants] == [ABSENT, ABSENT]


def test_limits(schemas: Schemas) -> None:
    new = schemas("A: {type: number, minimum: 1, exclusiveMaximum: 9}")["A"]
    old = schemas(
        "A: {type: number, minimum: 1, maximum: 9, exclusiveMaximum: true}", "3.0.3"
    )["A"]
    for found in (new, old):
        assert isinstance(found, NumberSchema)
        assert (found.minimum, found.maximum, found.exclusive_maximum) == (1, None, 9)


def test_names_of_enum_values(schemas: Schemas) -> None:
    found = schemas("A: {enum: [1, 2], x-enum-varnames: [ONE, TWO]}")["A"]
    assert isinstance(found, EnumSchema)
    assert found.names == ("ONE", "TWO")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A: {properties: {a: %s}}", "{a: A}"),
        ("A: {type: array, items: %s}", "[*A]"),
        ("A: {additionalProperties: %s}", "{*: A}"),
        ("A: {anyOf: [{type: string}, {type: array, items: %s}]}", "(string | [*A])"),
    ],
)
def test_recursion(schemas: Schemas, tell: Tell, text: str, told: str) -> None:
    assert tell(schemas(text % ref("A"))["A"]) == told


def test_a_schema_that_extends_itself_through_a_property(
    schemas: Schemas, tell: Tell
) -> None:
    found = schemas(f"""
        A: {{allOf: [{ref("B")}, {{properties: {{next: {ref("A")}}}}}]}}
        B: {{properties: {{other: {ref("A")}}}}}
        """)
    assert tell(found["A"]) == "{other: A, next: A}"
    assert tell(found["B"]) == "{other: A}"


def test_an_alias_of_itself_is_refused(schemas: Schemas) -> None:
    with pytest.raises(DescriptionError, match="refers only to itself"):
        schemas(f"A: {{allOf: [{ref('B')}]}}\nB: {{allOf: [{ref('A')}]}}")


def test_references_to_other_places_are_declared_under_a_name_of_their_own(
    schemas: Schemas, tell: Tell
) -> None:
    found = schemas("""
        A: {properties: {inner: {type: object, properties: {x: {}}}}}
        Inner: {type: string}
        B: {$ref: '#/components/schemas/A/properties/inner'}
        """)
    assert tell(found["B"]) == "Inner2"
    assert tell(found["Inner2"]) == "{x: any}"


def test_a_reference_into_another_file(
    schemas: Schemas, tell: Tell, tmp_path: Path
) -> None:
    (tmp_path / "other.yaml").write_text(
        "Pet: {type: object, properties: {friend: {$ref: '#/Pet'}}}"
    )
    found = schemas("A: {type: array, items: {$ref: 'other.yaml#/Pet'}}")
    assert tell(found["A"]) == "[*Pet]"
    assert tell(found["Pet"]) == "{friend: Pet}"


def test_what_restricts_values_only_is_said_and_read_past(
    build_api: Callable[[str], tuple[object, list[object]]],
) -> None:
    _, problems = build_api("""
        components:
          schemas:
            A: {type: string, not: {const: a}}
            B: {type: string, not: {const: b}}
        """)
    assert len(problems) == 1
    assert "`not` is not enforced by the generated code (2 times)" in str(problems[0])
