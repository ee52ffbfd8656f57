"""Calls made from a description alone: what each operation takes, and what it gives back.

Names and places of methods are the plan's; every value comes from the document itself, its
examples and else its schemas, read without specloom's model.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from specloom.config import load
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.plan.surface import Argument, Method, Resource, Surface
from specloom.read import read

ROOT = Path(__file__).parents[2]
Schema = Mapping[str, Any]


class Product(NamedTuple):
    """A description and the package made from it, as the configuration in `folder` says."""

    name: str
    folder: Path
    output: Path


PRODUCTS = (Product("threads", ROOT, ROOT / "output"),)


@dataclass(frozen=True)
class Call:
    """A method and the values for some of its arguments, in its own order."""

    product: Product
    surface: Surface
    resource: Resource
    method: Method
    kind: str
    given: tuple[tuple[Argument, Any], ...]
    document: Document

    @property
    def id(self) -> str:
        return f"{self.resource.dotted}.{self.method.name}-{self.kind}"

    @property
    def keywords(self) -> dict[str, Any]:
        return {argument.name: value for argument, value in self.given}

    @property
    def answered(self) -> str:
        """The declared schema of the answer, empty where it is not declared."""
        responses = self.document.operation(self.method)["responses"]
        response = self.document.resolve(responses[self.method.result.status])
        schema = response["content"]["application/json"]["schema"]
        return str(schema.get("$ref", "")).rpartition("/")[2]


class Document:
    """The description as plain data."""

    def __init__(self, path: str) -> None:
        self.root = yaml.safe_load(Path(path).read_text(encoding="utf-8"))

    def resolve(self, node: Any) -> Any:
        """Return what stands where a reference leads, whole where it has siblings."""
        if "$ref" not in node:
            return node
        target = self.root
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        return {
            **self.resolve(target),
            **{k: v for k, v in node.items() if k[0] != "$"},
        }

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

    def examples(self, method: Method) -> Iterator[tuple[str, Any]]:
        """Yield the examples of an operation's body by name."""
        media = self.body(method)
        if "example" in media:
            yield "example", media["example"]
        for name, example in media.get("examples", {}).items():
            yield name, self.resolve(example)["value"]

    def events(self, method: Method) -> dict[str, str]:
        """Return the schemas of an operation's events by the event's name."""
        responses = self.operation(method)["responses"]
        content = self.resolve(responses[method.result.status])["content"]
        union = self.resolve(content["text/event-stream"]["schema"])
        mapping: dict[str, str] = union["discriminator"]["mapping"]
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
        merged: dict[str, Any] = {k: v for k, v in schema.items() if k != "allOf"}
        for part in map(self.flat, schema.get("allOf", ())):
            properties = {**part.get("properties", {}), **merged.get("properties", {})}
            required = [*part.get("required", ()), *merged.get("required", ())]
            merged = {**part, **merged, "properties": properties, "required": required}
        return merged

    def variants(self, schema: Schema) -> list[Schema]:
        """Return what a schema's value may be, nested unions and null told apart."""
        schema = self.flat(schema)
        parts = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
        if parts:
            return [found for part in parts for found in self.variants(part)]
        types = schema.get("type", "object")
        if isinstance(types, str):
            return [schema]
        return [{**schema, "type": one} for one in types]

    def types(self, schema: Schema) -> set[str]:
        return {variant.get("type", "string") for variant in self.variants(schema)}

    def properties(self, schema: Schema) -> dict[str, Schema]:
        """Return the properties of an object, or of all the objects of a union."""
        found: dict[str, Schema] = {}
        for variant in self.variants(schema):
            found = {**variant.get("properties", {}), **found}
        return found


class Maker:
    """Makes values from schemas: all that is allowed, or only what is required.

    `pick` says which variant of each union is taken.
    """

    def __init__(self, document: Document, full: bool, pick: int = 0) -> None:
        self._document = document
        self._full = full
        self._pick = pick

    def value(self, schema: Schema, depth: int = 0) -> Any:
        schema = self._document.flat(schema)
        if "const" in schema:
            return schema["const"]
        variants = self._document.variants(schema)
        variants = [v for v in variants if v.get("type") != "null"] or variants
        chosen = variants[self._pick % len(variants)]
        if len(variants) == 1 and schema.get("examples"):
            return schema["examples"][0]
        if "const" in chosen:
            return chosen["const"]
        if values := [value for value in chosen.get("enum", ()) if value is not None]:
            return values[self._pick % len(values)]
        return self._made(chosen, depth)

    def _made(self, schema: Schema, depth: int) -> Any:
        kind = schema.get("type", "object")
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            least = schema.get("minItems", 0)
            count = max(least, 1 if self._full and depth < 8 else 0)
            return [self.value(schema["items"], depth + 1)] * count
        if kind in ("integer", "number"):
            return schema.get("minimum", schema.get("maximum", 1))
        if kind == "boolean":
            return False
        if kind == "null":
            return None
        return "text-1".ljust(schema.get("minLength", 0), "x")

    def _object(self, schema: Schema, depth: int) -> Any:
        properties = schema.get("properties", {})
        required = schema.get("required", ())
        wanted = {
            name: self.value(one, depth + 1)
            for name, one in properties.items()
            if name in required
            or (
                self._full
                and depth < 8
                and not self._document.flat(one).get("readOnly")
            )
        }
        rest = schema.get("additionalProperties")
        if not properties and isinstance(rest, Mapping) and self._full:
            wanted["key"] = self.value(rest, depth + 1)
        return wanted


MOST_VARIANTS = 4


def calls(product: Product) -> Iterator[Call]:
    """Yield, of every operation, the least it takes, all it takes, nulls, and its examples."""
    surface, document = _planned(product)
    for resource, method in surface.methods():
        found: dict[str, tuple[str, tuple[tuple[Argument, Any], ...]]] = {}
        for kind, given in _given(document, method):
            found.setdefault(json.dumps([(a.name, v) for a, v in given]), (kind, given))
        for kind, given in found.values():
            yield Call(product, surface, resource, method, kind, given, document)


def _given(
    document: Document, method: Method
) -> Iterator[tuple[str, tuple[tuple[Argument, Any], ...]]]:
    def made(maker: Maker, *arguments: Argument) -> tuple[tuple[Argument, Any], ...]:
        return tuple((a, maker.value(document.schema(method, a))) for a in arguments)

    required = [a for a in method.arguments if a.required]
    least = made(Maker(document, full=False), *required)
    yield "minimal", least
    for pick in range(MOST_VARIANTS):
        full = made(Maker(document, full=True, pick=pick), *method.arguments)
        yield f"full-{pick}", tuple((a, False if a.streams else v) for a, v in full)
    nullable = [a for a in method.arguments if a.nullable and not a.required]
    if nullable:
        yield "null", (*least, *((a, None) for a in nullable))
    outside = [(a, v) for a, v in least if a.place not in ("body", "whole-body")]
    for name, example in document.examples(method):
        own = {a.wire: a for a in method.arguments_in("body")}
        if not any(own[wire].streams and value for wire, value in example.items()):
            inside = [(a, example[wire]) for wire, a in own.items() if wire in example]
            yield f"example-{name}", (*outside, *inside)


@cache
def _planned(product: Product) -> tuple[Surface, Document]:
    before = Path.cwd()
    os.chdir(product.folder)
    try:
        config = load(None, {})
        assert config.spec is not None
        api, _ = build(read(config.spec))
        return plan(api, config)[0], Document(config.spec)
    finally:
        os.chdir(before)
