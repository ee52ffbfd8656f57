"""Values that hold no others, from the keywords that describe them."""

from __future__ import annotations

from typing import Any

from ..plain import text
from .keywords import integer, limits
from .schema import BooleanSchema, NumberSchema, Schema, StringSchema


def scalar(kind: str, said: dict[str, Any], facts: dict[str, Any]) -> Schema | None:
    """Return the schema of a text, number or boolean; None for any other kind."""
    if kind == "string":
        return StringSchema(
            format=text(said.get("format")),
            min_length=integer(said.get("minLength")),
            max_length=integer(said.get("maxLength")),
            pattern=text(said.get("pattern")),
            content_encoding=text(said.get("contentEncoding")),
            content_media_type=text(said.get("contentMediaType")),
            **facts,
        )
    if kind in ("integer", "number"):
        return NumberSchema(
            integer=kind == "integer",
            format=text(said.get("format")),
            **limits(said),
            **facts,
        )
    return BooleanSchema(**facts) if kind == "boolean" else None
