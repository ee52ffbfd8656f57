"""Summaries read as the contract says, whatever the schema."""

from __future__ import annotations

import pytest

from specloom.model.api import Api
from specloom.model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from specloom.plan.summary import choices, ordered, summary
from specloom.problems import Place

AT = Place("x.yaml")
TEXT = StringSchema(place=AT)
NUMBER = NumberSchema(place=AT)


def api(**schemas: Schema) -> Api:
    return Api(
        title="",
        version="",
        description="",
        servers=(),
        operations=(),
        webhooks=(),
        schemas=schemas,
        security_schemes=(),
        security=(),
    )


def obj(*names: str, required: str = "") -> ObjectSchema:
    return ObjectSchema(
        place=AT,
        properties=tuple(Property(n, TEXT, n in required.split()) for n in names),
    )


def enum(*values: object) -> EnumSchema:
    return EnumSchema(place=AT, values=values)


def array(items: Schema, **facts: object) -> ArraySchema:
    return ArraySchema(place=AT, items=items, **facts)  # type: ignore[arg-type]


def union(*variants: Schema) -> UnionSchema:
    return UnionSchema(place=AT, variants=variants)


def map_of(schema: Schema) -> ObjectSchema:
    return ObjectSchema(place=AT, additional=schema)


def ref(target: str) -> Reference:
    return Reference(place=AT, target=target)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (TEXT, "string"),
        (StringSchema(place=AT, format="binary"), "binary"),
        (NUMBER, "number"),
        (NumberSchema(place=AT, integer=True), "number"),
        (BooleanSchema(place=AT), "boolean"),
        (NullSchema(place=AT), "null"),
        (AnySchema(place=AT), "any"),
        (AnySchema(place=AT, never=True), "never"),
        (enum("thread"), '"thread"'),
        (enum("a", "b"), '"a" or "b"'),
        (enum("a", 1, True, 'q"'), '"a" or 1 or true or "q\\""'),
        (enum(*"abcdefg"), '"a" or "b" or "c" or 4 more'),
        (map_of(TEXT), "map[string]"),
        (map_of(AnySchema(place=AT)), "map[any]"),
        (ObjectSchema(place=AT), "object { }"),
        (union(TEXT, AnySchema(place=AT)), "any"),
        (union(TEXT, array(AnySchema(place=AT))), "string or array of any"),
        (
            union(enum("a"), AnySchema(place=AT), TEXT, obj("b")),
            '"a" or object { b } or any',
        ),
        (union(TEXT, AnySchema(place=AT, never=True)), "string"),
        (array(array(TEXT)), "array of array of string"),
        (
            array(AnySchema(place=AT), prefix=(TEXT, NUMBER)),
            "array of string or number",
        ),
        (obj("a", "b", "c", "d"), "object { a, b, c, d }"),
        (obj("a", "b", "c", "d", "e"), "object { a, b, c, 2 more }"),
        (
            obj("metadata", "role", "content", required="role content"),
            "object { content, role, metadata }",
        ),
        (obj("a", "id"), "object { id, a }"),
        (union(TEXT, array(obj("x"))), "string or array of object { x }"),
        (union(TEXT, NullSchema(place=AT)), "string"),
        (union(TEXT, union(NUMBER, TEXT)), "string or number"),
        (StringSchema(place=AT, nullable=True), "string"),
        (ref("Thread"), "object { id }"),
        (array(ref("Tree")), "array of object { children }"),
        (ref("Json"), "string or array of Json"),
        (union(ref("Thread"), ref("Tree")), "object { id } or object { children }"),
        (
            union(TEXT, ref("Thread"), array(ref("Tree"))),
            "string or Thread or array of Tree",
        ),
    ],
)
def test_a_type_in_one_line(schema: Schema, expected: str) -> None:
    declared = api(
        Thread=obj("id"),
        Tree=ObjectSchema(
            place=AT, properties=(Property("children", array(ref("Tree")), True),)
        ),
        Json=union(TEXT, array(ref("Json"))),
    )
    assert summary(declared, schema) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (array(union(ref("A"), ref("B"))), "array of A or B"),
        (union(array(ref("A")), array(ref("B"))), "array of A or array of B"),
        (union(ref("A"), ref("A")), "object { type }"),
        (union(obj("type"), obj("type")), "object { type } or object { type }"),
        (union(ref("Loop"), ref("A")), "array of Loop or object { type }"),
    ],
)
def test_objects_that_read_the_same_are_still_two(
    schema: Schema, expected: str
) -> None:
    declared = api(A=obj("type"), B=obj("type"), Loop=array(ref("Loop")))
    assert summary(declared, schema) == expected


SIX = tuple(f'"{value}"' for value in "abcdef")


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (enum(*"abcd"), ()),
        (enum(*"abcdef"), SIX),
        (array(enum(*"abcdef")), SIX),
        (map_of(ref("Six")), SIX),
        (union(TEXT, ref("Six"), NullSchema(place=AT)), SIX),
        (union(*(enum(value) for value in "abcdef")), SIX),
        (
            union(TEXT, NUMBER, BooleanSchema(place=AT), ref("Thread"), ref("Six")),
            ("string", "number", "boolean", "Thread", *SIX),
        ),
        (obj(*"abcdef"), ()),
        (ref("Json"), ()),
    ],
)
def test_what_a_summary_cuts_is_found_whole(
    schema: Schema, expected: tuple[str, ...]
) -> None:
    declared = api(
        Six=enum(*"abcdef"), Thread=obj("id"), Json=union(TEXT, array(ref("Json")))
    )
    assert choices(declared, schema) == expected


def test_nothing_in_a_summary_can_steer_a_terminal() -> None:
    schema = union(obj("a\x1b[2J", "b\nc"), enum("\u202e", "\x9b"))
    assert summary(api(), schema) == (
        'object { "a\\u001b[2J", "b\\nc" } or "\\u202e" or "\\u009b"'
    )


def test_optional_stands_in_front_and_null_does_not_make_it_so() -> None:
    nullable = StringSchema(place=AT, nullable=True)
    assert summary(api(), nullable) == "string"
    assert summary(api(), nullable, required=False) == "optional string"


def test_fields_are_ordered_id_then_required_then_optional_by_name() -> None:
    fields = obj("z", "b", "id", "y", "a", required="z y").properties
    assert [field.wire for field in ordered(fields)] == ["id", "y", "z", "a", "b"]
