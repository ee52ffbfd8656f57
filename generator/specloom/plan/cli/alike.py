"""Whether the types of a union exclude each other, as `oneOf` says that they do.

Descriptions often say so of types that don't; no value of both would then be valid.
"""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

from ...model.api import Api
from ...model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    StringSchema,
    UnionSchema,
)

_KINDS: dict[type[Schema], str] = {
    StringSchema: "string",
    NumberSchema: "number",
    BooleanSchema: "boolean",
    NullSchema: "null",
    ArraySchema: "array",
    ObjectSchema: "object",
}


def exclude_each_other(api: Api, union: UnionSchema) -> bool:
    """True when no value can be of two of a union's variants, for certain."""
    if any(api.nullable(one) for one in union.variants):
        return False
    kinds = [api.resolve(one) for one in union.variants]
    return all(_apart(api, one, other) for one, other in combinations(kinds, 2))


def _apart(api: Api, one: Schema, other: Schema) -> bool:
    ours, theirs = _types(one), _types(other)
    if not ours or not theirs:
        return False
    if not ours & theirs:
        return True
    if isinstance(one, EnumSchema) and isinstance(other, EnumSchema):
        return not _values(one) & _values(other)
    if isinstance(one, ObjectSchema) and isinstance(other, ObjectSchema):
        return _tagged_apart(api, one, other)
    return False


def _tagged_apart(api: Api, one: ObjectSchema, other: ObjectSchema) -> bool:
    """True when a field that both require has no value in common."""
    for field in one.properties:
        theirs = other.property(field.wire)
        if theirs is None or not (field.required and theirs.required):
            continue
        kinds = (api.resolve(field.schema), api.resolve(theirs.schema))
        both = (field.schema, theirs.schema)
        if any(api.nullable(s) or not api.travels(s, request=True) for s in both):
            continue
        if all(isinstance(kind, EnumSchema) for kind in kinds) and _apart(api, *kinds):
            return True
    return False


def _types(schema: Schema) -> set[str]:
    """Return the kinds of JSON values that are of a type, none where that is unclear."""
    if isinstance(schema, EnumSchema):
        return {_type_of(value) for value in schema.values}
    if isinstance(schema, (UnionSchema, AnySchema)):
        return set()
    return {_KINDS[type(schema)]}


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    if value is None:
        return "null"
    return "array" if isinstance(value, list) else "object"


def _values(schema: EnumSchema) -> set[str]:
    return {json.dumps(value, sort_keys=True, default=str) for value in schema.values}
