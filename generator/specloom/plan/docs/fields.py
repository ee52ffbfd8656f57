"""A type, written out as nested fields."""

from __future__ import annotations

import re
from typing import Final

from ...model.api import Api
from ...model.schema import (
    AnySchema,
    ArraySchema,
    ObjectSchema,
    Reference,
    Schema,
    UnionSchema,
)
from ..summary import ordered, summary, variants
from .facts import facts
from .views import Field, See

_DEEPEST: Final = 12
_MOST_FIELDS: Final = 1500


class Anchors:
    """The anchors of one page, each given out once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def new(self, *parts: str) -> str:
        """Return an anchor made of the parts' letters, digits, `_` and `.`."""
        plain = [re.sub(r"[^A-Za-z0-9_.]+", "-", part).strip("-") for part in parts]
        wish = "-".join(part or "field" for part in plain)
        count = self._taken.get(wish, 0) + 1
        self._taken[wish] = count
        return wish if count == 1 else self.new(wish, str(count))


class Fields:
    """Writes types out, for one section of a page.

    A declared type with fields of its own is written out where it first comes up;
    later, and inside itself, a reference leads there. A section ends after 1,500
    fields, and goes 12 levels deep: what is beyond is only named.
    """

    def __init__(self, api: Api, anchors: Anchors, *, request: bool) -> None:
        self._api = api
        self._anchors = anchors
        self._request = request
        self._written: dict[str, str] = {}
        self._count = 0

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
        self._count += 1
        meant = self._api.resolve(schema)
        anchor = self._anchors.new(parent, name or "variant")
        children, see = self._inside(schema, anchor, depth + 1)
        return Field(
            anchor=anchor,
            name=name,
            summary=summary(self._api, schema, required=required),
            description=description or schema.description or meant.description,
            facts=(*more_facts, *facts(self._api, schema)),
            children=children,
            see=see,
            deprecated=deprecated or schema.deprecated or meant.deprecated,
        )

    def _inside(
        self, schema: Schema, anchor: str, depth: int
    ) -> tuple[tuple[Field, ...], See | None]:
        if isinstance(schema, Reference):
            return self._declared(schema.target, anchor, depth)
        if not self._has_fields(schema, frozenset()):
            return (), None
        if depth > _DEEPEST or self._count > _MOST_FIELDS:
            return (), See(schema.name, "")
        if isinstance(schema, ArraySchema):
            if schema.prefix:
                return self._variants(schema.prefix, anchor, depth), None
            return self._inside(schema.items, anchor, depth)
        if isinstance(schema, ObjectSchema):
            return self._object(schema, anchor, depth)
        if isinstance(schema, UnionSchema):
            kinds = variants(self._api, schema)
            if len(kinds) == 1:
                return self._inside(kinds[0], anchor, depth)
            return self._variants(kinds, anchor, depth), None
        return (), None

    def _declared(
        self, target: str, anchor: str, depth: int
    ) -> tuple[tuple[Field, ...], See | None]:
        schema = self._api.schemas[target]
        if not self._has_fields(schema, frozenset()):
            return (), None
        if target in self._written:
            return (), See(target, self._written[target])
        if not isinstance(schema, Reference):
            self._written[target] = anchor
        return self._inside(schema, anchor, depth)

    def _object(
        self, schema: ObjectSchema, anchor: str, depth: int
    ) -> tuple[tuple[Field, ...], See | None]:
        if schema.is_map:
            kinds = [kind for _, kind in schema.patterns]
            kinds += [schema.additional] if schema.additional is not None else []
            if len(kinds) == 1:
                return self._inside(kinds[0], anchor, depth)
            return self._variants(tuple(kinds), anchor, depth), None
        shown = [p for p in ordered(schema.properties) if not self._hidden(p.schema)]
        fields = [
            self.field(
                prop.wire,
                prop.schema,
                parent=anchor,
                required=prop.required,
                depth=depth,
            )
            for prop in shown
        ]
        return tuple(fields), None

    def _variants(
        self, kinds: tuple[Schema, ...], anchor: str, depth: int
    ) -> tuple[Field, ...]:
        return tuple(
            self.field(self._variant_name(kind), kind, parent=anchor, depth=depth)
            for kind in kinds
        )

    def _variant_name(self, schema: Schema) -> str:
        if isinstance(schema, Reference):
            return schema.target
        return schema.title

    def _hidden(self, schema: Schema) -> bool:
        meant = self._api.resolve(schema)
        if self._request:
            return schema.read_only or meant.read_only
        return schema.write_only or meant.write_only

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
