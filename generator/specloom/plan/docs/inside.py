"""What is inside of a type: the fields, variants or items that a reader is shown."""

from __future__ import annotations

from typing import Final

from ...model.api import Api
from ...model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...values import dataclass
from ..summary import ordered, variants
from .variants import told_apart

LEAVES: Final = (
    AnySchema,
    BooleanSchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    StringSchema,
)
"""Types with nothing inside."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands one level inside of a type: a property, a variant or an item.

    `anchor` is its part of an anchor. Variants have a `label` to choose them by.
    """

    name: str
    schema: Schema
    anchor: str
    required: bool = True
    label: str = ""


class Inside:
    """Looks one level into the types of an API, into each once.

    `request` says whether what only requests hold is shown, or what only answers do;
    None stands for both.
    """

    def __init__(self, api: Api, *, request: bool | None) -> None:
        self.api = api
        self._request = request
        # With each list its type, so that no other one gets that identity.
        self._known: dict[int, tuple[Schema, list[Part]]] = {}

    def core(self, schema: Schema) -> tuple[str, Schema]:
        """Return the type that has the fields: the items of an array, what is referred to.

        With it the name of the last declared type on the way, if there is one.
        """
        name = ""
        if isinstance(schema, LEAVES):
            return name, schema
        passed: set[str] = set()
        while True:
            kinds = self._kinds(schema)
            if isinstance(schema, Reference) and schema.target not in passed:
                name = schema.target
                passed.add(name)
                schema = self.api.schemas[name]
            elif len(kinds) == 1:
                schema = kinds[0]
            else:
                return name, schema

    def parts(self, core: Schema) -> list[Part]:
        """Return what is one level inside of a type, if it tells anything."""
        if isinstance(core, LEAVES):
            return []
        known = self._known.get(id(core))
        if known is None:
            known = self._known[id(core)] = (core, self._looked(core))
        return known[1]

    def _looked(self, core: Schema) -> list[Part]:
        if isinstance(core, ObjectSchema) and not core.is_map:
            return [
                Part(prop.wire, prop.schema, prop.wire, prop.required)
                for prop in ordered(core.properties)
                if self._shows(prop.schema)
            ]
        kinds = self._kinds(core)
        if not any(self._tells_more(kind, frozenset()) for kind in kinds):
            return []
        told = told_apart(self.api, core, kinds)
        if isinstance(core, UnionSchema):
            return [Part(v.name, v.schema, v.part, label=v.label) for v in told]
        # Items and patterns stand for what they are at: no reader chooses one of them.
        places = _places(core)
        return [Part(v.name, v.schema, at) for v, at in zip(told, places, strict=True)]

    def _shows(self, schema: Schema) -> bool:
        return self._request is None or self.api.travels(schema, request=self._request)

    def _kinds(self, schema: Schema) -> tuple[Schema, ...]:
        """Return the variants of a union, and the types that an array or a map holds."""
        if isinstance(schema, UnionSchema):
            return variants(self.api, schema)
        if isinstance(schema, ArraySchema):
            return schema.prefix or (schema.items,)
        if isinstance(schema, ObjectSchema) and schema.is_map:
            patterns = tuple(kind for _, kind in schema.patterns)
            return (
                patterns
                if schema.additional is None
                else (*patterns, schema.additional)
            )
        return ()

    def _has_fields(self, schema: Schema, seen: frozenset[str]) -> bool:
        """True when there is something to show inside a type."""
        if isinstance(schema, Reference):
            if schema.target in seen:
                return False
            target = self.api.schemas[schema.target]
            return self._has_fields(target, seen | {schema.target})
        if isinstance(schema, ArraySchema):
            kinds = [*schema.prefix, schema.items]
            return any(self._has_fields(kind, seen) for kind in kinds)
        if isinstance(schema, ObjectSchema):
            if schema.properties:
                return True
            kinds = [kind for _, kind in schema.patterns]
            kinds += [schema.additional] if schema.additional is not None else []
            return any(self._has_fields(kind, seen) for kind in kinds)
        if isinstance(schema, UnionSchema):
            kinds = [*variants(self.api, schema)]
            return any(self._tells_more(kind, seen) for kind in kinds)
        return False

    def _tells_more(self, schema: Schema, seen: frozenset[str]) -> bool:
        meant = self.api.resolve(schema)
        if isinstance(meant, AnySchema):
            return bool(schema.description)
        return bool(schema.description) or self._has_fields(schema, seen)


def _places(core: Schema) -> list[str]:
    """Return what identifies the items of a tuple, or the values of a map."""
    if isinstance(core, ArraySchema):
        return [str(number) for number, _ in enumerate(core.prefix, 1)]
    if isinstance(core, ObjectSchema):
        return [*(pattern for pattern, _ in core.patterns), "other"]
    return []
