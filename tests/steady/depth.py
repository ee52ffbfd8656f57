"""Whether an answer's value is, at every depth, what the description's schema says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from types import ModuleType
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from .document import Document, Schema

_ANNOTATIONS = {
    "$ref",
    "allOf",
    "default",
    "deprecated",
    "description",
    "example",
    "examples",
    "readOnly",
    "title",
    "writeOnly",
}
_FORMATS = {"date": date, "date-time": datetime, "time": time, "uuid": UUID}
_SCALARS = {"boolean": (bool,), "integer": (int,), "number": (int, float)}


class Judge:
    """Goes through a schema, an answer's JSON and the value made of it, side by side.

    `names` are the classes of declared schemas. Where the answer is not what its own
    schema allows nothing is promised but that it is kept: `invalid` says where.
    """

    def __init__(
        self, document: Document, types: ModuleType, names: Mapping[str, str]
    ) -> None:
        self._document = document
        self._types = types
        self._names = names
        self.invalid: list[str] = []

    def judge(self, schema: Schema, plain: Any, value: Any, at: str = "") -> None:
        """Assert that a value is of the class that its schema says, and so on inside it."""
        name, schema = self._named(schema)
        if plain is None:
            assert value is None, at
        elif parts := [*_union(schema)]:
            self._one_of(schema, parts, plain, value, at)
        elif isinstance(plain, dict) and schema.get("properties"):
            self._object(name, schema, plain, value, at)
        elif isinstance(plain, dict):
            self._map(schema, plain, value, at)
        elif isinstance(plain, list):
            assert type(value) is list, (at, value)
            assert len(value) == len(plain), at
            item = schema.get("items", {})
            for number, (one, its) in enumerate(zip(plain, value, strict=True)):
                self.judge(item, one, its, f"{at}.{number}")
        elif not self._document.valid(schema, plain):
            self._keep(plain, value, at)
        else:
            self._scalar(schema, plain, value, at)

    def _named(self, schema: Schema) -> tuple[str, Schema]:
        """Return the declared name of what a schema is, empty for one of its own."""
        name = ""
        while True:
            parts = schema.get("allOf", [schema] if "$ref" in schema else [])
            meant = {k for k in schema if k not in _ANNOTATIONS and k[:2] != "x-"}
            if len(parts) != 1 or "$ref" not in parts[0] or meant - {"type"}:
                return name, self._document.flat(schema)
            name = parts[0]["$ref"].rpartition("/")[2]
            schema = self._document.target(parts[0]["$ref"])

    def _one_of(
        self, schema: Schema, parts: list[Schema], plain: Any, value: Any, at: str
    ) -> None:
        tagged = self._tagged(schema, parts, plain)
        fitting = tagged or [p for p in parts if self._document.valid(p, plain)]
        if not fitting:
            self._keep(plain, value, at)
            return None
        failed: list[AssertionError] = []
        known = len(self.invalid)
        for part in fitting:
            try:
                return self.judge(part, plain, value, at)
            except AssertionError as error:
                del self.invalid[known:]
                failed.append(error)
        raise failed[0]

    def _tagged(self, schema: Schema, parts: list[Schema], plain: Any) -> list[Schema]:
        """Return the variant that the value of a discriminator chooses."""
        told = schema.get("discriminator", {})
        if not isinstance(plain, dict) or told.get("propertyName") not in plain:
            return []
        tag = plain[told["propertyName"]]
        if ref := told.get("mapping", {}).get(tag):
            name = ref.rpartition("/")[2]
            return [p for p in parts if p.get("$ref", "").endswith(f"/{name}")]
        meant = [p for p in parts if tag in self._tags(p, told["propertyName"])]
        # One tag of several variants: what they allow tells them apart.
        return [p for p in meant if self._document.valid(p, plain)] or meant

    def _tags(self, schema: Schema, name: str) -> Iterator[Any]:
        for variant in self._document.variants(schema):
            found = self._document.flat(variant.get("properties", {}).get(name, {}))
            yield from [found["const"]] if "const" in found else found.get("enum", [])

    def _object(
        self, name: str, schema: Schema, plain: dict[str, Any], value: Any, at: str
    ) -> None:
        kind = type(value)
        assert isinstance(value, BaseModel), (at, kind)
        if name:
            assert kind is getattr(self._types, self._names[name]), (at, name, kind)
        # A class of its own: not the one of whatever is unknown.
        known = {i.alias or n: n for n, i in kind.model_fields.items()}
        properties = {
            wire: one
            for wire, one in schema["properties"].items()
            if not self._document.flat(one).get("writeOnly")
        }
        assert known.keys() == properties.keys(), (at, kind, known.keys() ^ properties)
        given = {field for wire, field in known.items() if wire in plain}
        extra = {wire: one for wire, one in plain.items() if wire not in known}
        assert value.model_fields_set - {*extra} == given, at
        assert dumped(value.model_extra) == extra, at
        for wire, field in known.items():
            its = getattr(value, field)
            if wire in plain:
                self.judge(properties[wire], plain[wire], its, f"{at}.{wire}")
            else:
                assert its is None, (at, wire)
                if wire in schema.get("required", ()):
                    self.invalid.append(f"{at}.{wire}")

    def _map(self, schema: Schema, plain: dict[str, Any], value: Any, at: str) -> None:
        rest = schema.get("additionalProperties")
        if not isinstance(rest, Mapping):
            self._keep(plain, value, "" if self._document.valid(schema, plain) else at)
            return
        assert type(value) is dict, (at, type(value))
        assert value.keys() == plain.keys(), at
        for key, one in plain.items():
            self.judge(rest, one, value[key], f"{at}.{key}")

    def _scalar(self, schema: Schema, plain: Any, value: Any, at: str) -> None:
        types = schema.get("type", [])
        kinds: tuple[type, ...] = ()
        for kind in [types] if isinstance(types, str) else types:
            text = (_FORMATS.get(schema.get("format", ""), str),)
            kinds += _SCALARS.get(kind, text if kind == "string" else ())
        assert not kinds or type(value) in kinds, (at, type(value), kinds)
        assert dumped(value) == plain, at

    def _keep(self, plain: Any, value: Any, at: str) -> None:
        if at:
            self.invalid.append(at)
        assert dumped(value) == plain, at


def _union(schema: Schema) -> Iterator[Schema]:
    """Yield what a value may be, nothing where a union says only what is required."""
    shared = {k: schema[k] for k in ("properties", "required") if k in schema}
    parts = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    if shared and all(part.keys() <= {"required", "title"} for part in parts):
        return
    for part in parts:
        if part.get("type") != "null":
            yield {"allOf": [part, shared]} if shared else part


def dumped(value: Any) -> Any:
    """Return a value as the JSON that it was made of."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        return {key: dumped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [dumped(one) for one in value]
    return value.isoformat() if isinstance(value, (date, time)) else value
