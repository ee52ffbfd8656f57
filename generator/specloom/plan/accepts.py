"""Whether a value fits a schema, told without doubt or not at all."""

from __future__ import annotations

import math
from typing import Final

from ..model.api import Api
from ..model.schema import (
    ABSENT,
    Absent,
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
from ..plain import is_list, is_mapping
from .patterns import compiled

_LONGEST_MATCHED: Final = 200


def accepts(api: Api, schema: Schema, value: Json) -> bool:
    """Return False when the schema refuses the value for certain.

    Formats are not looked into, nor patterns where matching could take for ever.
    """
    if value is None and api.nullable(schema):
        return True
    if isinstance(schema, Reference):
        return accepts(api, api.schemas[schema.target], value)
    if isinstance(schema, UnionSchema):
        return any(accepts(api, variant, value) for variant in schema.variants)
    if isinstance(schema, EnumSchema):
        return any(value == v and type(value) is type(v) for v in schema.values)
    if isinstance(schema, StringSchema):
        return isinstance(value, str) and _string(schema, value)
    if isinstance(schema, BooleanSchema):
        return isinstance(value, bool)
    if isinstance(schema, NumberSchema):
        return isinstance(value, (int, float)) and _number(schema, value)
    if isinstance(schema, ArraySchema):
        return is_list(value) and _array(api, schema, value)
    if isinstance(schema, ObjectSchema):
        return is_mapping(value) and _object(api, schema, value)
    if isinstance(schema, NullSchema):
        return value is None
    return not (isinstance(schema, AnySchema) and schema.never)


def default_of(api: Api, schema: Schema) -> Json | Absent:
    """Return what the server takes where nothing is given, ABSENT where that isn't told.

    Null tells nothing, nor does a default of another type. Limits bind only callers.
    """
    for one in (schema, api.resolve(schema)):
        if one.default is not ABSENT and one.default is not None:
            return one.default if _of_type(api, schema, one.default) else ABSENT
    return ABSENT


def _of_type(api: Api, schema: Schema, value: Json) -> bool:
    meant = api.resolve(schema)
    if isinstance(meant, UnionSchema):
        return any(_of_type(api, variant, value) for variant in meant.variants)
    if isinstance(meant, StringSchema):
        return isinstance(value, str)
    if isinstance(meant, NumberSchema):
        bare = NumberSchema(place=meant.place, integer=meant.integer)
        return accepts(api, bare, value)
    if isinstance(meant, ArraySchema):
        plain = () if meant.prefix or not is_list(value) else value
        return is_list(value) and all(_of_type(api, meant.items, v) for v in plain)
    if isinstance(meant, ObjectSchema):
        return is_mapping(value)
    return accepts(api, meant, value)


def _string(schema: StringSchema, value: str) -> bool:
    if not _within(len(value), schema.min_length, schema.max_length):
        return False
    is_short = len(value) <= _LONGEST_MATCHED
    expression = compiled(schema.pattern) if schema.pattern and is_short else None
    return expression is None or expression.search(value) is not None


def _number(schema: NumberSchema, value: float) -> bool:
    if isinstance(value, bool) or not -math.inf < value < math.inf:
        return False
    if schema.integer and value != int(value):
        return False
    if not _within(value, schema.minimum, schema.maximum):
        return False
    if schema.exclusive_minimum is not None and value <= schema.exclusive_minimum:
        return False
    return schema.exclusive_maximum is None or value < schema.exclusive_maximum


def _array(api: Api, schema: ArraySchema, value: list[Json]) -> bool:
    if not _within(len(value), schema.min_items, schema.max_items):
        return False
    kinds = schema.prefix[: len(value)]
    kinds += (schema.items,) * (len(value) - len(kinds))
    return all(accepts(api, k, v) for k, v in zip(kinds, value, strict=True))


def _object(api: Api, schema: ObjectSchema, value: dict[str, Json]) -> bool:
    if not _within(len(value), schema.min_properties, schema.max_properties):
        return False
    if any(field.required and field.wire not in value for field in schema.properties):
        return False
    if not all(name in value for name in schema.undeclared):
        return False
    for sets in schema.alternatives:
        if not any(all(name in value for name in names) for names in sets):
            return False
    for key, item in value.items():
        field = schema.property(key)
        kind = field.schema if field else schema.additional
        if kind is None and not schema.patterns:
            return False
        if kind is not None and not accepts(api, kind, item):
            return False
    return True


def _within(value: float, least: float | int | None, most: float | int | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)
