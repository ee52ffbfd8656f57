"""Beside a type that admits anything, only what names fields or values is told."""

from __future__ import annotations

from specloom.model.schema import AnySchema, Schema, UnionSchema
from specloom.plan.telling import telling

from .test_summary import AT, NUMBER, TEXT, api, array, enum, map_of, obj, ref, union

ANY = AnySchema(place=AT)
NEVER = AnySchema(place=AT, never=True)


def told(*kinds: Schema, values: bool = True, **declared: Schema) -> list[Schema]:
    return list(telling(api(**declared), kinds, values=values))


def test_all_types_tell_something_where_none_admits_anything() -> None:
    kinds = [TEXT, NUMBER, array(ANY), map_of(ANY)]
    assert told(*kinds) == kinds


def test_texts_and_numbers_say_no_more_than_anything() -> None:
    assert told(TEXT, ANY, array(NUMBER)) == [ANY]
    assert told(TEXT, union(NUMBER, ANY)) == [union(NUMBER, ANY)]


def test_objects_and_values_do_wherever_they_are() -> None:
    thing, listed, of_values = obj("a"), array(obj("b")), map_of(enum("x", "y"))
    kinds = [thing, TEXT, listed, of_values]
    assert told(*kinds, ANY) == [thing, listed, of_values, ANY]
    assert told(*kinds, ANY, values=False) == [thing, listed, ANY]


def test_what_tells_and_admits_anything_stands_alone() -> None:
    either = union(obj("a"), ANY)
    assert told(ref("Either"), ANY, TEXT, Either=either) == [ref("Either")]


def test_a_type_inside_itself_is_looked_at_once() -> None:
    knot = UnionSchema(place=AT, variants=(array(ref("Knot")), TEXT))
    assert told(ref("Knot"), ANY, Knot=knot) == [ANY]
    assert told(ref("Knot"), NUMBER, Knot=knot) == [ref("Knot"), NUMBER]


def test_what_admits_nothing_tells_nothing_beside_others() -> None:
    assert told(TEXT, NEVER) == [TEXT]
    assert told(NEVER) == [NEVER]
