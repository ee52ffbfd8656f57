"""Whether the examples of a schema are what the schema says, as far as answers show them."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.api import Api
from ...model.schema import (
    Absent,
    ArraySchema,
    Json,
    ObjectSchema,
    Reference,
    Schema,
    UnionSchema,
)
from ..accepts import accepts


def agreeing(api: Api, schema: Schema, shown: Json | Absent) -> bool:
    """Return False where an example is refused for certain by the schema that it is of.

    `shown` is the example of the whole answer; with it none of those inside is shown.
    """
    if not isinstance(shown, Absent):
        return accepts(api, schema, shown)
    return all(_agrees(api, each) for each in _reached(api, schema))


def _agrees(api: Api, schema: Schema) -> bool:
    return all(accepts(api, schema, example) for example in schema.examples)


def _reached(api: Api, start: Schema) -> Iterator[Schema]:
    """Yield a schema and those inside it, but none below an example, which says it all."""
    met: set[str] = set()
    pending = [start]
    while pending:
        schema = pending.pop()
        yield schema
        if schema.examples:
            continue
        if isinstance(schema, Reference):
            if schema.target not in met:
                met.add(schema.target)
                pending.append(api.schemas[schema.target])
        else:
            pending += _inside(schema)


def _inside(schema: Schema) -> Iterator[Schema]:
    if isinstance(schema, ObjectSchema):
        yield from (field.schema for field in schema.properties)
        if schema.additional is not None:
            yield schema.additional
    elif isinstance(schema, ArraySchema):
        yield from (*schema.prefix, schema.items)
    elif isinstance(schema, UnionSchema):
        yield from schema.variants
