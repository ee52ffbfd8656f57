"""Calls as command lines: with flags, with inner flags, piped as YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from specloom.plan.surface import Argument

from .described import Call, Document, Schema


def command(call: Call) -> list[str]:
    """Return the words that name a call's command, its path parameters after it."""
    path = [str(value) for argument, value in call.given if argument.place == "path"]
    return [call.resource.command, call.method.command, *path]


def flags(call: Call) -> list[str]:
    """Return every argument but the path's as flags, arrays item by item."""
    return [
        word
        for argument, value in _beyond_the_path(call)
        for word in _flag(
            argument, value, call.document, call.document.schema(call.method, argument)
        )
    ]


def inner_flags(call: Call) -> list[str]:
    """Return the same, with the fields of objects by flags of their own."""
    words: list[str] = []
    for argument, value in _beyond_the_path(call):
        schema = call.document.schema(call.method, argument)
        inner = [*_inner(argument, value, call.document, schema)]
        words += inner or _flag(argument, value, call.document, schema)
    return words


def piped(call: Call) -> str:
    """Return every argument but the path's as YAML, by the description's names."""
    given = {a.wire.removesuffix("[]"): value for a, value in _beyond_the_path(call)}
    return yaml.safe_dump(given, sort_keys=False, allow_unicode=True) if given else ""


def _beyond_the_path(call: Call) -> list[tuple[Argument, Any]]:
    return [(a, value) for a, value in call.given if a.place != "path"]


def _flag(
    argument: Argument, value: Any, document: Document, schema: Schema
) -> list[str]:
    name = f"--{argument.flag}"
    types = document.types(schema) - {"null"}
    if types == {"boolean"}:
        return [name if value is True else f"{name}={json.dumps(value)}"]
    if types == {"array"} and value:
        item = document.flat(schema)["items"]
        return [word for one in value for word in (name, text(one, document, item))]
    return [name, text(value, document, schema)]


def _inner(
    argument: Argument, value: Any, document: Document, schema: Schema
) -> Iterator[str]:
    """Yield a flag for each field; none where fields can't tell the value."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, dict) and item for item in items):
        return
    if isinstance(value, list):
        if document.types(schema) - {"null"} != {"array"}:
            return
        schema = document.flat(schema)["items"]
        if any(next(iter(b)) not in a for a, b in pairwise(items)):
            return
    properties = document.properties(schema)
    rest: Schema = document.flat(schema).get("additionalProperties", {})
    for item in items:
        for field, one in item.items():
            known = field in properties
            yield f"--{argument.flag}.{field.replace('_', '-') if known else field}"
            yield text(one, document, properties[field] if known else rest)


def text(value: Any, document: Document, schema: Schema) -> str:
    """Return a value as a user writes it: text plainly where it would not be misread."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value.startswith("@"):
        return f"\\{value}"
    plain = document.types(schema) <= {"string", "null"}
    return value if plain or yaml.safe_load(value) == value else json.dumps(value)
