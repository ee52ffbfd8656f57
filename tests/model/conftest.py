"""Declared schemas from YAML, and schemas told in short, so that tables can compare them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from specloom.model.schema import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)

Schemas = Callable[..., Mapping[str, Schema]]
Tell = Callable[[Schema], str]


@pytest.fixture
def schemas(build_api: Any) -> Schemas:
    """Return a function from declared schemas to their model, built without a problem."""

    def built(text: str, version: str = "3.1.0") -> Mapping[str, Schema]:
        body = textwrap.indent(textwrap.dedent(text), "    ")
        head = f"openapi: {version}\ninfo: {{title: Test, version: '1'}}\n"
        api, problems = build_api(f"{head}components:\n  schemas:\n{body}")
        assert not problems
        found: Mapping[str, Schema] = api.schemas
        return found

    return built


@pytest.fixture
def tell() -> Tell:
    """Return a function that tells a schema's shape in a line."""
    return _told


def _told(schema: Schema) -> str:
    return _shape(schema) + ("?" if schema.nullable else "")


def _shape(schema: Schema) -> str:
    match schema:
        case AnySchema():
            return "never" if schema.never else "any"
        case EnumSchema():
            return "enum(" + ", ".join(map(json.dumps, schema.values)) + ")"
        case StringSchema():
            return schema.format or "string"
        case NumberSchema():
            return "integer" if schema.integer else "number"
        case BooleanSchema():
            return "boolean"
        case NullSchema():
            return "null"
        case ArraySchema():
            items = [*map(_told, schema.prefix), f"*{_told(schema.items)}"]
            return f"[{', '.join(items)}]"
        case ObjectSchema():
            return _object(schema)
        case UnionSchema():
            return "(" + " | ".join(map(_told, schema.variants)) + ")"
        case Reference():
            return schema.target
        case _:
            raise AssertionError(schema)


def _object(schema: ObjectSchema) -> str:
    entries = [
        f"{p.wire}{'!' if p.required else ''}: {_told(p.schema)}"
        for p in schema.properties
    ]
    entries += [f"/{pattern}/: {_told(value)}" for pattern, value in schema.patterns]
    if schema.additional is None:
        entries.append("closed")
    elif not schema.open:
        entries.append(f"*: {_told(schema.additional)}")
    return "{" + ", ".join(entries) + "}"
