"""Calls made from a description alone: what each operation takes, and what it gives back.

Names and places of methods are the plan's; every value comes from the document itself, its
examples and else its schemas, read without specloom's model.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from specloom.config import Config
from specloom.config.load import load
from specloom.config.settings import Serialization
from specloom.model.build import build
from specloom.plan.build import plan
from specloom.plan.surface import Argument, Method, Resource, Surface
from specloom.read import read

from .document import Document, Schema, document
from .values import Maker, plain

__all__ = ["PRODUCTS", "ROOT", "THREADS", "Call", "Document", "Maker", "Schema"]

ROOT = Path(__file__).parents[2]
Given = tuple[tuple[Argument, Any], ...]


class Product(NamedTuple):
    """A description and how the package made from it is configured.

    `output` is None where it is still to be generated. With `brackets`, arrays and objects
    in queries and forms are written as PHP and Rails do.
    """

    name: str
    spec: Path
    settings: Path
    output: Path | None
    brackets: bool

    @property
    def config(self) -> Config:
        given = {"spec": str(self.spec), "targets": ["client", "cli"]}
        config = load(self.settings, given)
        if not self.brackets:
            return config
        ways = ("query_arrays", "query_objects", "form_arrays", "form_objects")
        brackets = Serialization(**dict.fromkeys(ways, "brackets"))
        return replace(config, serialization=brackets)


THREADS = Product(
    "threads",
    ROOT / "spec" / "threads.yaml",
    ROOT / "pyproject.toml",
    ROOT / "output",
    brackets=False,
)


def _products() -> Iterator[Product]:
    yield THREADS
    folder = Path(os.environ.get("SPECLOOM_SPECS", "no such folder")).absolute()
    spec, settings = folder / "openai.yaml", folder / "openai.specloom.yaml"
    if spec.is_file() and settings.is_file():
        yield Product("openai", spec, settings, None, brackets=True)


PRODUCTS = (*_products(),)
"""The repository's own, and the published OpenAI description where there is one."""


@dataclass(frozen=True)
class Operation:
    """An operation at a place in the tree, whose calls are made when they are asked for."""

    product: Product
    surface: Surface
    resource: Resource
    method: Method

    @property
    def id(self) -> str:
        return f"{self.product.name}:{self.resource.dotted}.{self.method.name}"

    def calls(self) -> Iterator[Call]:
        """Yield the least that it takes, all that it takes, nulls, and its examples."""
        known = document(self.product.spec)
        found: dict[str, tuple[str, Given]] = {}
        for kind, given in _given(known, self.method):
            told = json.dumps([(a.name, v) for a, v in given], default=repr)
            found.setdefault(told, (kind, given))
        for kind, given in found.values():
            yield Call(self, kind, given, known)


@dataclass(frozen=True)
class Call:
    """A method and the values for some of its arguments, in its own order."""

    operation: Operation
    kind: str
    given: Given
    document: Document

    @property
    def product(self) -> Product:
        return self.operation.product

    @property
    def surface(self) -> Surface:
        return self.operation.surface

    @property
    def resource(self) -> Resource:
        return self.operation.resource

    @property
    def method(self) -> Method:
        return self.operation.method

    @property
    def id(self) -> str:
        return f"{self.resource.dotted}.{self.method.name}-{self.kind}"

    @property
    def keywords(self) -> dict[str, Any]:
        return {argument.name: value for argument, value in self.given}

    @property
    def answered(self) -> str:
        """The declared schema of the answer, empty where it is not declared."""
        schema = self.document.answer(self.method, "application/json")
        return str((schema or {}).get("$ref", "")).rpartition("/")[2]


def operations(product: Product) -> Iterator[Operation]:
    """Yield every operation, as often as it has a place."""
    surface = _planned(product)
    for resource, method in surface.methods():
        yield Operation(product, surface, resource, method)


def calls(product: Product) -> Iterator[Call]:
    """Yield the calls of every operation."""
    for operation in operations(product):
        yield from operation.calls()


MOST_VARIANTS = 64


def _given(document: Document, method: Method) -> Iterator[tuple[str, Given]]:
    def made(maker: Maker, *arguments: Argument) -> Given:
        found = tuple((a, maker.value(document.schema(method, a))) for a in arguments)
        return tuple((a, False if a.streams else value) for a, value in found)

    required = [
        a for a in method.arguments if a.required or _chosen(document, method, a)
    ]
    least = made(Maker(document, full=False), *required)
    yield "minimal", least
    pick, most = 0, 1
    while pick < min(most, MOST_VARIANTS):
        maker = Maker(document, full=True, pick=pick)
        yield f"full-{pick}", made(maker, *method.arguments)
        pick, most = pick + 1, max(most, maker.most)
    nullable = [
        argument
        for argument in method.arguments
        if argument.nullable
        and argument not in required
        and _takes_null(document, method, argument)
    ]
    if nullable:
        yield "null", (*least, *((a, None) for a in nullable))
    outside = [(a, v) for a, v in least if a.place not in ("body", "whole-body")]
    for name, example in document.examples(method):
        own = {a.wire: a for a in method.arguments_in("body")}
        if not any(own[wire].streams and value for wire, value in example.items()):
            inside = [(a, example[wire]) for wire, a in own.items() if wire in example]
            yield f"example-{name}", (*outside, *inside)


def _chosen(document: Document, method: Method, argument: Argument) -> bool:
    """True for what the first variant of a body requires: one of them it has to be."""
    if argument.place != "body":
        return False
    first = document.variants(document.body(method)["schema"])[0]
    return argument.wire in first.get("required", ())


def _takes_null(document: Document, method: Method, argument: Argument) -> bool:
    """True where all that the description says of an argument allows null."""
    if argument.place != "body":
        return document.valid(document.schema(method, argument), None)
    flaws = document.flaws(document.body(method)["schema"], {argument.wire: None})
    return not any(flaw.startswith(f"{argument.wire}:") for flaw in flaws)


def flaws(call: Call) -> list[str]:
    """Return what the description has against the values that are given."""
    checked = [
        (argument.name, call.document.schema(call.method, argument), value)
        for argument, value in call.given
    ]
    if call.method.arguments_in("body"):
        fields = {a.wire: value for a, value in call.given if a.place == "body"}
        checked.append(("body", call.document.body(call.method)["schema"], fields))
    return [
        f"{name}: {flaw}"
        for name, schema, value in checked
        for flaw in call.document.flaws(schema, plain(value))
    ]


def variants(document: Document, schema: Schema) -> Iterator[Any]:
    """Yield what an API may answer: the least, and all of each variant."""
    yield Maker(document, full=False, unseen="writeOnly").value(schema)
    pick, most = 0, 1
    while pick < min(most, MOST_VARIANTS):
        maker = Maker(document, full=True, pick=pick, unseen="writeOnly")
        yield maker.value(schema)
        pick, most = pick + 1, max(most, maker.most)


@cache
def _planned(product: Product) -> Surface:
    config = product.config
    assert config.spec is not None
    api, _ = build(read(config.spec))
    return plan(api, config)[0]
