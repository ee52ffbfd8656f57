"""One-line summaries of types, as the command line's help and the docs show them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..model.api import Api
from ..model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    Json,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)

_SHOWN_WHOLE = 4
_SHOWN_OF_MORE = 3


def summary(api: Api, schema: Schema, *, required: bool = True) -> str:
    """Return what a value may be, in one line: `optional array of object { a, b }`.

    - `string`, `number` (integers too), `boolean`, `binary`, `null`, `any`, `never`;
      `"thread"` for a constant, `"a" or "b"` for an enum;
    - `array of T`, `map[T]`, `object { a, b, c }`, `A or B`;
    - up to four fields, values or variants are listed; of five or more, three and
      `N more`;
    - `optional` stands in front where the value need not be present; that it may be
      null does not show.

    Declared types are written out, not named, with two exceptions: a type inside
    itself, and objects in a union of more than two variants.
    """
    text = _Writer(api).text(schema)
    return text if required else f"optional {text}"


def ordered(properties: Iterable[Property]) -> tuple[Property, ...]:
    """Return properties as products list them: id, required by name, optional by name."""
    return tuple(
        sorted(properties, key=lambda p: (p.wire != "id", not p.required, p.wire))
    )


def shorten(pieces: list[str]) -> tuple[list[str], int]:
    """Return the pieces to show of a list, and how many more there are."""
    if len(pieces) <= _SHOWN_WHOLE:
        return pieces, 0
    return pieces[:_SHOWN_OF_MORE], len(pieces) - _SHOWN_OF_MORE


def constant(value: Json) -> str:
    """Return a value as JSON writes it, on one line that a terminal can be given."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def _shown(name: str) -> str:
    return name if name.isprintable() else constant(name)


def variants(api: Api, schema: UnionSchema) -> tuple[Schema, ...]:
    """Return a union's variants, unions among them dissolved, null left out."""
    return tuple(_variants(api, schema, frozenset()))


def _variants(api: Api, schema: UnionSchema, inside: frozenset[str]) -> list[Schema]:
    found: list[Schema] = []
    for variant in schema.variants:
        target = variant.target if isinstance(variant, Reference) else ""
        meant = api.resolve(variant)
        if isinstance(meant, UnionSchema):
            if target not in inside:
                found += _variants(api, meant, inside | {target} if target else inside)
        elif not isinstance(meant, NullSchema):
            found.append(variant)
    return found


class _Writer:
    """Writes one summary; remembers which declared types it is inside of."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._inside: list[str] = []

    def text(self, schema: Schema, *, named: bool = False) -> str:
        if isinstance(schema, Reference):
            return self._declared(schema.target, named)
        if isinstance(schema, StringSchema):
            return "binary" if schema.binary else "string"
        if isinstance(schema, EnumSchema):
            return _either([constant(value) for value in schema.values])
        if isinstance(schema, ArraySchema):
            return self._array(schema, named)
        if isinstance(schema, ObjectSchema):
            return self._object(schema, named)
        if isinstance(schema, UnionSchema):
            return self._union(schema, named)
        return _plain(schema)

    def _declared(self, target: str, named: bool) -> str:
        schema = self._api.schemas[target]
        is_object = isinstance(schema, ObjectSchema) and not schema.is_map
        if target in self._inside or (named and is_object):
            return target
        self._inside.append(target)
        try:
            return self.text(schema, named=named)
        finally:
            self._inside.pop()

    def _array(self, schema: ArraySchema, named: bool) -> str:
        kinds = [*schema.prefix]
        if not (kinds and isinstance(schema.items, AnySchema)):
            kinds.append(schema.items)
        return "array of " + _either([self.text(kind, named=named) for kind in kinds])

    def _object(self, schema: ObjectSchema, named: bool) -> str:
        if schema.properties:
            names = [_shown(field.wire) for field in ordered(schema.properties)]
            shown, more = shorten(names)
            rest = [f"{more} more"] if more else []
            return "object { " + ", ".join([*shown, *rest]) + " }"
        kinds = [kind for _, kind in schema.patterns]
        if schema.additional is not None:
            kinds.append(schema.additional)
        if not kinds:
            return "object { }"
        return "map[" + _either([self.text(kind, named=named) for kind in kinds]) + "]"

    def _union(self, schema: UnionSchema, named: bool) -> str:
        kinds = variants(self._api, schema)
        named = named or len(kinds) > 2
        return _either([self.text(kind, named=named) for kind in kinds]) or "null"


def _either(pieces: list[str]) -> str:
    shown, more = shorten(list(dict.fromkeys(pieces)))
    return " or ".join([*shown, *([f"{more} more"] if more else [])])


def _plain(schema: Schema) -> str:
    if isinstance(schema, NumberSchema):
        return "number"
    if isinstance(schema, BooleanSchema):
        return "boolean"
    if isinstance(schema, NullSchema):
        return "null"
    return "never" if isinstance(schema, AnySchema) and schema.never else "any"
