"""Values as a reader types them: in Python, formatted as black would, and on a shell."""

from __future__ import annotations

import json
import re
from typing import Final

from ..model.schema import Json
from ..plain import is_list, is_mapping

_WIDTH: Final = 88
_PLAIN: Final = re.compile(r"[A-Za-z_/][A-Za-z0-9_./-]*")
_YAML_WORDS: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off"))


class Code(str):
    """A piece of Python to be taken as it stands."""

    __slots__ = ()


def call(
    function: str,
    arguments: list[tuple[str, Json]],
    indent: int,
    *,
    before: str = "",
    after: str = "",
) -> str:
    """Return a call with keyword arguments, on one line where it fits.

    `before` and `after` are what stands on its line with it; `indent` is how far the
    line is indented, which the text's own first line is not.
    """
    flat = ", ".join(f"{name}={_flat(value)}" for name, value in arguments)
    line = f"{before}{function}({flat}){after}"
    if indent + len(line) <= _WIDTH:
        return line
    pad = " " * indent
    rows = [
        f"{pad}    {name}={python(value, indent + 4, used=len(name) + 2)},"
        for name, value in arguments
    ]
    return "\n".join([f"{before}{function}(", *rows, f"{pad}){after}"])


def python(value: Json, indent: int = 0, used: int = 0) -> str:
    """Return a value as Python; `used` columns of its first line are taken."""
    flat = _flat(value)
    if indent + used + len(flat) <= _WIDTH or not (is_mapping(value) or is_list(value)):
        return flat
    pad = " " * indent
    if is_mapping(value):
        rows: list[str] = []
        for key, item in value.items():
            name = _string(key)
            rows.append(f"{name}: {python(item, indent + 4, used=len(name) + 3)}")
        opening, closing = "{", "}"
    else:
        items = value
        rows = [python(item, indent + 4, used=1) for item in items]
        opening, closing = "[", "]"
    inner = "".join(f"{pad}    {row},\n" for row in rows)
    return f"{opening}\n{inner}{pad}{closing}"


def _flat(value: Json) -> str:
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if is_mapping(value):
        fields = value.items()
        return "{" + ", ".join(f"{_string(k)}: {_flat(v)}" for k, v in fields) + "}"
    if is_list(value):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return repr(value)


def _string(value: str) -> str:
    text = repr(value)
    if text.startswith("'") and '"' not in value:
        return '"' + text[1:-1] + '"'
    return text


def flow(value: Json) -> str:
    """Return a value as YAML on one line, quoted as JSON only where it must be."""
    if is_mapping(value):
        fields = value.items()
        return "{" + ", ".join(f"{flow(k)}: {flow(v)}" for k, v in fields) + "}"
    if is_list(value):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _is_plain(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """True for a text that YAML reads as itself without quotes."""
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _YAML_WORDS
