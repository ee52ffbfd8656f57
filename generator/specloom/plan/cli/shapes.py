"""Shapes: what the command line needs to know of a schema to read a flag's value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ...model.api import Api
from ...model.schema import (
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...names import kebab, singular
from ...runtime.cli.tables import Field, Scalar, Shape
from ..summary import variants as variants_of


def shape(api: Api, schema: Schema, *, uploads: bool = False) -> Shape:
    """Return the shape of a parameter: its fields, and nothing of what is in those.

    With `uploads` bytes travel as they are, so that a flag takes a path.
    """
    return _Shaper(api, uploads).shape(schema, fields=True)


class _Shaper:
    def __init__(self, api: Api, uploads: bool) -> None:
        self._api = api
        self._uploads = uploads
        self._inside: set[str] = set()

    def shape(self, schema: Schema, *, fields: bool) -> Shape:
        null = self._api.nullable(schema)
        if not isinstance(schema, Reference):
            return self._own(schema, fields)._replace(null=null)
        if schema.target in self._inside:
            return Shape("any", null=null)
        self._inside.add(schema.target)
        try:
            declared = self._api.schemas[schema.target]
            return self.shape(declared, fields=fields)._replace(null=null)
        finally:
            self._inside.discard(schema.target)

    def _own(self, schema: Schema, fields: bool) -> Shape:
        if isinstance(schema, StringSchema):
            return Shape("file" if schema.binary and self._uploads else "string")
        if isinstance(schema, NumberSchema):
            return Shape("integer" if schema.integer else "number")
        if isinstance(schema, BooleanSchema):
            return Shape("boolean")
        if isinstance(schema, EnumSchema):
            return _enum(schema)
        if isinstance(schema, ArraySchema):
            items = schema.items if not schema.prefix else None
            one = self.shape(items, fields=fields) if items else Shape("any")
            return Shape("array", items=one)
        if isinstance(schema, ObjectSchema):
            return self._object(schema, fields)
        if isinstance(schema, UnionSchema):
            return self._union(schema, fields)
        return Shape("any")

    def _object(self, schema: ObjectSchema, fields: bool) -> Shape:
        kinds = [kind for _, kind in schema.patterns]
        if schema.additional is not None:
            kinds.append(schema.additional)
        beside = None
        if kinds and not (schema.open and schema.properties):
            beside = (
                self.shape(kinds[0], fields=False) if len(kinds) == 1 else Shape("any")
            )
        if schema.is_map:
            return Shape("map", items=beside)
        known = tuple(self._fields(schema)) if fields else ()
        return Shape("object", items=beside, fields=known)

    def _fields(self, schema: ObjectSchema) -> Iterator[Field]:
        taken = {kebab(field.label or field.wire) for field in schema.properties}
        for field in schema.properties:
            if not self._api.travels(field.schema, request=True):
                continue
            name = kebab(field.label or field.wire.removesuffix("[]"))
            kind = self.shape(field.schema, fields=False)
            one = singular(name) if kind.kind == "array" else name
            also = "" if one in taken else one
            yield Field(name, field.wire, kind, also, field.required)

    def _union(self, schema: UnionSchema, fields: bool) -> Shape:
        kinds = [self.shape(v, fields=fields) for v in variants_of(self._api, schema)]
        merged = _merged([kind.fields for kind in kinds if kind.fields])
        plain = [kind._replace(fields=(), null=False) for kind in kinds]
        return _either(plain)._replace(fields=merged)


def _enum(schema: EnumSchema) -> Shape:
    values: list[Scalar] = []
    for value in schema.values:
        if not isinstance(value, (str, int, float, bool)):
            return Shape("any")
        values.append(value)
    return Shape("enum", values=tuple(values))


def _merged(variants: Sequence[tuple[Field, ...]]) -> tuple[Field, ...]:
    """Return the fields of all variants, those of one name made one.

    Required is what every variant that has fields requires.
    """
    merged: dict[str, Field] = {}
    required = [{f.wire for f in fields if f.required} for fields in variants]
    everywhere = required[0].intersection(*required[1:]) if required else set[str]()
    for field in chain(*variants):
        before = merged.get(field.wire)
        if before is not None:
            null = before.shape.null or field.shape.null
            both = [before.shape._replace(null=False), field.shape._replace(null=False)]
            field = before._replace(shape=_either(both)._replace(null=null))
        merged[field.wire] = field._replace(required=field.wire in everywhere)
    names = {field.name for field in merged.values()}
    return tuple(f._replace(also="") if f.also in names else f for f in merged.values())


def _either(shapes: Iterable[Shape]) -> Shape:
    """Return the one shape that there is, or a union; enums become one."""
    flat: list[Shape] = []
    for one in shapes:
        flat += one.variants if one.kind == "union" else (one,)
    values = dict.fromkeys(value for one in flat for value in one.values)
    enum = Shape("enum", values=tuple(values))
    kinds = list(dict.fromkeys(enum if one.kind == "enum" else one for one in flat))
    return kinds[0] if len(kinds) == 1 else Shape("union", variants=tuple(kinds))
