"""Readers: each turns one value of a configuration into a setting, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard, cast

from ..addresses import Form, form_of
from ..names import nearest

KeyPath = tuple[str, ...]

Reader = Callable[[Any, KeyPath, Path], Any]
"""Takes a value, the keys that lead to it and the folder that its paths start from."""


class Wrong(Exception):
    """What is wrong with the value at a path of keys."""

    def __init__(self, path: KeyPath, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.hint = hint


def is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether a value read from YAML or TOML is a mapping of keys to values."""
    return isinstance(value, Mapping)


def unknown(key: str, known: Iterable[str], above: KeyPath) -> Wrong:
    """Return the complaint about a key that nothing reads."""
    names = sorted(known)
    like = nearest(key, names)
    hint = f"did you mean `{like}`?" if like else f"known keys: {', '.join(names)}"
    return Wrong((*above, key), "unknown key", hint)


def text(value: Any, path: KeyPath, _folder: Path) -> str:
    """Read a text that isn't empty."""
    if not isinstance(value, str):
        raise Wrong(path, f"takes a text, not {_kind(value)}", _quote_hint(value))
    if not value.strip():
        raise Wrong(path, "takes a text that isn't empty")
    return value


def _quote_hint(value: Any) -> str:
    return "put it in quotes" if isinstance(value, (int, float)) else ""


def any_text(value: Any, path: KeyPath, _folder: Path) -> str:
    """Read a text, which may be empty."""
    if not isinstance(value, str):
        raise Wrong(path, f"takes a text, not {_kind(value)}")
    return value


def flag(value: Any, path: KeyPath, _folder: Path) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise Wrong(path, f"takes true or false, not {_kind(value)}")
    return value


def whole(least: int) -> Reader:
    """Return a reader of whole numbers from a least one."""

    def read(value: Any, path: KeyPath, _folder: Path) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            said = f"takes a whole number from {least}, not {_kind(value)}"
            raise Wrong(path, said)
        return value

    return read


def seconds(value: Any, path: KeyPath, _folder: Path) -> float:
    """Read a number of seconds above 0."""
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not plain or not 0 < value < float("inf"):
        raise Wrong(path, f"takes a number of seconds, not {_kind(value)}")
    return float(value)


def location(value: Any, path: KeyPath, folder: Path) -> Path:
    """Read the path of a file or folder."""
    if isinstance(value, Path):
        return folder / value
    return folder / text(value, path, folder)


def address(value: Any, path: KeyPath, folder: Path) -> str:
    """Read what leads to a document, in any of the forms of `addresses`."""
    said = text(value, path, folder)
    form = form_of(said, folder)
    if form is not Form.FILE:
        return said
    if scheme := re.match(r"([A-Za-z][A-Za-z0-9+.-]+)://", said):
        message = f"{said!r}: {scheme[1]} is an unknown URL scheme"
        raise Wrong(path, message, "give a path, or an http or https URL")
    return (folder / said).as_posix()


def program(value: Any, path: KeyPath, folder: Path) -> str:
    """Read the path of a program, or the name of one that is found by it alone."""
    said = text(value, path, folder)
    is_path = "/" in said or "\\" in said or (folder / said).is_dir()
    return (folder / said).as_posix() if is_path else said


def inner_folder(value: Any, path: KeyPath, folder: Path) -> str:
    """Read a folder that lies inside another; empty for that one itself."""
    said = text(value, path, folder)
    parts = said.replace("\\", "/").split("/")
    if said.startswith(("/", "\\", "~")) or ":" in said or ".." in parts:
        raise Wrong(path, f"{said!r} leads out of the output folder")
    return "/".join(part for part in parts if part not in ("", ".")) or "."


def matching(
    pattern: str, what: str, mended: Callable[[str], str] | None = None
) -> Reader:
    """Return a reader of texts that a regular expression describes as a whole.

    `mended` makes of another text one that might do, to be proposed.
    """

    def read(value: Any, path: KeyPath, folder: Path) -> str:
        said = text(value, path, folder)
        if not re.fullmatch(pattern, said):
            near = mended(said) if mended else ""
            hint = f"try {near}" if re.fullmatch(pattern, near) else ""
            raise Wrong(path, f"{said!r} is no {what}", hint)
        return said

    return read


def choice(*known: str) -> Reader:
    """Return a reader of one of some words."""

    def read(value: Any, path: KeyPath, folder: Path) -> str:
        said = text(value, path, folder)
        if said not in known:
            like = nearest(said, known)
            hint = f"did you mean `{like}`?" if like else ""
            raise Wrong(path, f"{said!r} is none of {', '.join(known)}", hint)
        return said

    return read


def several(one: Reader) -> Reader:
    """Return a reader of lists."""

    def read(value: Any, path: KeyPath, folder: Path) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise Wrong(path, f"takes a list, not {_kind(value)}", "write [a, b]")
        items = cast("Sequence[Any]", value)
        return tuple(one(item, path, folder) for item in items)

    return read


def mapping(one: Reader, key: Reader = text) -> Reader:
    """Return a reader of mappings whose keys are free."""

    def read(value: Any, path: KeyPath, folder: Path) -> dict[str, Any]:
        return {
            key(name, (*path, str(name)), folder): one(item, (*path, str(name)), folder)
            for name, item in _entries(value, path)
        }

    return read


def record(make: Callable[..., Any], readers: Mapping[str, Reader]) -> Reader:
    """Return a reader of mappings whose keys are known."""

    def read(value: Any, path: KeyPath, folder: Path) -> Any:
        settings: dict[str, Any] = {}
        for name, item in _entries(value, path):
            if name not in readers:
                raise unknown(name, readers, path)
            settings[name] = readers[name](item, (*path, name), folder)
        return make(**settings)

    return read


def text_or(*known: bool) -> Reader:
    """Return a reader of texts that takes some truth values too."""
    words = " or ".join("true" if value else "false" for value in known)

    def read(value: Any, path: KeyPath, folder: Path) -> str | bool:
        if isinstance(value, bool) and value in known:
            return value
        if not isinstance(value, str):
            raise Wrong(path, f"takes a text, or {words}, not {_kind(value)}")
        return text(value, path, folder)

    return read


def _entries(value: Any, path: KeyPath) -> Iterable[tuple[str, Any]]:
    if not is_mapping(value):
        raise Wrong(path, f"takes a mapping, not {_kind(value)}")
    return value.items()


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return "a text"
    return "a mapping" if isinstance(value, Mapping) else "a list"
