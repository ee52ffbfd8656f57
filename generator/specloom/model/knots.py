"""Unions that are variants of themselves: the same values without saying it twice.

`A: anyOf [A, string]` is a string. `A: anyOf [B, string]` with `B: anyOf [A, integer]`
are two names of one union. Both say nothing wrong, and no type checker takes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..problems import DescriptionError, error
from .schema import AnySchema, Reference, Schema, UnionSchema


def untie(schemas: dict[str, Schema]) -> None:
    """Replace each declared union that leads back to itself by what it comes to."""
    links = {name: set(_links(schema)) for name, schema in schemas.items()}
    reached = {name: _reached(name, links) for name in schemas if links[name]}
    tied = {name: found for name, found in reached.items() if name in found}
    untied: dict[str, Schema] = {}
    for name, found in tied.items():
        schema = schemas[name]
        if isinstance(schema, UnionSchema):
            knot = {other for other in found if name in tied.get(other, ())}
            own = [v for v in schema.variants if not _leads(v, knot)]
            others = [
                variant
                for other in sorted(knot - {name})
                for variant in _variants(schemas[other], knot)
            ]
            mixed = [
                variant
                for inner in schema.variants
                if _leads(inner, knot)
                for variant in _variants(inner, knot)
            ]
            untied[name] = _union(schema, own, [*mixed, *others])
    schemas.update(untied)


def _links(schema: Schema) -> Iterator[str]:
    """Yield the declared schemas whose values are all values of this one."""
    if isinstance(schema, Reference):
        yield schema.target
    elif isinstance(schema, UnionSchema):
        for variant in schema.variants:
            yield from _links(variant)


def _reached(name: str, links: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = links.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _leads(schema: Schema, knot: set[str]) -> bool:
    return not knot.isdisjoint(_links(schema))


def _variants(schema: Schema, knot: set[str]) -> Iterator[Schema]:
    """Yield what a schema takes apart from what leads back into the knot."""
    if not _leads(schema, knot):
        yield schema
    elif isinstance(schema, UnionSchema):
        for variant in schema.variants:
            yield from _variants(variant, knot)


def _union(schema: UnionSchema, own: list[Schema], more: list[Schema]) -> Schema:
    variants = [*own, *more]
    if not variants:
        return AnySchema(
            place=schema.place, name=schema.name, description=schema.description
        )
    # Tags that led to what stays are kept, by its new position.
    kept = {id(variant): position for position, variant in enumerate(variants)}
    said = schema.discriminator
    tags = [
        (tag, kept[id(schema.variants[index])])
        for tag, index in (said.mapping if said else ())
        if id(schema.variants[index]) in kept
    ]
    told = None
    if said and tags:
        other = None if said.default is None else schema.variants[said.default]
        default = kept.get(id(other))
        told = replace(said, mapping=tuple(tags), default=default)
    return replace(schema, variants=tuple(variants), discriminator=told)


def refuse_alias_loops(schemas: dict[str, Schema]) -> None:
    """Raise DescriptionError for a schema that is another name of itself and no more."""
    for name, schema in schemas.items():
        seen = {name}
        while isinstance(schema, Reference):
            if schema.target in seen:
                message = f"schema {name!r} refers only to itself"
                hint = "give one schema of the loop a type"
                raise DescriptionError(error(schemas[name].place, message, hint))
            seen.add(schema.target)
            schema = schemas[schema.target]
