"""Enums whose values contradict their type: read as what their author can only have meant."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..plain import fields, is_list, is_mapping, text

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


def fitted(values: Sequence[Any], types: Sequence[str]) -> tuple[list[Any], str]:
    """Return values as their types have them, and what is to be said of it.

    Text that reads as a number is one where the type says number, and so on. A value
    that can't be read as any of the types is taken as it is listed.
    """
    found: list[Any] = []
    for value in values:
        new = value if not types or _fits(value, types) else _read(value, types)
        if isinstance(new, float) and "integer" in types and "number" not in types:
            new = int(new) if new.is_integer() else new
        if not any(type(new) is type(other) and new == other for other in found):
            found.append(new)
    return found, _said(values, found, types)


def value_texts(schema: Mapping[str, Any]) -> dict[str, str]:
    """Return what extensions of a schema object say of its enum's values, by their text.

    `x-enum-descriptions` lists them in the order of the values, or has a field for each;
    `x-ms-enum` lists them with the values.
    """
    said = schema.get("x-enum-descriptions") or schema.get("x-enumDescriptions")
    found: dict[str, str] = {}
    if is_list(said) and len(said) == len(schema["enum"]):
        found = {str(v): text(s) for v, s in zip(schema["enum"], said, strict=True)}
    elif is_mapping(said):
        found = {value: text(words) for value, words in said.items()}
    listed = fields(schema.get("x-ms-enum")).get("values")
    for each in map(fields, listed if is_list(listed) else ()):
        found.setdefault(str(each.get("value")), text(each.get("description")))
    return {value: words for value, words in found.items() if words.strip() != value}


def lists_items(types: Sequence[str]) -> bool:
    """True for an enum of plain values whose type says array: it lists the items."""
    return list(types) == ["array"]


def _said(values: Sequence[Any], found: list[Any], types: Sequence[str]) -> str:
    odd = [value for value in values if types and not _fits(value, types)]
    if not odd:
        return ""
    first, kind = json.dumps(odd[0], ensure_ascii=False), " or ".join(types)
    left = [value for value in found if not _fits(value, types)]
    if not left:
        return f"enum value {first} is no {kind}: taken for one"
    first = json.dumps(left[0], ensure_ascii=False)
    return f"enum value {first} is no {kind}: taken as it is listed"


def _fits(value: Any, types: Sequence[str]) -> bool:
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, (int, float)):
        whole = isinstance(value, int) or value.is_integer()
        return "number" in types or ("integer" in types and whole)
    if isinstance(value, str):
        return "string" in types
    return ("array" if is_list(value) else "object") in types


def _read(value: Any, types: Sequence[str]) -> Any:
    if isinstance(value, str):
        if "integer" in types and _INTEGER.fullmatch(value):
            return int(value)
        if "number" in types and _NUMBER.fullmatch(value):
            return float(value) if "." in value else int(value)
        if "boolean" in types and value in ("true", "false"):
            return value == "true"
    elif "string" in types and not is_list(value) and not is_mapping(value):
        return json.dumps(value)
    return value
