"""One schema as JSON Schema 2020-12, and the declared types that it refers to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ...model.api import Api
from ...model.schema import (
    ABSENT,
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
from ...runtime.cli.samples import word
from ..accepts import accepts
from ..patterns import matching
from ..surface import Argument
from .alike import exclude_each_other

Told = dict[str, Any]
"""A JSON Schema, or a part of one."""

_LONGEST_EXAMPLE = 200
UPLOAD = {
    "type": "string",
    "format": "path",
    "contentMediaType": "application/octet-stream",
}
"""A path of what is to be sent."""


class Teller:
    """Tells schemas, and remembers which declared ones they refer to."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._wanted: dict[str, None] = {}
        self._inside: list[Schema] = []

    def types(self) -> dict[str, Told]:
        """Return the declared types that were referred to, and those that these refer to."""
        found: dict[str, Told] = {}
        while waiting := [name for name in self._wanted if name not in found]:
            for name in waiting:
                found[name] = self.told(self._api.schemas[name])
        return {name: found[name] for name in sorted(found)}

    def describes(self, argument: Argument) -> bool:
        """True where the declared type says just what the parameter does."""
        schema = argument.schema
        meant = self._api.resolve(schema)
        return meant is not schema and meant.description == argument.description

    def told(self, schema: Schema, name: str = "", *, uploads: bool = False) -> Told:
        """Return a schema as JSON Schema; with `uploads` bytes are given as paths.

        `name` is what its value is called, if that is known.
        """
        told = self._kind(schema, name, uploads)
        if schema.nullable:
            told = _or_null(told)
        said = self._said(schema)
        return {**said, **told, **said, **dict(self._samples(schema, name))}

    def _said(self, schema: Schema) -> Told:
        meant = self._api.resolve(schema)
        described = meant is schema or schema.description != meant.description
        said: Told = {}
        if schema.title and meant is schema:
            said["title"] = " ".join(schema.title.split())
        if schema.description.strip() and described:
            said["description"] = text_of(schema.description)
        if schema.deprecated:
            said["deprecated"] = True
        if schema.write_only:
            said["writeOnly"] = True
        return said

    def _samples(self, schema: Schema, name: str) -> Iterator[tuple[str, Any]]:
        """Yield default and example, as far as the schema itself takes them.

        Where a pattern refuses what would stand for a value otherwise, one is made.
        """
        if schema.default is not ABSENT and self._takes(schema, schema.default):
            yield "default", schema.default
        example = next(iter(schema.examples), ABSENT)
        if example is not ABSENT and self._takes(schema, example):
            short = len(json.dumps(example)) <= _LONGEST_EXAMPLE
            if short and example != schema.default:
                yield "examples", [example]
        elif isinstance(schema, StringSchema) and schema.pattern:
            wish = word(name)
            made = matching(schema.pattern, wish, schema.min_length, schema.max_length)
            refused = not name or made != wish
            if refused and accepts(self._api, schema, made):
                yield "examples", [made]

    def _takes(self, schema: Schema, value: Any) -> bool:
        return _is_json(value) and accepts(self._api, schema, value)

    def _kind(self, schema: Schema, name: str, uploads: bool) -> Told:
        if isinstance(schema, Reference):
            return self._reference(schema, uploads)
        if isinstance(schema, StringSchema):
            return _string(schema, uploads)
        if isinstance(schema, NumberSchema):
            return _number(schema)
        if isinstance(schema, BooleanSchema):
            return {"type": "boolean"}
        if isinstance(schema, NullSchema):
            return {"type": "null"}
        if isinstance(schema, EnumSchema):
            values = [value for value in schema.values if _is_json(value)]
            return {"const": values[0]} if len(values) == 1 else {"enum": values}
        if isinstance(schema, ArraySchema):
            return self._array(schema, name, uploads)
        if isinstance(schema, ObjectSchema):
            return self._object(schema)
        if isinstance(schema, UnionSchema):
            return self._union(schema, name, uploads)
        return {"not": {}} if isinstance(schema, AnySchema) and schema.never else {}

    def _reference(self, schema: Reference, uploads: bool) -> Told:
        meant = self._api.resolve(schema)
        again = any(meant is one for one in self._inside)
        if uploads and not (isinstance(meant, ObjectSchema) or again):
            # The declared type is also that of JSON, where there are no uploads.
            self._inside.append(meant)
            try:
                return self.told(meant, uploads=True)
            finally:
                self._inside.pop()
        self._wanted.setdefault(schema.target)
        return {"$ref": pointer(schema.target)}

    def _array(self, schema: ArraySchema, name: str, uploads: bool) -> Told:
        told: Told = {"type": "array"}
        if schema.prefix:
            told["prefixItems"] = [self.told(one, name) for one in schema.prefix]
        items = self.told(schema.items, name, uploads=uploads)
        if items:
            told["items"] = items
        told |= _limits(minItems=schema.min_items, maxItems=schema.max_items)
        if schema.unique:
            told["uniqueItems"] = True
        return told

    def _object(self, schema: ObjectSchema) -> Told:
        told: Told = {"type": "object"}
        sent = [
            field
            for field in schema.properties
            if self._api.travels(field.schema, request=True)
        ]
        if sent:
            told["properties"] = {f.wire: self.told(f.schema, f.wire) for f in sent}
        if required := [field.wire for field in sent if field.required]:
            told["required"] = required
        if schema.patterns:
            told["patternProperties"] = {
                pattern: self.told(kind, "VALUE") for pattern, kind in schema.patterns
            }
        if schema.additional is None:
            told["additionalProperties"] = False
        elif not schema.open and (more := self.told(schema.additional, "VALUE")):
            told["additionalProperties"] = more
        return told | _limits(
            minProperties=schema.min_properties, maxProperties=schema.max_properties
        )

    def _union(self, schema: UnionSchema, name: str, uploads: bool) -> Told:
        kinds = [self.told(one, name, uploads=uploads) for one in schema.variants]
        apart = schema.exclusive and exclude_each_other(self._api, schema)
        told: Told = {"oneOf" if apart else "anyOf": kinds}
        if schema.discriminator is not None:
            about: Told = {"propertyName": schema.discriminator.wire}
            tags = {
                tag: kinds[index]["$ref"]
                for tag, index in schema.discriminator.mapping
                if "$ref" in kinds[index]
            }
            told["discriminator"] = {**about, **({"mapping": tags} if tags else {})}
        return told


def pointer(name: str) -> str:
    """Return where a declared type stands, as `$ref` has it."""
    return f"#/$defs/{quote(name.replace('~', '~0').replace('/', '~1'), safe='~')}"


def _or_null(told: Told) -> Told:
    if not told or told.get("type") == "null":
        return told
    if "const" in told:
        return {"enum": [told["const"], None]}
    if "enum" in told:
        return {"enum": [*told["enum"], None]}
    if isinstance(told.get("type"), str):
        return {**told, "type": [told["type"], "null"]}
    for union in ("anyOf", "oneOf"):
        if union in told:
            null = {"type": "null"}
            kinds = told[union]
            return told if null in kinds else {**told, union: [*kinds, null]}
    return {"anyOf": [told, {"type": "null"}]}


def _string(schema: StringSchema, uploads: bool) -> Told:
    if uploads and schema.binary:
        return {**UPLOAD}
    told: Told = {"type": "string"}
    if schema.format:
        told["format"] = schema.format
    told |= _limits(minLength=schema.min_length, maxLength=schema.max_length)
    if schema.pattern:
        told["pattern"] = schema.pattern
    if schema.content_encoding:
        told["contentEncoding"] = schema.content_encoding
    if schema.content_media_type:
        told["contentMediaType"] = schema.content_media_type
    return told


def _number(schema: NumberSchema) -> Told:
    told: Told = {"type": "integer" if schema.integer else "number"}
    if schema.format:
        told["format"] = schema.format
    return told | _limits(
        minimum=schema.minimum,
        maximum=schema.maximum,
        exclusiveMinimum=schema.exclusive_minimum,
        exclusiveMaximum=schema.exclusive_maximum,
        multipleOf=schema.multiple_of,
    )


def _limits(**said: float | int | None) -> Told:
    return {word: n for word, n in said.items() if n is not None and _is_json(n)}


def _is_json(value: Any) -> bool:
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        return False
    return True


def text_of(text: str) -> str:
    """Return a description as it is told, whatever system it was written on."""
    return text.replace("\r\n", "\n").strip()
