"""The variants of a union: what each is called, and what identifies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...model.api import Api
from ...model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    Json,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...values import dataclass
from ..summary import constant, summary

_WORDS: dict[type[Schema], str] = {
    AnySchema: "any",
    BooleanSchema: "boolean",
    NullSchema: "null",
    NumberSchema: "number",
    UnionSchema: "union",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several types. It may have no name.

    `label` is what a reader chooses it by: a value of the discriminator, where there is
    one. `part` is its part of an anchor.
    """

    name: str
    label: str
    part: str
    schema: Schema


def told_apart(api: Api, union: Schema, kinds: Sequence[Schema]) -> list[Variant]:
    """Return a union's variants, each with what tells it from the others.

    `kinds` are those that are shown: of unions inside of it the variants.
    """
    tags = dict(_tags(api, union, frozenset()))
    names = [_name(kind) for kind in kinds]
    often = Counter(names)
    found: list[Variant] = []
    for name, kind in zip(names, kinds, strict=True):
        own = tags.get(id(kind), ())
        label = " or ".join(own[:2]) + ", ..." * (len(own) > 2)
        if name and often[name] == 1:
            part = name
        else:
            marks = (name or _word(kind), own[0] if own else _mark(api, kind))
            part = "-".join(mark for mark in marks if mark)
        shown = label or name or summary(api, kind)
        found.append(Variant(name, shown, part, kind))
    return found


def _name(schema: Schema) -> str:
    return schema.target if isinstance(schema, Reference) else schema.title


def _tags(
    api: Api, schema: Schema, inside: frozenset[str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the values of discriminators by variant, those of inner unions after."""
    while isinstance(schema, Reference):
        if schema.target in inside:
            return
        inside |= {schema.target}
        schema = api.schemas[schema.target]
    if not isinstance(schema, UnionSchema):
        return
    told: dict[int, list[str]] = {}
    if schema.discriminator is not None:
        for tag, index in schema.discriminator.mapping:
            told.setdefault(index, []).append(tag)
    for index, variant in enumerate(schema.variants):
        if index in told:
            yield id(variant), tuple(told[index])
        yield from _tags(api, variant, inside)


def _word(schema: Schema) -> str:
    """Return a word for what kind of type one without a name is."""
    if isinstance(schema, Reference):
        return schema.target
    if isinstance(schema, ArraySchema):
        return f"array-{_name(schema.items) or _word(schema.items)}"
    if isinstance(schema, EnumSchema):
        return _text(schema.values[0]) if schema.constant else "enum"
    if isinstance(schema, StringSchema):
        return f"string-{schema.format}" if schema.format else "string"
    return _WORDS.get(type(schema), "object")


def _mark(api: Api, schema: Schema) -> str:
    """Return what an object has of its own, whatever others there are."""
    meant = api.resolve(schema)
    if not isinstance(meant, ObjectSchema):
        return ""
    listed = sorted(meant.properties, key=lambda p: (not p.required, p.wire))
    for prop in listed:
        kind = api.resolve(prop.schema)
        if isinstance(kind, EnumSchema) and kind.constant:
            return _text(kind.values[0])
    return listed[0].wire if listed else ""


def _text(value: Json) -> str:
    return value if isinstance(value, str) else constant(value)
