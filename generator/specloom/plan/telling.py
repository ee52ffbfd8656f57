"""Which types of several still tell something, where one among them admits all or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.api import Api
from ..model.schema import (
    AnySchema,
    ArraySchema,
    EnumSchema,
    ObjectSchema,
    Reference,
    Schema,
    UnionSchema,
)


def telling(
    api: Api, kinds: Iterable[Schema], *, values: bool = True
) -> tuple[Schema, ...]:
    """Return the types that tell something beside the others.

    One that admits nothing doesn't. Beside one that admits anything, a text or a number
    says no more; objects do by their fields, and enums by their `values`: answers are
    read as models, and an editor completes the keys and values of requests.
    """
    listed = tuple(kinds)
    possible = tuple(k for k in listed if not _is_never(api.resolve(k))) or listed
    free = [k for k in possible if _Search(api).free(k)]
    if not free:
        return possible
    kept = tuple(k for k in possible if _Search(api).tells(k, values))
    return kept if any(k in free for k in kept) else (*kept, free[0])


def held(schema: Schema) -> tuple[Schema, ...]:
    """Return the types of an array's items, or of a map's values; none of other types."""
    if isinstance(schema, ArraySchema):
        anything = schema.prefix and isinstance(schema.items, AnySchema)
        return schema.prefix if anything else (*schema.prefix, schema.items)
    if isinstance(schema, ObjectSchema) and not schema.properties:
        patterns = tuple(kind for _, kind in schema.patterns)
        rest = () if schema.additional is None else (schema.additional,)
        return (*patterns, *rest)
    return ()


def _is_never(schema: Schema) -> bool:
    return isinstance(schema, AnySchema) and schema.never


class _Search:
    """Looks into a type once, whatever refers to itself in it."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._met: set[str] = set()

    def free(self, schema: Schema) -> bool:
        """True for a type that admits anything."""
        meant = self._entered(schema)
        if isinstance(meant, UnionSchema):
            return any(map(self.free, meant.variants))
        return isinstance(meant, AnySchema) and not meant.never

    def tells(self, schema: Schema, values: bool) -> bool:
        """True for a type that names fields, or values, somewhere inside."""
        meant = self._entered(schema)
        if isinstance(meant, EnumSchema):
            return values
        if isinstance(meant, ObjectSchema) and meant.properties:
            return True
        inside = meant.variants if isinstance(meant, UnionSchema) else ()
        if meant is not None:
            inside = inside or held(meant)
        return any(self.tells(kind, values) for kind in inside)

    def _entered(self, schema: Schema) -> Schema | None:
        """Return what a schema means, None for a declared one met before."""
        while isinstance(schema, Reference):
            if schema.target in self._met:
                return None
            self._met.add(schema.target)
            schema = self._api.schemas[schema.target]
        return schema
