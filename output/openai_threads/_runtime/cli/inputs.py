"""What a command takes, as deep as it goes: read from the package when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, cast
from urllib.parse import unquote

from .problems import Wrong
from .tables import App

TYPES = "shared-types.json"
"""The types that commands of all resources refer to; no module has such a name."""

Told = dict[str, Any]
"""A JSON Schema, or a part of one."""

_TYPE = "#/$defs/"


def told(app: App, resource: str, command: str) -> Told:
    """Return the JSON Schema of what may be piped to a command, with the types it needs.

    Raises Wrong where the package was installed without its data.
    """
    module = app.resources[resource].module
    found: Told = _read(app, f"{module}.json")[command]
    types = _needed(found, _read(app, TYPES))
    return {**found, "$defs": types} if types else found


def named(ref: str) -> str:
    """Return the name of the type that a `$ref` leads to."""
    return unquote(ref.removeprefix(_TYPE)).replace("~1", "/").replace("~0", "~")


def _read(app: App, name: str) -> Told:
    file = files(f"{app.package}.commands") / name
    try:
        read: Told = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise Wrong(f"{app.package} was installed without {name}") from None
    return read


def _needed(whole: Told, types: Told) -> Told:
    """Return the types that a schema refers to, and those that they refer to."""
    found: dict[str, None] = {}
    waiting = [*_refs(whole)]
    while waiting:
        name = waiting.pop()
        if name in types and name not in found:
            found[name] = None
            waiting += _refs(types[name])
    return {name: types[name] for name in types if name in found}


def _refs(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _refs(item)
    elif isinstance(value, dict):
        for key, item in cast("Told", value).items():
            if key == "$ref" and isinstance(item, str) and item.startswith(_TYPE):
                yield named(item)
            else:
                yield from _refs(item)
