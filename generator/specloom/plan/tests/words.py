"""Calls as the words of a command line, each a piece of Python."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...literals import literal
from ...model.api import Api
from ...model.schema import (
    ArraySchema,
    EnumSchema,
    Json,
    NullSchema,
    Schema,
    StringSchema,
    UnionSchema,
)
from ...plain import is_list
from ...runtime.cli.spelt import plain as said_plainly
from ..invocations import Given
from ..literals import Code, flow
from ..surface import Argument, Method, Resource

OWN_FILE = "__file__"
"""What stands for a file to send: the test's own module, which is there for certain."""


def words(api: Api, resource: Resource, method: Method, given: Given) -> list[str]:
    """Return the words that call a method, behind those that are global."""
    named = [literal(word) for word in (resource.command, method.command) if word]
    return [*named, *(word for a, v in given for word in _flags(api, a, v))]


def _flags(api: Api, argument: Argument, value: Json) -> Iterator[str]:
    schema = _meant(api, argument.schema)
    if isinstance(schema, ArraySchema) and is_list(value) and value:
        for item in value:
            yield from _flag(api, argument.flag, schema.items, item)
    else:
        yield from _flag(api, argument.flag, schema, value)


def _flag(api: Api, flag: str, schema: Schema, value: Json) -> Iterator[str]:
    name = f"--{flag}"
    if isinstance(value, bool):
        yield literal(name if value else f"{name}=false")
    elif isinstance(value, Code):
        yield from (literal(name), OWN_FILE)
    elif (text := _text(api, schema, value)).startswith("-"):
        yield literal(f"{name}={text}")  # It may look like a flag itself.
    else:
        yield from (literal(name), literal(text))


def _text(api: Api, schema: Schema, value: Json) -> str:
    if is_list(value) and any(isinstance(item, Code) for item in value):
        return json.dumps(value)
    is_text = isinstance(_meant(api, schema), (StringSchema, EnumSchema))
    if isinstance(value, str) and is_text:
        return said_plainly(value)
    return flow(value)


def _meant(api: Api, schema: Schema) -> Schema:
    """Return what a schema is of, null aside."""
    meant = api.resolve(schema)
    if isinstance(meant, UnionSchema):
        others = [v for v in meant.variants if not isinstance(v, NullSchema)]
        if len(others) == 1:
            return _meant(api, others[0])
    return meant
