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
from .telling import held, telling

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

    Declared types are written out, not named, with three exceptions: a type inside
    itself, and objects in a union of more than two variants or of two that would read
    the same. A union with `any` lists beside it only what has fields or values.
    """
    text = _Writer(api).text(schema)
    return text if required else f"optional {text}"


def choices(api: Api, schema: Schema) -> tuple[str, ...]:
    """Return all values or types that a summary cuts to three and `N more`, if it does.

    Those of an array's items and of a map's values too; fields of objects never.
    """
    return tuple(dict.fromkeys(_Writer(api).choices(schema)))


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
            return _either(_constants(schema))
        if isinstance(schema, ArraySchema):
            return "array of " + _either(self._pieces(held(schema), named))
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

    def _object(self, schema: ObjectSchema, named: bool) -> str:
        if schema.properties:
            names = [_shown(field.wire) for field in ordered(schema.properties)]
            shown, more = shorten(names)
            rest = [f"{more} more"] if more else []
            return "object { " + ", ".join([*shown, *rest]) + " }"
        kinds = held(schema)
        if not kinds:
            return "object { }"
        return "map[" + _either(self._pieces(kinds, named)) + "]"

    def _union(self, schema: UnionSchema, named: bool) -> str:
        return _either(self._variants(schema, named)) or "null"

    def _variants(self, schema: UnionSchema, named: bool = False) -> list[str]:
        kinds = variants(self._api, schema)
        if named or len(kinds) > 2:
            return self._pieces(kinds, True)
        pieces = self._pieces(kinds, False)
        alike = len(set(pieces)) < len(pieces)
        return self._pieces(kinds, True) if alike else pieces

    def _pieces(self, kinds: tuple[Schema, ...], named: bool) -> list[str]:
        """Return each type's text once. Objects that read the same are still several."""
        found: dict[tuple[str, int], str] = {}
        for kind in telling(self._api, kinds):
            text = self.text(kind, named=named)
            found.setdefault((text, self._object_in(kind)), text)
        return list(found.values())

    def _object_in(self, schema: Schema) -> int:
        """Return what tells the object that a type is, or holds, from others, else 0."""
        meant = self._api.resolve(schema)
        passed: set[int] = set()
        while isinstance(meant, ArraySchema) and id(meant) not in passed:
            passed.add(id(meant))
            meant = self._api.resolve(meant.items)
        is_object = isinstance(meant, ObjectSchema) and meant.properties
        return id(meant) if is_object else 0

    def choices(self, schema: Schema) -> list[str]:
        if isinstance(schema, Reference):
            if schema.target in self._inside:
                return []
            self._inside.append(schema.target)
            try:
                return self.choices(self._api.schemas[schema.target])
            finally:
                self._inside.pop()
        if isinstance(schema, EnumSchema):
            values = _constants(schema)
            return values if shorten(values)[1] else []
        if isinstance(schema, UnionSchema):
            kinds = variants(self._api, schema)
            _, more = shorten(self._variants(schema))
            return [text for kind in kinds for text in self._choice(kind, bool(more))]
        return [text for kind in held(schema) for text in self.choices(kind)]

    def _choice(self, kind: Schema, cut: bool) -> list[str]:
        return self.choices(kind) or ([self.text(kind, named=True)] if cut else [])


def _constants(schema: EnumSchema) -> list[str]:
    return list(dict.fromkeys(constant(value) for value in schema.values))


def _either(pieces: list[str]) -> str:
    shown, more = shorten(pieces)
    return " or ".join([*shown, *([f"{more} more"] if more else [])])


def _plain(schema: Schema) -> str:
    if isinstance(schema, NumberSchema):
        return "number"
    if isinstance(schema, BooleanSchema):
        return "boolean"
    if isinstance(schema, NullSchema):
        return "null"
    return "never" if isinstance(schema, AnySchema) and schema.never else "any"
