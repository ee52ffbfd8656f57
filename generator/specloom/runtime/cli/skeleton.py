"""`--generate-skeleton`: a command's input as YAML, to be edited and piped back.

What is required is there, what is optional stands in comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any, cast

from . import samples
from .tables import Command, Field, Flag, Shape, holder
from .yaml12 import dump, quoted

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_WIDE = 78


def skeleton(command: Command, path: str) -> str:
    """Return the YAML for a command; `path` is how it is called."""
    told = f"{command.summary or command.name}. Edit, then: {path} < FILE"
    blocks = ["\n".join(_remarks(told))]
    known: set[str] = set()
    for required in (True, False):
        for flag in command.flags:
            name = samples.key(flag)
            if flag.required == required and name not in known:
                known.add(name)
                blocks.append("\n".join(_parameter(flag, name)))
    if not known:
        blocks.append("{}  # It takes nothing.")
    elif not any(flag.required for flag in command.flags):
        blocks.insert(1, "# Nothing is required.")
    return "\n\n".join(blocks)


def _parameter(flag: Flag, name: str) -> Iterator[str]:
    yield from _remarks(": ".join(text for text in (flag.summary, flag.about) if text))
    if holder(flag.shape).fields and not flag.default:
        lines = _entry(name, flag.shape)
    else:
        lines = [f"{_text(name)}: {_flow(samples.of_flag(flag))}"]
    yield from lines if flag.required else _aside(lines)


def _entry(name: str, shape: Shape) -> list[str]:
    """Return a key with its value, an object's fields a line each."""
    whole = holder(shape)
    if whole.kind == "union" or not whole.fields:
        return [f"{_text(name)}: {_flow(samples.sample(shape, name))}"]
    lines = [*_fields(whole)]
    if shape.kind == "array":
        lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
    return [f"{_text(name)}:", *(f"  {line}" for line in lines)]


def _fields(shape: Shape) -> Iterator[str]:
    shown = samples.shown_fields(shape)
    for field in shown:
        yield _field(field)
    yield from _aside(_field(field) for field in shape.fields if field not in shown)


def _field(field: Field) -> str:
    value = _flow(samples.sample(field.shape, field.wire))
    return f"{_text(field.wire)}: {value}{_choice(field.shape)}"


def _choice(shape: Shape) -> str:
    """Return a remark on the values that there are, of which one is shown."""
    values = [_plain(str(value)) for value in shape.values]
    return f"  # {' or '.join(values)}" if len(values) > 1 else ""


def _aside(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _remarks(text: str) -> Iterator[str]:
    return (f"# {line}" for line in wrap(_plain(text), _WIDE, break_on_hyphens=False))


def _plain(text: str) -> str:
    """Return a text on one line: no remark ends before its end."""
    words = ("".join(filter(str.isprintable, word)) for word in text.split())
    return " ".join(words)


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        items = cast("list[object]", value)
        return f"[{', '.join(map(_flow, items))}]"
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value).items()
        return "{" + ", ".join(f"{_text(k)}: {_flow(v)}" for k, v in fields) + "}"
    return json.dumps(value)


def _text(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and dump(text) == f"{text}\n"
    return text if plain else quoted(text)
