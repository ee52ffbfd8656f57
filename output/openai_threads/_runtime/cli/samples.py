"""Sample values of shapes: what a skeleton and an example are filled with."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from .spelt import plain
from .tables import Command, Field, Flag, Shape, holder

_SIMPLE = ("enum", "string", "integer", "number", "boolean", "array", "map", "object")


def key(flag: Flag) -> str:
    """Return what a parameter is called in piped data."""
    return flag.wire or flag.name


def of_flag(flag: Flag) -> Any:
    """Return a parameter's default, or else a sample value."""
    if flag.default:
        return meant(json.loads(flag.default))
    return sample(flag.shape, key(flag))


def sample(shape: Shape, name: str) -> Any:
    """Return a value of a shape, as piped data has it; a text says what it stands for."""
    if shape.kind == "enum":
        return meant(shape.values[0]) if shape.values else None
    if shape.kind == "file":
        return f"@{word(name)}"
    if shape.kind == "array":
        return [sample(shape.items or Shape("any"), name)]
    if shape.kind == "object":
        return {f.wire: sample(f.shape, f.wire) for f in shown_fields(shape)}
    if shape.kind == "map":
        return {"KEY": sample(shape.items or Shape("any"), "VALUE")}
    if shape.kind == "union":
        return sample(_simplest(shape), name)
    known: dict[str, Any] = {"integer": 1, "number": 1.5, "boolean": True}
    return known.get(shape.kind, word(name))


def shown_fields(shape: Shape) -> tuple[Field, ...]:
    """Return the fields that an object can't do without, or all where none is such."""
    return tuple(f for f in shape.fields if f.required) or shape.fields


def words(flag: Flag) -> list[list[str]]:
    """Return a flag with a sample value, as typed; of an object, its inner flags."""
    whole = holder(flag.shape)
    if whole.kind == "object" and whole.fields:
        inner = [
            (f"--{flag.name}.{f.also or f.name}", sample(holder(f.shape), f.wire))
            for f in shown_fields(whole)
        ]
        return [_said(name, value) for name, value in inner]
    one = sample(holder(flag.shape), key(flag)) if not flag.default else of_flag(flag)
    return [_said(f"--{flag.name}", one)]


def example(path: str, command: Command, wide: int = 76) -> list[str]:
    """Return a call of a command with what it can't do without, in lines for a shell."""
    from shlex import quote

    lines = [path]
    for flag in command.flags:
        place = flag.place == "path"
        if not (place or flag.required):
            continue
        for said in [[str(of_flag(flag))]] if place else words(flag):
            text = " ".join(map(quote, said))
            if len(lines[-1]) + len(text) + 3 > wide:
                lines[-1] += " \\"
                lines.append(f"  {text}")
            else:
                lines[-1] += f" {text}"
    return lines


def _said(name: str, value: Any) -> list[str]:
    if value is True:
        return [name]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return [f"{name}={text}"] if text.startswith("-") else [name, text]


def _simplest(shape: Shape) -> Shape:
    """Return the variant of a union that takes least to write."""
    for kind in _SIMPLE:
        for variant in shape.variants:
            if variant.kind == kind:
                bare = kind == "object" and not variant.fields
                return variant._replace(fields=shape.fields) if bare else variant
    return shape.variants[0] if shape.variants else Shape("any")


def word(name: str) -> str:
    """Return the text that says what is to stand in its place: `THREAD_ID` of `threadId`."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"\W+", "_", parted, flags=re.ASCII).strip("_").upper() or "VALUE"


def meant(value: Any) -> Any:
    """Return a value as it has to be written to be meant: an `@` of its own is told."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [meant(item) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {name: meant(item) for name, item in fields.items()}
    return value
