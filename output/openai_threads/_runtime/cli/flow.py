"""Values, names and remarks as YAML of one line each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any, cast

from .yaml12 import dump, quoted

WIDE = 78
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def flow(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        items = cast("list[object]", value)
        return f"[{', '.join(map(flow, items))}]"
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value).items()
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in fields) + "}"
    return json.dumps(value)


def scalar(text: str) -> str:
    """Return a text, quoted where it would be read as something else."""
    plain = _PLAIN.fullmatch(text) and dump(text) == f"{text}\n"
    return text if plain else quoted(text)


def remarks(text: str, wide: int = WIDE) -> Iterator[str]:
    """Yield a text as lines of remarks, whatever it holds."""
    return (f"# {line}" for line in wrap(one_line(text), wide, break_on_hyphens=False))


def one_line(text: str) -> str:
    """Return a text on one line: no remark ends before its end."""
    words = ("".join(filter(str.isprintable, word)) for word in text.split())
    return " ".join(filter(None, words))


def aside(lines: Iterable[str]) -> Iterator[str]:
    """Yield what is optional as remarks, from which it can be taken."""
    return (f"# {line}" for line in lines)


def instead(lines: Iterable[str]) -> Iterator[str]:
    """Yield what may stand in place of something as remarks."""
    return (f"# {line}" for line in lines)


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines one step further in."""
    return (f"  {line}" for line in lines)
