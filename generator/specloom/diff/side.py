"""One of the two sides: what is generated from a description, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.api import Api
from ..model.schema import Schema, StringSchema
from ..plan.client.annotations import Annotator, Words
from ..plan.client.definitions import Definition, Definitions, Direction
from ..plan.client.imports import Imports
from ..plan.surface import Argument, Method, Resource, Surface
from ..values import dataclass

_LONGEST = 120


@dataclass(frozen=True)
class Entry:
    """A method and where it is: `pets.create`."""

    dotted: str
    resource: Resource
    method: Method

    @property
    def operation(self) -> str:
        """The operation, as the configuration writes it: `POST /pets`."""
        return f"{self.method.operation.verb} {self.method.operation.path}"


class Side:
    """A surface, with its types as the client's code has them."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.api: Api = surface.api
        self.definitions = Definitions(surface)
        words = Words(Imports(), lambda definition: definition.name, "")
        self._annotator = Annotator(self.definitions, words)
        self.described = frozenset(f"{o.verb} {o.path}" for o in surface.api.operations)

    def entries(self) -> Iterator[Entry]:
        """Yield every method."""
        for resource, method in self.surface.methods():
            dotted = ".".join((*resource.path, method.name))
            yield Entry(dotted, resource, method)

    def python(self, schema: Schema, direction: Direction) -> str:
        """Return a type as the client writes it, cut where it is long."""
        text = self._annotator.annotate(schema, direction)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."

    def definition(self, schema: Schema, direction: Direction) -> Definition | None:
        """Return the class or alias that stands for a schema, None where none does."""
        return self.definitions.of(schema, direction)

    def given(self, method: Method, argument: Argument) -> Schema:
        """Return the schema of what an argument takes in truth.

        A whole body that is text or bytes is taken as such, whatever is said about it.
        """
        schema = argument.schema
        if argument.place != "whole-body" or method.body not in ("text", "binary"):
            return schema
        kind = "binary" if method.body == "binary" else ""
        resolved = self.api.resolve(schema)
        if isinstance(resolved, StringSchema) and resolved.binary == bool(kind):
            return schema
        return StringSchema(
            place=schema.place, format=kind, description=schema.description
        )
