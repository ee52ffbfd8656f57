"""Examples are always valid, always end, and say as much as they can."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.model.api import Api
from specloom.model.build import build
from specloom.model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    Discriminator,
    EnumSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from specloom.plan.accepts import accepts
from specloom.plan.examples import example
from specloom.problems import Place
from specloom.read import read

AT = Place("x.yaml")
TEXT = StringSchema(place=AT)
THREADS = Path(__file__).parents[2] / "spec" / "threads.yaml"


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


def text(**facts: Any) -> StringSchema:
    return StringSchema(place=AT, **facts)


def number(**facts: Any) -> NumberSchema:
    return NumberSchema(place=AT, **facts)


def obj(**fields: Schema) -> ObjectSchema:
    return ObjectSchema(
        place=AT, properties=tuple(Property(k, v, True) for k, v in fields.items())
    )


def array(items: Schema, **facts: Any) -> ArraySchema:
    return ArraySchema(place=AT, items=items, **facts)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (TEXT, "string"),
        (text(format="date-time"), "2025-01-01T00:00:00Z"),
        (text(min_length=8), "stringst"),
        (text(max_length=3), "str"),
        (text(pattern="^[a-f]{4}-x?$"), "aaaa-"),
        (text(default="d"), "d"),
        (text(default="d", examples=("e",)), "e"),
        (text(examples=(5,), default="d"), "d"),
        (number(), 0),
        (number(minimum=3), 3),
        (number(maximum=-2), -2),
        (number(exclusive_minimum=0, exclusive_maximum=1), 0.5),
        (number(exclusive_minimum=0, integer=True), 1),
        (number(minimum=10, multiple_of=4), 12),
        (number(minimum=0.5, integer=True), 1),
        (BooleanSchema(place=AT), True),
        (EnumSchema(place=AT, values=("a", "b")), "a"),
        (array(TEXT), ["string"]),
        (array(TEXT, min_items=3, unique=True), ["string", "string2", "string3"]),
        (array(TEXT, max_items=0), []),
        (ObjectSchema(place=AT, additional=TEXT), {"foo": "string"}),
        (ObjectSchema(place=AT, additional=AnySchema(place=AT)), {"foo": "bar"}),
        (
            obj(name=TEXT, id=TEXT, run_id=TEXT),
            {"id": "id", "name": "string", "run_id": "run_id"},
        ),
    ],
)
def test_an_example_of(schema: Schema, expected: object) -> None:
    assert example(api(), schema) == expected


def test_fields_stand_in_the_order_of_the_docs() -> None:
    made = example(api(), obj(zeta=TEXT, alpha=TEXT, id=TEXT))
    assert list(made) == ["id", "alpha", "zeta"]


def test_a_type_inside_itself_ends() -> None:
    loop = Reference(place=AT, target="Tree")
    tree = ObjectSchema(
        place=AT,
        properties=(
            Property("children", array(loop), True),
            Property("parent", loop, False),
            Property("root", Reference(place=AT, target="Tree", nullable=True), True),
        ),
    )
    assert example(api(Tree=tree), loop) == {"children": [], "root": None}


def test_what_is_only_read_is_not_sent_and_what_is_only_written_not_answered() -> None:
    schema = obj(made=text(read_only=True), secret=text(write_only=True), name=TEXT)
    assert list(example(api(), schema)) == ["made", "name"]
    assert list(example(api(), schema, request=True)) == ["name", "secret"]


def test_the_discriminator_tells_which_variant_it_is() -> None:
    schema = UnionSchema(
        place=AT,
        variants=(obj(kind=TEXT), obj(kind=TEXT, more=TEXT)),
        discriminator=Discriminator("kind", (("second", 1), ("first", 0))),
    )
    assert example(api(), schema) == {"kind": "first"}


def test_the_discriminator_s_word_is_the_variant_s_own() -> None:
    kind = EnumSchema(place=AT, values=("first", "other"))
    schema = UnionSchema(
        place=AT,
        variants=(obj(kind=kind),),
        discriminator=Discriminator("kind", (("FirstSchema", 0),)),
    )
    assert example(api(), schema) == {"kind": "first"}


def fields(*names: str, **facts: Any) -> ObjectSchema:
    """Return an object whose fields may all be absent."""
    properties = tuple(Property(name, TEXT, False) for name in names)
    return ObjectSchema(place=AT, properties=properties, **facts)


def test_an_object_has_what_it_must_and_no_more_than_it_may() -> None:
    open_ = AnySchema(place=AT)
    undeclared = fields("a", additional=open_, undeclared=("b", "c"))
    assert example(api(), undeclared) == {"a": "string", "b": "b", "c": "c"}
    few = fields("a", "b", "c", max_properties=1, alternatives=((("b",), ("c",)),))
    assert example(api(), few) == {"b": "string"}
    closed = array(fields("a", undeclared=("b",)))
    assert example(api(), closed) == []


def test_an_example_without_what_it_must_have_is_passed_over() -> None:
    facts = {"additional": AnySchema(place=AT), "examples": ({"a": "A"},)}
    assert example(api(), fields("a", **facts)) == {"a": "A"}
    either = fields("a", "b", alternatives=((("b",),),), **facts)
    assert example(api(), either) == {"a": "string", "b": "string"}
    assert "b" in example(api(), fields("a", undeclared=("b",), **facts))


def test_a_type_that_branches_at_every_level_stays_small() -> None:
    schemas: dict[str, Schema] = {"L9": TEXT}
    for level in range(9):
        below = Reference(place=AT, target=f"L{level + 1}")
        schemas[f"L{level}"] = ObjectSchema(
            place=AT,
            properties=tuple(Property(f"f{n}", below, False) for n in range(9)),
        )
    made = example(api(**schemas), Reference(place=AT, target="L0"))
    assert len(str(made)) < 30_000


def test_every_answer_of_the_threads_description() -> None:
    built, _ = build(read(str(THREADS)))
    document = yaml.safe_load(THREADS.read_text())
    for name, schema in built.schemas.items():
        if name.startswith("New") or name.endswith("Request"):
            continue
        jsonschema.validate(
            example(built, schema),
            {
                "$ref": f"#/components/schemas/{name}",
                "components": document["components"],
            },
            cls=jsonschema.Draft202012Validator,
        )


def limits(
    values: st.SearchStrategy[Any],
) -> st.SearchStrategy[tuple[Any, Any]]:
    pairs = st.tuples(st.none() | values, st.none() | values)
    return pairs.filter(lambda p: None in p or p[0] <= p[1])


SCALARS: st.SearchStrategy[Schema] = st.one_of(
    limits(st.integers(0, 30)).map(lambda p: text(min_length=p[0], max_length=p[1])),
    limits(st.integers(-50, 50)).map(lambda p: number(minimum=p[0], maximum=p[1])),
    limits(st.integers(-9, 9)).map(
        lambda p: number(minimum=p[0], maximum=p[1], integer=True)
    ),
    st.sampled_from(["^a+$", "^(x|y)[0-9]{2,}$", r"^\d{3}-\w*$"]).map(
        lambda p: text(pattern=p)
    ),
    st.lists(st.text() | st.integers(), min_size=1).map(
        lambda v: EnumSchema(place=AT, values=tuple(v))
    ),
)
SCHEMAS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.tuples(inner, limits(st.integers(0, 4))).map(
            lambda p: array(p[0], min_items=p[1][0], max_items=p[1][1])
        ),
        st.dictionaries(st.text(max_size=4), inner, max_size=4).map(lambda f: obj(**f)),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda v: UnionSchema(place=AT, variants=tuple(v))
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(SCHEMAS)
def test_an_example_is_accepted(schema: Schema) -> None:
    made = example(api(), schema)
    assert accepts(api(), schema, made), made
