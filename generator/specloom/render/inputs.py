"""What commands take, as JSON beside their tables: a file for each resource, one for types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..plan.cli import plan_inputs
from ..plan.surface import Surface
from ..runtime.cli.inputs import TYPES
from ..sources import Source


def render_inputs(surface: Surface) -> Iterator[Source]:
    """Yield the files that `@schema` and `--generate-skeleton` read."""
    folder = f"{surface.package}/commands"
    inputs = plan_inputs(surface)
    for module, commands in inputs.modules.items():
        yield Source(f"{folder}/{module}.json", _lines(commands))
    yield Source(f"{folder}/{TYPES}", _lines(inputs.types))


def _lines(entries: Mapping[str, Any]) -> str:
    """Return a JSON object with a line for each entry."""
    told = ",\n".join(f"{_json(name)}:{_json(one)}" for name, one in entries.items())
    return f"{{\n{told}\n}}\n"


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # Half a character, which no file can hold.
        return json.dumps(value, separators=(",", ":"))
    return text
