"""Resources: the place of every method, and the names of models."""

from __future__ import annotations

from collections.abc import Iterator

from ...names import pascal, snake
from .carrier import Carrier
from .languages import is_skipped
from .methods import ROOT, SHARED, Methods
from .node import Node

_SCHEMA = "#/components/schemas/"


def carry_resources(resources: Node, carrier: Carrier) -> None:
    """Carry over methods and models of all resources, and of those below them."""
    models = _Models(carrier)
    methods = Methods(carrier)
    found = list(_resources(resources, carrier))
    # Methods speak of models, which may stand further down.
    for dotted, resource, _ in found:
        for name, model in _part(resource, "models", carrier):
            models.carry(dotted, name, model)
    for dotted, resource, kept in found:
        for name, method in _part(resource, "methods", carrier):
            if kept:
                methods.carry(dotted, snake(name), method)
            else:
                methods.skip(method)
    methods.finish(models.schema_of)


def _resources(resources: Node, carrier: Carrier) -> Iterator[tuple[str, Node, bool]]:
    """Yield each resource's dotted name, the resource, and whether Python's client has it.

    They come in the file's order.
    """
    if not resources.is_mapping:
        carrier.leave(resources, "it is no mapping of names to resources")
        return
    top = [((), name, resource, True) for name, resource in resources.entries()]
    waiting: list[tuple[tuple[str, ...], str, Node, bool]] = [*reversed(top)]
    while waiting:
        above, name, resource, kept = waiting.pop()
        if resource.value is None:
            continue
        if not resource.is_mapping:
            carrier.leave(resource, "it is no resource, with `methods`")
            continue
        kept = kept and not is_skipped(resource, carrier)
        special = not above and name in (SHARED, ROOT)
        path = (*above, name if special else snake(name))
        yield ".".join(path), resource, kept
        below = list(_part(resource, "subresources", carrier))
        waiting += [(path, *entry, kept) for entry in reversed(below)]


def _part(resource: Node, key: str, carrier: Carrier) -> Iterator[tuple[str, Node]]:
    part = resource.get(key)
    if part is None or part.value is None:
        return
    if part.is_mapping:
        yield from part.entries()
    else:
        carrier.leave(part, "it is no mapping of names")


class _Models:
    """Declared schemas by the names that models have, and their classes' names."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._schemas: dict[str, str] = {}
        self._classes: dict[str, str] = {}
        self._named: dict[str, str] = {}

    def carry(self, dotted: str, name: str, model: Node) -> None:
        """Carry over a model's name, as that of its schema's class."""
        said = model
        if model.is_mapping:
            inner = model.get("schema")
            if inner is None:
                self._carrier.leave(model, "it names no schema")
                return
            said = inner
        schema = said.text.removeprefix(_SCHEMA)
        if not schema or "/" in schema or " " in schema:
            why = "only a schema below components.schemas has a name of its own"
            self._carrier.leave(said, why)
            return
        self._schemas[f"{dotted}.{name}"] = schema
        kind = pascal(name)
        owner = self._classes.setdefault(kind, schema)
        before = self._named.setdefault(schema, kind)
        if owner != schema:
            self._named.pop(schema)
            self._carrier.leave(said, f"{owner} is called {kind} already")
        elif before != kind:
            self._classes.pop(kind)
            self._carrier.leave(said, f"{schema} is called {before} already")
        elif kind != pascal(schema):
            self._carrier.put(("schemas", schema), kind, said)
        else:
            said.settle()

    def schema_of(self, model: str) -> str:
        """Return the schema of a model, as in `chat.chunk`; empty where there is none."""
        path, _, name = model.rpartition(".")
        dotted = ".".join(
            part if part == SHARED else snake(part) for part in path.split(".")
        )
        for known in (f"{dotted}.{name}", f"{SHARED}.{name}"):
            if known in self._schemas:
                return self._schemas[known]
        return ""
