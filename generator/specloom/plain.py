"""Plain data, as JSON knows it: asking what an untyped value is, with types kept."""

from __future__ import annotations

from typing import Any, TypeGuard, cast

NO_FIELDS: dict[str, Any] = {}


def is_mapping(value: object) -> TypeGuard[dict[str, Any]]:
    """True for a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """True for a JSON array."""
    return isinstance(value, list)


def fields(value: object) -> dict[str, Any]:
    """Return a JSON object's fields, none for any other value."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else NO_FIELDS


def text(value: object) -> str:
    """Return a text, an empty one for any other value."""
    return value if isinstance(value, str) else ""
