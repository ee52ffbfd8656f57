"""Values that hold no others, from the keywords that describe them."""

from __future__ import annotations

from typing import Any, Final

from ..plain import is_list, is_mapping, text
from ..read import Node
from .keywords import facts_of, integer, limits
from .schema import BooleanSchema, NumberSchema, Schema, StringSchema
from .vocabulary import MORE_KEYS, REFERENCES

_KINDS: Final = frozenset(["string", "integer", "number", "boolean"])
_MORE: Final = MORE_KEYS | REFERENCES | {"allOf", "$dynamicAnchor", "$defs"}


def plain_value(node: Node, name: str) -> Schema | None:
    """Return the schema of a schema object that names such a type and no other schema.

    None for any other. Four of five are so, and need no draft.
    """
    said = node.value
    if not is_mapping(said) or not _MORE.isdisjoint(said):
        return None
    kind = said.get("type")
    if not isinstance(kind, str) or kind not in _KINDS:
        return None
    examples = [said["example"]] if "example" in said else []
    examples += said["examples"] if is_list(said.get("examples")) else []
    nullable = said.get("nullable") is True
    return scalar(kind, said, facts_of(node, said, examples, name, nullable))


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
