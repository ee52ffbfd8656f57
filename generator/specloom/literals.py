"""The one way for a description's words to reach Python code.

Everything goes through `_escape`, so that no string can end the literal, docstring or
comment that holds it, whatever characters it is made of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any, TypeGuard
from unicodedata import ucd_3_2_0

from .wrapping import wrapped

_LINE_WIDTH = 88
_DECIMAL_BITS = 4096
_LINE_END = re.compile(r"\r\n?")
_FENCE = re.compile(r"\s*(```|~~~)")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+|\s*")
_DIRECTIVE = re.compile(
    r"(\b(?:type|fmt|yapf|isort|ruff|mypy|pyright|pylint|pragma)|coding)(\s*)([:=])",
    re.IGNORECASE,
)
_MUTED = re.compile(r"\b(no)(qa|sec)\b", re.IGNORECASE)
_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def literal(value: Any) -> str:
    """Return Python source for a plain value, in ASCII, quoted as black quotes it.

    Takes None, booleans, numbers, strings, lists, tuples and mappings of these; raises
    TypeError for anything else.
    """
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int):
        digits = value.bit_length() <= _DECIMAL_BITS
        return int.__repr__(value) if digits else hex(value)
    if isinstance(value, float):
        return float.__repr__(value) if isfinite(value) else f'float("{value!r}")'
    if _is_mapping(value):
        pairs = (f"{literal(key)}: {literal(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if _is_sequence(value):
        return _sequence(value)
    raise TypeError(f"no literal for a {type(value).__name__}")


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_sequence(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, (list, tuple))


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    items = ", ".join(literal(item) for item in value)
    if isinstance(value, list):
        return f"[{items}]"
    return f"({items},)" if len(value) == 1 else f"({items})"


def _quoted(text: str) -> str:
    body = _escape(text)
    single, double = body.count("'"), body.count('"')
    if double > single:
        return "'" + body.replace("'", "\\'") + "'"
    return '"' + body.replace('"', '\\"') + '"'


def _escape(text: str) -> str:
    """Double backslashes and spell out all that isn't printable ASCII, quotes apart."""
    return text.encode("unicode_escape").decode("ascii")


def _readable(text: str) -> str:
    """Escape as above, but leave the visible characters of any script as they are.

    What is visible is asked of Unicode 3.2, which every Python knows alike.
    """
    if text.isascii():
        return _escape(text)
    return "".join(
        (
            character
            if ucd_3_2_0.category(character)[0] in "LMNPS" and character != "\\"
            else _escape(character)
        )
        for character in text
    )


def docstring(text: str, indent: int = 4, width: int = _LINE_WIDTH) -> str:
    """Return the docstring, quotes included, for code that is indented by `indent`.

    Long lines are wrapped; lists keep their shape and fenced code its lines.
    Typographic quotes and dashes become plain ones, other printable text stays.
    """
    plain = _LINE_END.sub("\n", text).expandtabs(4).translate(_TYPOGRAPHY).strip()
    body = "\n".join(map(_readable, plain.split("\n"))).replace('"""', '\\"\\"\\"')
    lines = _wrapped(body.split("\n"), width - indent)
    if lines[0].startswith('"'):
        lines[0] = f" {lines[0]}"
    if len(lines) == 1:
        return f'"""{lines[0]}{_gap(lines[0])}"""'
    margin = " " * indent
    # What the lines below the first are all indented by is black's to choose.
    shared = min((len(s) - len(s.lstrip()) for s in lines[1:] if s.strip()), default=0)
    below = [line[shared:] for line in lines[1:]]
    rest = "".join(f"\n{margin}{line}" if line else "\n" for line in below)
    return f'"""{lines[0]}{rest}\n{margin}"""'


def _gap(line: str) -> str:
    """Return what keeps a quote at the end apart from the docstring's own."""
    return " " if not line or line.endswith('"') else ""


def _wrapped(lines: list[str], width: int) -> list[str]:
    wrapped: list[str] = []
    fenced = False
    for number, line in enumerate(lines):
        fence = _FENCE.match(line) is not None
        room = width - 3 * (number == 0) - 3 * (len(lines) == 1)
        if fenced or fence or len(line) <= room or line.lstrip().startswith("|"):
            wrapped.append(line.rstrip())
        else:
            wrapped += _folded(line, room)
        fenced ^= fence
    return wrapped


def _folded(line: str, width: int) -> list[str]:
    start = _LIST_ITEM.match(line)
    hang = " " * (start.end() if start else 0)
    return wrapped(line, max(width, len(hang) + 20), below=hang)


def comment(text: str) -> str:
    """Return a whole comment on one line, that no tool takes for an instruction to it."""
    words = " ".join(text.translate(_TYPOGRAPHY).split())
    words = _DIRECTIVE.sub(r"\1\2 \3", _MUTED.sub(r"\1 \2", words))
    return f"# {_readable(words)}".rstrip()


def toml(text: str) -> str:
    """Return a TOML string. JSON's escapes are TOML's, but for DEL and astral pairs."""
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return quoted.encode("utf-8", "replace").decode("utf-8")
