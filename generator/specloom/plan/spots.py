"""One pass that gives every operation its place, each to one operation only.

What is said goes before what was, and that before what is guessed: the configuration,
the description's extensions, the names of the last run, inference. Of two that are
alike in this the shorter path goes first, so that the outcome depends on the set of
operations and never on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from ..model.api import Api, Operation
from ..names import kebab, words
from ..values import dataclass
from .verbs import ASKING, READING
from .wishes import Spot, apart, as_noun

# Attributes of every resource and what decorates its functions, attributes of the client
# alone, and names that annotations in a class body use.
TAKEN_ATTRIBUTES = frozenset(
    [
        *("with_raw_response", "with_streaming_response"),
        *("cached_property", "operation", "property", "streamable"),
    ]
)
CLIENT_ATTRIBUTES = frozenset(["with_options", "close", "aclose"])
TAKEN_AT_ROOT = TAKEN_ATTRIBUTES | CLIENT_ATTRIBUTES
TAKEN_METHODS = TAKEN_ATTRIBUTES | frozenset(
    [
        "types",
        "str",
        "int",
        "float",
        "bool",
        "bytes",
        "dict",
        "tuple",
        "builtins",
        "date",
        "datetime",
        "time",
    ]
)

# Of two on one path that want one name: who it fits better.
_ASKS = ("GET", "POST", "PATCH", "PUT", "DELETE")
_DOES = ("PATCH", "POST", "GET", "PUT", "DELETE")

Shown = tuple[str, ...]
"""A place as a shell shows it: `create_` and `create` are one there."""


class Source(IntEnum):
    """Who says where an operation is placed, the strongest first."""

    CONFIGURED = 0
    DESCRIBED = 1
    REMEMBERED = 2
    INFERRED = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation and the place that it asks for."""

    operation: Operation
    spot: Spot
    source: Source

    @property
    def rank(self) -> tuple[Source, int, str, int, str, Spot]:
        """Where it stands in the line."""
        path, verb = self.operation.path, self.operation.verb
        order = _ASKS if words(self.spot[1])[0] in READING | ASKING else _DOES
        turn = order.index(verb) if verb in order else len(order)
        return self.source, len(path), path, turn, verb, self.spot


def settle(asked: Iterable[Asked], api: Api) -> list[Spot]:
    """Return each operation's place, in the order asked for."""
    listed = list(asked)
    taken = _Taken(api)
    line = sorted(range(len(listed)), key=lambda index: listed[index].rank)
    spots: dict[int, Spot] = {}
    for source in Source:
        turn = [index for index in line if listed[index].source is source]
        paths = [taken.resource(listed[index].spot[0]) for index in turn]
        for index, path in zip(turn, paths, strict=True):
            spot = path, listed[index].spot[1]
            spots[index] = taken.method(listed[index].operation, spot)
    return [spots[index] for index in range(len(listed))]


def legal(spot: Spot) -> Spot:
    """Return a place by names that its resource's class and the client can have."""
    path, method = spot
    reserved = TAKEN_METHODS if path else TAKEN_METHODS | TAKEN_AT_ROOT
    return (
        tuple(
            f"{part}_" if part in (TAKEN_ATTRIBUTES if at else TAKEN_AT_ROOT) else part
            for at, part in enumerate(path)
        ),
        f"{method}_" if method in reserved else method,
    )


class _Taken:
    """The places that are taken so far."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._methods: dict[Shown, Operation] = {}
        self._resources: dict[Shown, tuple[str, ...]] = {(): ()}

    def resource(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Take a resource and those above it; it gives way to methods of its name."""
        found: tuple[str, ...] = ()
        for part in legal((path, ""))[0]:
            name = part
            number = 2
            while _shown((*found, name)) in self._methods:
                name = f"{part.rstrip('_')}_{number}"
                number += 1
            found = self._resources.setdefault(_shown((*found, name)), (*found, name))
        return found

    def method(self, operation: Operation, wanted: Spot) -> Spot:
        """Take a method, or what comes next where its place has an owner."""
        for spot in map(legal, self._choices(operation, wanted)):
            shown = _shown((*spot[0], spot[1]))
            if shown not in self._methods and shown not in self._resources:
                path = self.resource(spot[0])
                self._methods[shown] = operation
                return path, spot[1]
        raise AssertionError("numbers never end")

    def _choices(self, operation: Operation, wanted: Spot) -> Iterator[Spot]:
        yield wanted
        path, method = wanted
        shown = _shown((*path, method))
        if shown in self._resources:
            yield from as_noun(operation, self._api, wanted)
        winner = self._methods.get(shown)
        yield from apart(operation, winner, wanted)
        number = 2
        while True:
            yield path, f"{method.rstrip('_')}_{number}"
            number += 1


def _shown(names: Iterable[str]) -> Shown:
    return tuple(map(kebab, names))
