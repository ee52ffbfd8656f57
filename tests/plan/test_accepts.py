"""A value is refused only when it is wrong for certain."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.model.api import Api
from specloom.model.schema import (
    ABSENT,
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
from specloom.plan.accepts import accepts, default_of
from specloom.problems import Place

AT = Place("x.yaml")


def declared(**schemas: Schema) -> Api:
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


def text(**facts: Any) -> StringSchema:
    return StringSchema(place=AT, **facts)


def number(**facts: Any) -> NumberSchema:
    return NumberSchema(place=AT, **facts)


PAIR = ObjectSchema(
    place=AT, properties=(Property("a", text(), True), Property("b", number(), False))
)
OPEN = ObjectSchema(
    place=AT, properties=PAIR.properties, additional=BooleanSchema(place=AT)
)


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        (text(min_length=2, max_length=3), ["ab", "abc"], ["a", "abcd", 5, None]),
        (text(pattern="^a"), ["ab"], ["b"]),
        (text(pattern="(a+)+$"), ["unsure"], []),
        (text(nullable=True), [None], [0]),
        (number(minimum=1, exclusive_maximum=2), [1, 1.5], [0.9, 2, True, "1"]),
        (number(integer=True), [2, 2.0, 10**400], [2.5, float("inf"), float("nan")]),
        (BooleanSchema(place=AT), [True], [1, "true"]),
        (EnumSchema(place=AT, values=(1, "a")), [1, "a"], [True, 2, "b"]),
        (
            ArraySchema(place=AT, items=text(), max_items=1),
            [[], ["a"]],
            [[1], ["a", "b"]],
        ),
        (
            ArraySchema(place=AT, items=text(), prefix=(number(),)),
            [[1], [1, "a"]],
            [["a"], [1, 2]],
        ),
        (PAIR, [{"a": ""}, {"a": "", "b": 1}], [{}, {"a": 1}, {"a": "", "c": 1}, []]),
        (OPEN, [{"a": "", "c": True}], [{"a": "", "c": 1}]),
        (UnionSchema(place=AT, variants=(text(), number())), ["a", 1], [True]),
        (Reference(place=AT, target="Pair"), [{"a": ""}], [{}]),
        (NullSchema(place=AT), [None], [0]),
        (AnySchema(place=AT), [{}, 1, None], []),
        (AnySchema(place=AT, never=True), [], [{}, 1]),
    ],
)
def test_values(schema: Schema, good: list[Any], bad: list[Any]) -> None:
    api = declared(Pair=PAIR)
    assert [value for value in good if not accepts(api, schema, value)] == []
    assert [value for value in bad if accepts(api, schema, value)] == []


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        (number(default=5), 5),
        (number(default="5"), ABSENT),
        (number(default=5, minimum=6), 5),
        (text(default="a", pattern="b"), "a"),
        (ArraySchema(place=AT, items=text(), default=["a"]), ["a"]),
        (ArraySchema(place=AT, items=text(), default=["a", 1]), ABSENT),
        (ArraySchema(place=AT, items=text(), default="a"), ABSENT),
        (number(nullable=True, default=None), ABSENT),
        (EnumSchema(place=AT, values=("a",), default="b"), ABSENT),
        (Reference(place=AT, target="N"), 3),
        (Reference(place=AT, target="N", default="x"), ABSENT),
    ],
)
def test_a_default_is_told_where_it_is_of_the_type(
    schema: Schema, told: object
) -> None:
    assert default_of(declared(N=number(default=3)), schema) == told
