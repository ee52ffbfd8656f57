"""Columns: what a table shows of each item of a list, chosen from its schema."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.api import Api
from ...model.schema import (
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...runtime.cli.columns import chosen, holder
from ..summary import variants
from ..surface import Method, Result

_WIDE_FORMATS = frozenset(("uri", "url", "uri-reference", "byte", "binary", "html"))
_WIDE = frozenset(
    [
        *("body", "content", "description", "html", "instructions", "markdown", "note"),
        *("notes", "output", "prompt", "query", "sha", "summary", "text", "token"),
        *("uri", "url", "json", "base64"),
    ]
)
"""Last words of names that are given to what is long."""
_LONG = 120


def columns(api: Api, method: Method) -> tuple[str, ...]:
    """Return the wire names of a table's columns; none where data alone tells them.

    What stands in the path is the same in all rows, and known to who asks.
    """
    item = _item(api, method.result)
    if item is None:
        return ()
    asked = {a.wire for a in method.arguments if a.place == "path" and a.wire != "id"}
    fields = sorted(_fields(api, item), key=lambda field: not field.required)
    fitting = (field.wire for field in fields if _fits(api, field))
    return chosen(wire for wire in fitting if wire not in asked)


def _item(api: Api, result: Result) -> Schema | None:
    """Return what a list's items are, None where the answer is no list."""
    if result.pagination is not None:
        return result.pagination.item
    if result.kind == "lines":
        return result.schema
    meant = api.resolve(result.schema) if result.schema is not None else None
    if isinstance(meant, ObjectSchema):
        held = meant.property(holder(field.wire for field in meant.properties))
        meant = api.resolve(held.schema) if held is not None else None
    return meant.items if isinstance(meant, ArraySchema) else None


def _fields(api: Api, item: Schema) -> Iterator[Property]:
    """Yield the fields of an object, of a union those that all its variants have."""
    meant = api.resolve(item)
    if isinstance(meant, ObjectSchema):
        yield from meant.properties
    elif isinstance(meant, UnionSchema):
        kinds = [api.resolve(kind) for kind in variants(api, meant)]
        objects = [kind for kind in kinds if isinstance(kind, ObjectSchema)]
        if objects and len(objects) == len(kinds):
            first, *others = objects
            for field in first.properties:
                found = [kind.property(field.wire) for kind in others]
                if all(one is not None and _fits(api, one) for one in found):
                    yield field


def _fits(api: Api, field: Property) -> bool:
    meant = api.resolve(field.schema)
    if field.schema.deprecated or not api.travels(field.schema, request=False):
        return False
    last = field.wire.lower().replace("-", "_").rpartition("_")[2]
    return last not in _WIDE and _is_short(api, meant)


def _is_short(api: Api, schema: Schema) -> bool:
    if isinstance(schema, StringSchema):
        long = schema.max_length is not None and schema.max_length > _LONG
        return not long and not schema.binary and schema.format not in _WIDE_FORMATS
    if isinstance(schema, EnumSchema):
        return not schema.constant
    if isinstance(schema, UnionSchema):
        kinds = [api.resolve(kind) for kind in variants(api, schema)]
        texts = (StringSchema, EnumSchema, NumberSchema)
        return bool(kinds) and all(isinstance(kind, texts) for kind in kinds)
    return isinstance(schema, (NumberSchema, BooleanSchema))
