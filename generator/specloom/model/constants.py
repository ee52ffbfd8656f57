"""Tags that a discriminator's mapping says, written into the schemas they lead to.

A variant often describes its tag as any string, and only the union's mapping says which
one it is. Where that is the same in every union, the variant has a constant there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from .schema import (
    EnumSchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)


def fix_tags(schemas: dict[str, Schema], unions: Iterable[UnionSchema]) -> None:
    """Give the declared variants of unions the tags that mappings name for them."""
    said: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for union in unions:
        found = union.discriminator
        if found is None:
            continue
        for index, variant in enumerate(union.variants):
            name = _final_name(schemas, variant)
            leading = [tag for tag, at in found.mapping if at == index]
            # The variant of all other tags has no constant there.
            if name and leading and index != found.default:
                explicit = tuple(tag for tag in leading if tag in found.named)
                said.setdefault((name, found.wire), set()).add(explicit)
    for (name, wire), ways in said.items():
        tags = ways.pop()
        schema = schemas[name]
        if tags and not ways and isinstance(schema, ObjectSchema):
            properties = (
                _fixed(p, tags) if p.wire == wire else p for p in schema.properties
            )
            schemas[name] = replace(schema, properties=tuple(properties))


def _final_name(schemas: dict[str, Schema], schema: Schema) -> str:
    name = ""
    while isinstance(schema, Reference):
        name, schema = schema.target, schemas[schema.target]
    return name


def _fixed(prop: Property, tags: tuple[str, ...]) -> Property:
    schema = prop.schema
    # A declared string may be used elsewhere, for other values.
    if type(schema) is not StringSchema or schema.format:
        return prop
    facts = {f.name: getattr(schema, f.name) for f in fields(Schema)}
    return replace(prop, schema=EnumSchema(values=tags, **facts))
