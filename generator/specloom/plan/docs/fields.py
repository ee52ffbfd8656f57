"""A type, written out as nested fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
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
from ..summary import ordered, summary, variants
from .facts import facts
from .views import Field, See

_DEEPEST: Final = 12
_MOST_FIELDS: Final = 200
_LEAVES: Final = (
    AnySchema,
    BooleanSchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    StringSchema,
)
"""Types with nothing inside."""


class Anchors:
    """The anchors of one page, each given out once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def new(self, *parts: str) -> str:
        """Return an anchor made of the parts' letters, digits, `_` and `.`."""
        wish = "-".join(map(_plain, parts))
        count = self._taken.get(wish, 0) + 1
        self._taken[wish] = count
        return wish if count == 1 else self.new(wish, str(count))


@lru_cache(maxsize=1 << 14)
def _plain(part: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.]+", "-", part).strip("-") or "field"


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands one level inside of a type: a property or a variant."""

    name: str
    schema: Schema
    required: bool = True


class Fields:
    """Writes types out, for one section of a page.

    A declared type with fields of its own is written out where it first comes up;
    later, and inside itself, a reference leads there. A section of more than 200
    fields goes no deeper than the level that fits, and 12 levels at most: what is
    beyond is only named. So a page's size does not depend on how far the types of an
    API lead into each other.
    """

    def __init__(
        self, api: Api, anchors: Anchors, roots: Iterable[Schema], *, request: bool
    ) -> None:
        """Take the types of all fields that the section begins with."""
        self._api = api
        self._anchors = anchors
        self._request = request
        self._written: dict[str, str] = {}
        self._deepest = self._levels(roots)

    def field(
        self,
        name: str,
        schema: Schema,
        *,
        parent: str,
        required: bool = True,
        description: str = "",
        more_facts: tuple[str, ...] = (),
        deprecated: bool = False,
        depth: int = 0,
    ) -> Field:
        """Return one field with all that is inside of it.

        Args:
            parent: the anchor of what it is inside of.
            description: taken from the schema where empty.
        """
        meant = self._api.resolve(schema)
        anchor = self._anchors.new(parent, name or "variant")
        children, see = self._inside(schema, anchor, depth + 1)
        return Field(
            anchor=anchor,
            name=name,
            summary=summary(self._api, schema, required=required),
            description=description or schema.description or meant.description,
            facts=(
                *more_facts,
                *facts(self._api, schema, listed=bool(children or see)),
            ),
            children=children,
            see=see,
            deprecated=deprecated or schema.deprecated or meant.deprecated,
        )

    def _levels(self, roots: Iterable[Schema]) -> int:
        """Return how many levels can be shown inside of fields before they are too many."""
        level = list(roots)
        count = len(level)
        met: set[str] = set()
        for depth in range(_DEEPEST):
            inner: list[Schema] = []
            for schema in level:
                name, core = self._core(schema)
                if name not in met:
                    inner += [part.schema for part in self._parts(core)]
                met |= {name} - {""}
            count += len(inner)
            if not inner or count > _MOST_FIELDS:
                return max(depth, 1)
            level = inner
        return _DEEPEST

    def _inside(
        self, schema: Schema, anchor: str, depth: int
    ) -> tuple[tuple[Field, ...], See | None]:
        name, core = self._core(schema)
        parts = self._parts(core)
        if not parts:
            return (), None
        if name in self._written:
            return (), See(name, self._written[name])
        if depth > self._deepest:
            return (), See(name or core.name, "")
        if name:
            self._written[name] = anchor
        return (
            tuple(
                self.field(
                    part.name,
                    part.schema,
                    parent=anchor,
                    required=part.required,
                    depth=depth,
                )
                for part in parts
            ),
            None,
        )

    def _core(self, schema: Schema) -> tuple[str, Schema]:
        """Return the type that has the fields: the items of an array, what is referred to.

        With it the name of the last declared type on the way, if there is one.
        """
        name = ""
        if isinstance(schema, _LEAVES):
            return name, schema
        passed: set[str] = set()
        while True:
            kinds = self._kinds(schema)
            if isinstance(schema, Reference) and schema.target not in passed:
                name = schema.target
                passed.add(name)
                schema = self._api.schemas[name]
            elif len(kinds) == 1:
                schema = kinds[0]
            else:
                return name, schema

    def _kinds(self, schema: Schema) -> tuple[Schema, ...]:
        """Return the variants of a union, and the types that an array or a map holds."""
        if isinstance(schema, UnionSchema):
            return variants(self._api, schema)
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

    def _parts(self, core: Schema) -> list[_Part]:
        """Return what is one level inside of a type, if it tells anything."""
        if isinstance(core, ObjectSchema) and not core.is_map:
            return [
                _Part(prop.wire, prop.schema, prop.required)
                for prop in ordered(core.properties)
                if self._api.travels(prop.schema, request=self._request)
            ]
        if isinstance(core, _LEAVES):
            return []
        kinds = self._kinds(core)
        if any(self._tells_more(kind, frozenset()) for kind in kinds):
            return [_Part(self._variant_name(kind), kind) for kind in kinds]
        return []

    def _variant_name(self, schema: Schema) -> str:
        if isinstance(schema, Reference):
            return schema.target
        return schema.title

    def _has_fields(self, schema: Schema, seen: frozenset[str]) -> bool:
        """True when there is something to show inside a type."""
        if isinstance(schema, Reference):
            if schema.target in seen:
                return False
            target = self._api.schemas[schema.target]
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
            kinds = [*variants(self._api, schema)]
            return any(self._tells_more(kind, seen) for kind in kinds)
        return False

    def _tells_more(self, schema: Schema, seen: frozenset[str]) -> bool:
        meant = self._api.resolve(schema)
        if isinstance(meant, AnySchema):
            return bool(schema.description)
        return bool(schema.description) or self._has_fields(schema, seen)
