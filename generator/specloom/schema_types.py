"""Types that no JSON Schema knows, and what their authors meant by them.

Descriptions come from Swagger 2, from other languages and from slips of the pen. Most of
such types have one meaning; where one has none, any value is taken.
"""

from __future__ import annotations

from typing import Final

from .plain import is_list
from .values import dataclass

TYPES: Final = ("array", "boolean", "integer", "null", "number", "object", "string")


@dataclass(frozen=True, slots=True)
class Meant:
    """The types that a `type` stands for, none for any; `format` where it implies one."""

    types: tuple[str, ...]
    format: str = ""


_ANY: Final = Meant(())
_WORDS: Final = {
    "bool": Meant(("boolean",)),
    **dict.fromkeys(("int", "long", "short"), Meant(("integer",))),
    **{f"int{bits}": Meant(("integer",), f"int{bits}") for bits in (32, 64)},
    **dict.fromkeys(("double", "float"), Meant(("number",))),
    **dict.fromkeys(("decimal", "numeric"), Meant(("number",))),
    **dict.fromkeys(("str", "text", "url", "enum"), Meant(("string",))),
    **{name: Meant(("string",), name) for name in ("date", "date-time", "uuid", "uri")},
    **dict.fromkeys(("datetime", "timestamp"), Meant(("string",))),
    **dict.fromkeys(("file", "binary"), Meant(("string",), "binary")),
    **dict.fromkeys(("dict", "hash", "map"), Meant(("object",))),
    "list": Meant(("array",)),
    **dict.fromkeys(("none", "nil"), Meant(("null",))),
    **{name: Meant((name,)) for name in TYPES},
}


def meant(said: object) -> Meant:
    """Return what a `type` of a schema stands for, whatever it is."""
    if said is None:
        return Meant(("null",))
    if is_list(said):
        parts = [meant(part) for part in said if not is_list(part)]
        if not parts or _ANY in parts:
            return _ANY
        return Meant(tuple(dict.fromkeys(t for part in parts for t in part.types)))
    if not isinstance(said, str):
        return _ANY
    return _WORDS.get(said) or _WORDS.get(said.strip().lower(), _ANY)


def reading(said: object) -> str:
    """Return in words what a `type` is taken for."""
    found = meant(said)
    form = f" of format {found.format}" if found.format else ""
    return f"{' or '.join(found.types)}{form}" if found.types else "any value"
