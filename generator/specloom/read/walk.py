"""Which mappings of a document mean something to OpenAPI, and which are only data.

A `$ref` in an example, a default or an extension is not a reference, while a
property called `example` is a schema like any other. `objects` tells them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from specloom.plain import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specloom.read.spots import Pointer


_NAMED: Final = frozenset(
    {
        "$defs",
        "additionalOperations",
        "callbacks",
        "content",
        "definitions",
        "dependentSchemas",
        "encoding",
        "examples",
        "headers",
        "links",
        "mediaTypes",
        "parameters",
        "pathItems",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
        "securitySchemes",
        "variables",
        "webhooks",
    }
)
"""Fields that hold a mapping whose keys are names, not fields."""

_DATA: Final = frozenset(
    {"const", "default", "enum", "example", "value", "dataValue", "scopes"}
)
"""Fields whose content belongs to the API, not to its description."""


def objects(
    root: Any, start: Pointer = (), met: set[int] | None = None
) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yield every OpenAPI object and schema at or below `root`, in the order of the text.

    `start` is where `root` stands. A mapping that several aliases share is yielded once,
    where it is first met; `met` carries that over from one walk to the next.
    """
    met = set() if met is None else met
    stack: list[tuple[Pointer, Any]] = [(start, root)]
    while stack:
        pointer, value = stack.pop()
        if id(value) in met:
            continue
        if is_list(value):
            met.add(id(value))
            stack.extend(((*pointer, i), value[i]) for i in reversed(range(len(value))))
        elif is_mapping(value):
            met.add(id(value))
            yield pointer, value
            stack.extend(reversed(list(_children(pointer, value))))


def _children(
    pointer: Pointer, mapping: dict[str, Any]
) -> Iterator[tuple[Pointer, Any]]:
    for field, value in mapping.items():
        if field in _NAMED:
            if is_mapping(value):
                for name, item in value.items():
                    # Below `paths` an `x-` is an extension; elsewhere it is a name like any other.
                    if field != "paths" or not name.startswith("x-"):
                        yield (*pointer, field, name), item
            elif field != "examples":
                yield (*pointer, field), value
        elif field not in _DATA and not field.startswith("x-"):
            yield (*pointer, field), value
