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
            inner = [((*pointer, i), v) for i, v in enumerate(value) if _holds(v)]
        elif is_mapping(value):
            met.add(id(value))
            yield pointer, value
            inner = _children(pointer, value)
        else:
            continue
        inner.reverse()
        stack += inner


def _holds(value: object) -> bool:
    """Whether a value holds others: nothing else is worth a visit."""
    return isinstance(value, (dict, list))


def _children(pointer: Pointer, mapping: dict[str, Any]) -> list[tuple[Pointer, Any]]:
    found: list[tuple[Pointer, Any]] = []
    for field, value in mapping.items():
        if not _holds(value):
            continue
        if field in _NAMED:
            if is_mapping(value):
                found += (
                    ((*pointer, field, name), item)
                    for name, item in value.items()
                    # Below `paths` an `x-` is an extension; elsewhere it is a name like any other.
                    if _holds(item) and (field != "paths" or not name.startswith("x-"))
                )
            elif field != "examples":
                found.append(((*pointer, field), value))
        elif field not in _DATA and not field.startswith("x-"):
            found.append(((*pointer, field), value))
    return found
