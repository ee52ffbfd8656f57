"""JSON pointers and the fragments of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from specloom.plain import is_list, is_mapping
from specloom.read.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specloom.read.spots import Pointer


class Unresolved(Exception):
    """A pointer that leads nowhere; `hint` says where it may have been meant to lead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def parse_pointer(fragment: str) -> list[str]:
    """Return the parts of a JSON pointer as it stands behind the `#` of a reference."""
    return [
        part.replace("~1", "/").replace("~0", "~")
        for part in unquote(fragment).split("/")[1:]
    ]


def join_pointer(pointer: Pointer) -> str:
    """Return a pointer as text: `/paths/~1threads/get`."""
    return "".join(
        "/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer
    )


def locate(
    root: Any, start: Pointer, parts: Sequence[str | int]
) -> tuple[Pointer, Any]:
    """Return where `parts` lead from `root`, which stands at `start`, and what is there.

    Raises Unresolved at the first part that doesn't exist.
    """
    pointer, value = start, root
    for part in parts:
        key = _step(value, str(part))
        if key is None:
            raise _unresolved(value, str(part), pointer)
        pointer, value = (*pointer, key), value[key]
    return pointer, value


def _step(value: Any, part: str) -> str | int | None:
    if is_mapping(value):
        return part if part in value else None
    if is_list(value) and part.isdecimal() and part.isascii():
        index = int(part) if len(part) < 10 else -1
        return index if 0 <= index < len(value) else None
    return None


def _unresolved(value: Any, part: str, pointer: Pointer) -> Unresolved:
    where = "#" + join_pointer(pointer)
    message = f"{where if pointer else 'the document'} has no {part!r}"
    if is_mapping(value):
        close = nearest(part, value)
        if close is not None:
            return Unresolved(
                message, f"did you mean '{where}{join_pointer((close,))}'?"
            )
    if is_list(value):
        return Unresolved(message, f"the list has {len(value)} items, counted from 0")
    return Unresolved(message)
