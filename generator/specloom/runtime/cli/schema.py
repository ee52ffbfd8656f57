"""`@schema`: a command's input as JSON Schema, for editors and agents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from . import samples
from .options import Settings
from .tables import App, Command, Flag, Shape
from .tools import located, put

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def work(app: App, words: Sequence[str], settings: Settings) -> int:
    """Print the schema of the command that the words name."""
    path, command = located(app, words)
    put(schema(command, path), settings)
    return 0


def schema(command: Command, path: str) -> dict[str, Any]:
    """Return the JSON Schema of what may be piped to a command; `path` is its name."""
    whole = any(flag.place == "whole-body" for flag in command.flags)
    found: dict[str, Any] = {"$schema": _DIALECT, "title": path}
    if told := command.about or command.summary:
        found["description"] = told
    if command.deprecated:
        found["deprecated"] = True
    flags = {samples.key(flag): flag for flag in reversed(command.flags)}
    ordered = {samples.key(flag): flags[samples.key(flag)] for flag in command.flags}
    return {
        **found,
        "type": "object",
        "properties": {name: _parameter(flag) for name, flag in ordered.items()},
        "required": list(
            dict.fromkeys(samples.key(f) for f in command.flags if f.required)
        ),
        "additionalProperties": command.extra or whole,
    }


def _parameter(flag: Flag) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if flag.about:
        more["description"] = flag.about
    if flag.default:
        more["default"] = json.loads(flag.default)
    return {**of_shape(flag.shape), **more}


def of_shape(shape: Shape) -> dict[str, Any]:
    """Return the JSON Schema of a shape."""
    found = _own(shape)
    if not shape.null or not found:
        return found
    if "enum" in found:
        return {"enum": [*found["enum"], None]}
    if "anyOf" in found:
        return {"anyOf": [*found["anyOf"], {"type": "null"}]}
    return {**found, "type": [found["type"], "null"]}


def _own(shape: Shape) -> dict[str, Any]:
    if shape.kind == "any":
        return {}
    if shape.kind == "enum":
        return {"enum": list(shape.values)}
    if shape.kind == "union":
        known = shape.fields
        return {
            "anyOf": [
                # A field of the union may be one that this variant does not ask for.
                (
                    _object(v._replace(fields=known), strict=False)
                    if v.kind == "object"
                    else of_shape(v)
                )
                for v in shape.variants
            ]
        }
    if shape.kind == "file":
        return {"type": "string", "format": "path"}
    if shape.kind == "array":
        items = of_shape(shape.items) if shape.items else {}
        return {"type": "array", **({"items": items} if items else {})}
    if shape.kind in ("object", "map"):
        return _object(shape)
    return {"type": shape.kind}


def _object(shape: Shape, *, strict: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object"}
    if shape.fields:
        found["properties"] = {f.wire: of_shape(f.shape) for f in shape.fields}
    required = [f.wire for f in shape.fields if f.required]
    if required and strict:
        found["required"] = required
    if shape.items is not None and (beside := of_shape(shape.items)):
        found["additionalProperties"] = beside
    return found
