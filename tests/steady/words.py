"""Calls as command lines: one flag a parameter, inner and repeated flags, piped as YAML.

All that a call is given is in each of them, written as a user would, so that all of them are
to ask the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from specloom.plan.surface import Argument

from .described import Call, Document, Schema


def command(call: Call) -> list[str]:
    """Return the words that name a call's command, its path parameters after it."""
    path = [str(value) for argument, value in call.given if argument.place == "path"]
    return [call.resource.command, call.method.command, *path]


def command_by_flags(call: Call) -> list[str]:
    """Return the same with the path parameters by name."""
    path = [
        f"--{argument.flag}={value}"
        for argument, value in call.given
        if argument.place == "path"
    ]
    return [call.resource.command, call.method.command, *path]


def flags(call: Call) -> list[str]:
    """Return one flag for every argument but the path's, lists and objects as YAML."""
    return [
        word
        for argument, value in _beyond_the_path(call)
        for word in _flag(f"--{argument.flag}", value, *_schema(call, argument))
    ]


def inner_flags(call: Call) -> list[str]:
    """Return the same with fields of objects by flags of their own, arrays item by item."""
    words: list[str] = []
    for argument, value in _beyond_the_path(call):
        name, (document, schema) = f"--{argument.flag}", _schema(call, argument)
        inner = [*_inner(argument.flag, value, document, schema)]
        words += inner or _repeated(name, value, document, schema)
    return words


def piped(call: Call) -> str:
    """Return every argument but the path's as YAML, by the description's names."""
    given = {
        a.wire.removesuffix("[]") or a.flag: _marked(value, *_schema(call, a))
        for a, value in _beyond_the_path(call)
    }
    return _yaml(given, flow=False) if given else ""


def _beyond_the_path(call: Call) -> list[tuple[Argument, Any]]:
    return [(a, value) for a, value in call.given if a.place != "path"]


def _schema(call: Call, argument: Argument) -> tuple[Document, Schema]:
    return call.document, call.document.schema(call.method, argument)


def _flag(name: str, value: Any, document: Document, schema: Schema) -> list[str]:
    if document.types(schema) - {"null"} == {"boolean"}:
        return [name if value is True else f"{name}={json.dumps(value)}"]
    return [name, text(value, document, schema)]


def _repeated(name: str, value: Any, document: Document, schema: Schema) -> list[str]:
    """Return a flag for each item of an array, or the one flag of anything else."""
    if not value or document.types(schema) - {"null"} != {"array"}:
        return _flag(name, value, document, schema)
    item = document.items(schema)
    return [word for one in value for word in (name, text(one, document, item))]


def _inner(flag: str, value: Any, document: Document, schema: Schema) -> Iterator[str]:
    """Yield the flags of each field; none where fields can't tell the value."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, dict) and item for item in items):
        return
    several = isinstance(value, list)
    if several:
        if document.types(schema) - {"null"} != {"array"}:
            return
        schema = document.items(schema)
        if any(next(iter(b)) not in a for a, b in pairwise(items)):
            return
    properties = document.properties(schema)
    rest: Schema | None = document.flat(schema).get("additionalProperties")
    if not rest and any(field not in properties for item in items for field in item):
        return
    told = _flag if several else _repeated
    for item in items:
        for field, one in item.items():
            known = field in properties
            name = field.replace("_", "-").removesuffix("[]") if known else field
            its = properties[field] if known else rest or {}
            yield from told(f"--{flag}.{name}", one, document, its)


def text(value: Any, document: Document, schema: Schema) -> str:
    """Return a value as a user writes it: text plainly where it would not be misread."""
    if isinstance(value, Path):
        return _path(value, document, schema)
    if not isinstance(value, str):
        return _yaml(_marked(value, document, schema), flow=True)
    if value.startswith("@"):
        return f"\\{value}"
    plain = document.types(schema) <= {"string", "null"}
    return value if plain or yaml.safe_load(value) == value else json.dumps(value)


def _marked(value: Any, document: Document, schema: Schema) -> Any:
    """Return a value with files and what begins like one as the texts that say so."""
    if isinstance(value, Path):
        return _path(value, document, schema)
    if isinstance(value, str):
        return f"\\{value}" if value.startswith("@") else value
    if isinstance(value, list):
        return [_marked(one, document, schema) for one in value]
    if isinstance(value, dict):
        return {name: _marked(one, document, schema) for name, one in value.items()}
    return value


def _path(path: Path, document: Document, schema: Schema) -> str:
    """Return a path, marked as one where text that is none would do too."""
    only_files = all(v.get("format") == "binary" for v in document.variants(schema))
    return str(path) if only_files else f"@{path}"


def _yaml(value: Any, *, flow: bool) -> str:
    dumped = yaml.dump(
        value,
        Dumper=_Dumper,
        default_flow_style=flow,
        sort_keys=False,
        allow_unicode=True,
        width=100_000,
    )
    return dumped.removesuffix("...\n").rstrip("\n") if flow else dumped


class _Dumper(yaml.SafeDumper):
    """Says again what occurs twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True
