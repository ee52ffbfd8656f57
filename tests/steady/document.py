"""A description as plain data, read without specloom's model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from specloom.plan.surface import Argument, Method

Schema = Mapping[str, Any]
_HERE = "urn:description"
_NULLABLE = {"nullable": True}


class _Loader(yaml.CSafeLoader):
    """Reads dates and words such as `on` as the texts that they are."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in known
        if tag != "tag:yaml.org,2002:timestamp"
        and not (tag == "tag:yaml.org,2002:bool" and first in "yYnNoO")
    ]
    for first, known in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Document:
    """The description with absolute references, and said as it is meant (docs/readings.md):

    `nullable` allows null in 3.1 too, and `oneOf` is not refused where two variants fit.
    """

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8") as file:
            self.root = _normal(yaml.load(file, Loader=_Loader))
        self._registry = jsonschema_rs.Registry([(_HERE, self.root)])
        self._valid: dict[int, tuple[Any, Any]] = {}
        self._resolved: dict[str, Any] = {}

    def resolve(self, node: Any) -> Any:
        """Return what stands where a reference leads, whole where it has siblings."""
        if "$ref" not in node:
            return node
        found = self.resolve(self.target(node["$ref"]))
        siblings = {k: v for k, v in node.items() if k[0] != "$"}
        return {**found, **siblings} if siblings else found

    def target(self, ref: str) -> Any:
        """Return what stands at the place that a reference names."""
        if ref not in self._resolved:
            target = self.root
            for step in ref.removeprefix(_HERE).removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            self._resolved[ref] = target
        return self._resolved[ref]

    def valid(self, schema: Schema, value: Any) -> bool:
        """Tell whether plain data is what a schema allows."""
        return not self.flaws(schema, value)

    def flaws(self, schema: Schema, value: Any) -> list[str]:
        """Return what a schema has against plain data."""
        kept, validator = self._valid.get(id(schema), (None, None))
        if kept is not schema:
            validator = jsonschema_rs.Draft202012Validator(
                dict(schema), registry=self._registry
            )
            self._valid[id(schema)] = schema, validator
        return [
            f"{'.'.join(map(str, error.instance_path))}: {error.message[:200]}"
            for error in validator.iter_errors(value)
        ]

    def operation(self, method: Method) -> Any:
        """Return an operation with the parameters of its path, resolved, among its own."""
        item = self.root["paths"][method.operation.path]
        found = item[method.operation.verb.lower()]
        shared = [*item.get("parameters", ()), *found.get("parameters", ())]
        return {**found, "parameters": [self.resolve(one) for one in shared]}

    def body(self, method: Method) -> Any:
        """Return the media type of an operation's body."""
        body = self.resolve(self.operation(method).get("requestBody", {"content": {}}))
        return body["content"].get(method.body_media_type, {})

    def answer(self, method: Method, media_type: str) -> Schema | None:
        """Return the schema of an operation's success, as one media type."""
        response = self.operation(method)["responses"][method.result.status]
        media = self.resolve(response).get("content", {}).get(media_type, {})
        found: Schema | None = media.get("schema")
        return found

    def examples(self, method: Method) -> Iterator[tuple[str, Any]]:
        """Yield the examples of an operation's body by name."""
        media = self.body(method)
        if "example" in media:
            yield "example", media["example"]
        for name, example in media.get("examples", {}).items():
            yield name, self.resolve(example)["value"]

    def events(self, method: Method) -> dict[str, str]:
        """Return the schemas of an operation's events by the event's name."""
        schema = self.answer(method, "text/event-stream")
        assert schema is not None
        mapping: dict[str, str] = self.resolve(schema)["discriminator"]["mapping"]
        return mapping

    def schema(self, method: Method, argument: Argument) -> Schema:
        """Return the schema of an argument, for a parameter with its example."""
        if argument.place == "whole-body":
            return self.flat(self.body(method)["schema"])
        if argument.place == "body":
            return self.properties(self.body(method)["schema"])[argument.wire]
        found = next(
            one
            for one in self.operation(method)["parameters"]
            if (one["in"], one["name"]) == (argument.place, argument.wire)
        )
        known = {"examples": [found["example"]]} if "example" in found else {}
        return {**self.flat(found["schema"]), **known}

    def flat(self, schema: Schema) -> Schema:
        """Return a schema with references followed and `allOf` merged."""
        schema = self.resolve(schema)
        if "allOf" not in schema:
            return schema
        merged: dict[str, Any] = {k: v for k, v in schema.items() if k != "allOf"}
        for part in map(self.flat, schema["allOf"]):
            own = merged
            merged = {**part, **own}
            if "properties" in part or "properties" in own:
                one, other = part.get("properties", {}), own.get("properties", {})
                both_say = {n: {"allOf": [one[n], other[n]]} for n in one if n in other}
                merged["properties"] = {**one, **other, **both_say}
            if "enum" in part and "enum" in own:
                merged["enum"] = [v for v in own["enum"] if v in part["enum"]]
            if "required" in part or "required" in own:
                both = [*part.get("required", ()), *own.get("required", ())]
                merged["required"] = [*dict.fromkeys(both)]
        return merged

    def variants(self, schema: Schema) -> list[Schema]:
        """Return what a schema's value may be, nested unions and null told apart."""
        schema = self.flat(schema)
        parts = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
        if parts:
            shared = {k: schema[k] for k in ("properties", "required") if k in schema}
            if shared:
                parts = [{"allOf": [part, shared]} for part in parts]
            return [found for part in parts for found in self.variants(part)]
        types = schema.get("type", _implied(schema))
        if isinstance(types, str):
            return [schema]
        return [{**schema, "type": one} for one in types]

    def types(self, schema: Schema) -> set[str]:
        variants = self.variants(schema)
        return {v.get("type", _implied(v, "string")) for v in variants}

    def items(self, schema: Schema) -> Schema:
        """Return what the items of an array are, or of the first array of a union."""
        listed = [v["items"] for v in self.variants(schema) if "items" in v]
        return listed[0] if listed else {}

    def properties(self, schema: Schema) -> dict[str, Schema]:
        """Return the properties of an object, or of all the objects of a union."""
        found: dict[str, Schema] = {}
        for variant in self.variants(schema):
            found = {**variant.get("properties", {}), **found}
        return found


@cache
def document(path: Path) -> Document:
    """Return a description, read once."""
    return Document(path)


def _implied(schema: Schema, otherwise: str = "any") -> str:
    """Return the type of a schema that has none by what it says of its parts."""
    if "items" in schema:
        return "array"
    return "object" if "properties" in schema else otherwise


def _normal(node: Any) -> Any:
    if isinstance(node, list):
        return [_normal(one) for one in node]
    if not isinstance(node, dict):
        return node
    parts = node.get("allOf")
    if isinstance(parts, list) and _NULLABLE in parts:
        node = {**node, "allOf": [p for p in parts if p != _NULLABLE], **_NULLABLE}
    found = {str(key): _normal(value) for key, value in node.items()}
    if isinstance(ref := found.get("$ref"), str) and ref.startswith("#"):
        found["$ref"] = _HERE + ref
    if isinstance(found.get("oneOf"), list) and "anyOf" not in found:
        found["anyOf"] = found.pop("oneOf")
    for limit in ("Minimum", "Maximum"):
        if found.get(f"exclusive{limit}") is True:
            found[f"exclusive{limit}"] = found.pop(limit.lower())
        elif found.get(f"exclusive{limit}") is False:
            del found[f"exclusive{limit}"]
    if found.get("nullable") is not True:
        return found
    del found["nullable"]
    return _with_null(found)


def _with_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Say in 3.1's words that null is allowed too."""
    kind = schema.get("type")
    if isinstance(kind, str) and not schema.keys() & {"oneOf", "anyOf", "allOf"}:
        values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, "type": [kind, "null"], **values}
    told = {k: schema.pop(k) for k in ("description", "title") if k in schema}
    return {**told, "anyOf": [schema, {"type": "null"}]}
