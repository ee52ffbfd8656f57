"""Values of a description as they are shown in messages: on one line, and short."""

from __future__ import annotations

import json
from typing import Any, Final

from specloom.plain import is_list, is_mapping

_LONGEST: Final = 60


def show(value: Any) -> str:
    """Return a value as an author would write it, cut when it is long."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = repr(type(value).__name__)
    return shorten(text)


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut when it has more than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 3].rstrip() + "..."


def kind_of(value: Any) -> str:
    """Return what kind of value something is: `a mapping`, `the number 3`."""
    if is_mapping(value):
        return "a mapping"
    if is_list(value):
        return "a list"
    return show(value)
