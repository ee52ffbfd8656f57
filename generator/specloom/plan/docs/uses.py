"""Who refers to a declared schema: methods and events, directly or not, and schemas."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from ...model.api import Operation
from ...model.schema import (
    ArraySchema,
    ObjectSchema,
    Reference,
    Schema,
    UnionSchema,
)

_INNER: Final = (ArraySchema, ObjectSchema, UnionSchema)


class References:
    """What refers to what. Users of schemas are numbers: their places among `users`."""

    def __init__(
        self, schemas: Mapping[str, Schema], users: Iterable[Iterable[Schema]]
    ) -> None:
        self.to: dict[str, frozenset[str]] = {
            name: frozenset(named([schema]) - {name})
            for name, schema in schemas.items()
        }
        """The schemas that each one names, itself aside."""
        self.by: dict[str, list[str]] = {name: [] for name in schemas}
        """The schemas that name each one, in order."""
        for name in sorted(schemas):
            for target in self.to[name]:
                self.by[target].append(name)
        # A set of users is a number with a bit for each.
        self._direct = dict.fromkeys(schemas, 0)
        for number, roots in enumerate(users):
            for target in named(roots):
                self._direct[target] |= 1 << number
        self._all = self._spread()

    def direct(self, name: str, most: int) -> tuple[list[int], int]:
        """Return the first users that name a schema, and how many more do."""
        return _first(self._direct[name], most)

    def far(self, name: str, most: int) -> tuple[list[int], int]:
        """Return the first users that other schemas lead to it, and how many more."""
        return _first(self._all[name] & ~self._direct[name], most)

    def weight(self, name: str) -> int:
        """Return how many users and schemas name a schema."""
        return self._direct[name].bit_count() + len(self.by[name])

    def is_used(self, name: str) -> bool:
        return self._all[name] != 0

    def _spread(self) -> dict[str, int]:
        """Return all users of each schema: its own, and those of what names it."""
        found = dict(self._direct)
        waiting = deque(name for name, users in found.items() if users)
        queued = set(waiting)
        while waiting:
            name = waiting.popleft()
            queued.discard(name)
            for target in self.to[name]:
                if found[name] & ~found[target]:
                    found[target] |= found[name]
                    if target not in queued:
                        queued.add(target)
                        waiting.append(target)
        return found


def named(roots: Iterable[Schema]) -> set[str]:
    """Return the declared schemas that types name, at any depth of what is inline."""
    found: set[str] = set()
    waiting = list(roots)
    met: set[int] = set()
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, Reference):
            found.add(schema.target)
        elif isinstance(schema, _INNER) and id(schema) not in met:
            met.add(id(schema))
            waiting += _inner(schema)
    return found


def _inner(schema: ArraySchema | ObjectSchema | UnionSchema) -> Iterator[Schema]:
    if isinstance(schema, UnionSchema):
        yield from schema.variants
    elif isinstance(schema, ArraySchema):
        yield schema.items
        yield from schema.prefix
    else:
        yield from (prop.schema for prop in schema.properties)
        yield from (kind for _, kind in schema.patterns)
        if schema.additional is not None:
            yield schema.additional


def schemas_of(operation: Operation) -> Iterator[Schema]:
    """Yield the types of what an operation takes and gives, errors too."""
    yield from (parameter.schema for parameter in operation.parameters)
    held = operation.body.media if operation.body else ()
    for media in (*held, *(m for r in operation.responses for m in r.media)):
        if media.schema is not None:
            yield media.schema
    for response in operation.responses:
        yield from (header.schema for header in response.headers)


def _first(users: int, most: int) -> tuple[list[int], int]:
    found = list(islice(_bits(users), most))
    return found, users.bit_count() - len(found)


def _bits(number: int) -> Iterator[int]:
    while number:
        last = number & -number
        yield last.bit_length() - 1
        number ^= last
