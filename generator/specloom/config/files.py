"""Configuration files: which one is used, what it holds, and where its keys stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from ..problems import DescriptionError, Place, Problem, UsageError, error, warning
from ..values import dataclass
from .settings import Origin
from .values import is_mapping

YAML_NAME = "specloom.yaml"
TOML_NAME = "pyproject.toml"
_TABLE = ("tool", "specloom")
_MENTIONED: Final = re.compile(
    r"""(?:\btool["']?\s*\.\s*|^[ \t]*|\{\s*)["']?specloom["']?\s*[.=\]]""",
    re.MULTILINE,
)
"""Is in every file that has the table, and in few others: TOML is slow to read."""


@dataclass(frozen=True)
class ConfigFile:
    """A configuration as written. Relative paths in it start from `folder`."""

    values: Mapping[str, Any]
    origin: Origin
    folder: Path


NO_FILE = ConfigFile({}, Origin(), Path())


def find(path: Path | None) -> ConfigFile:
    """Return the configuration in `path`, else the working directory's, else none.

    Raises UsageError for a file that can't be read or isn't a mapping of keys.
    """
    if path is not None:
        table = read_table(path) if path.suffix == ".toml" else _read_yaml(path)
        return table or ConfigFile({}, Origin(path.as_posix()), path.parent)
    usual = usual_file()
    if usual is None:
        return NO_FILE
    if usual.name == YAML_NAME:
        file = _read_yaml(usual)
        told = tuple(_not_taken(Path(TOML_NAME)))
        return replace(file, origin=replace(file.origin, warnings=told))
    return read_table(usual) or NO_FILE


def _not_taken(path: Path) -> Iterator[Problem]:
    """Yield a warning where this file has settings too, though another one comes first."""
    try:
        found = path.is_file() and _MENTIONED.search(_text(path))
        table = read_table(path) if found else None
    except UsageError:
        return  # What else is wrong with it is for those to say who read it.
    if table and table.values:
        place = next(iter(table.origin.places.values()), Place(path.as_posix()))
        said = f"nothing of [tool.specloom] is taken: {YAML_NAME} comes first"
        yield warning(place, said, "have the settings in one of the two files")


def usual_file() -> Path | None:
    """Return the working directory's file that is looked into, None when it has none."""
    paths = (Path(name) for name in (YAML_NAME, TOML_NAME))
    return next((path for path in paths if path.is_file()), None)


def _text(path: Path) -> str:
    place = Place(path.as_posix())
    try:
        return path.read_text("utf-8-sig")
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise UsageError(
            error(place, f"the configuration can't be read: {reason}")
        ) from None
    except UnicodeDecodeError:
        said = "the configuration isn't UTF-8 text"
        raise UsageError(error(place, said, "save it as UTF-8")) from None


def _read_yaml(path: Path) -> ConfigFile:
    from ..read import yaml12
    from ..read.spots import place_of

    file = path.as_posix()
    try:
        value, spots = yaml12.load(_text(path), file)
    except DescriptionError as problem:
        raise UsageError(problem.problems) from None
    if value is None:
        return ConfigFile({}, Origin(file), path.parent)
    if not is_mapping(value):
        said = "a configuration is a mapping of keys to values"
        raise UsageError(error(Place(file, 1), said, "such as `spec: openapi.yaml`"))
    places = {
        tuple(map(str, keys)): place_of(spots, value, keys, file, key=True)
        for keys in _paths(value)
    }
    return ConfigFile(value, Origin(file, places), path.parent)


def _paths(value: object) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value, those around it first."""
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), value)]
    while waiting:
        above, there = waiting.pop()
        if above:
            yield above
        inside: Iterable[tuple[str | int, Any]] = ()
        if is_mapping(there):
            inside = there.items()
        elif isinstance(there, list):
            inside = enumerate(cast("list[Any]", there))
        waiting += reversed([((*above, key), child) for key, child in inside])


def read_table(path: Path) -> ConfigFile | None:
    """Return the table `tool.specloom` of a TOML file, None when it has none."""
    from . import toml_text

    text, file = _text(path), path.as_posix()
    try:
        value: Any = toml_text.read(text)
    except ValueError as problem:
        raise UsageError(toml_text.mistake(problem, text, file)) from None
    for part in _TABLE:
        value = value.get(part) if is_mapping(value) else None
    if value is None:
        return None
    every = toml_text.key_places(text, file)
    if not is_mapping(value):
        hint = "write [tool.specloom] on a line of its own, and the keys below"
        place = every.get(_TABLE, Place(file, 1))
        raise UsageError(error(place, "[tool.specloom] is no table", hint))
    level = len(_TABLE)
    places = {
        keys[level:]: place
        for keys, place in every.items()
        if keys[:level] == _TABLE and keys[level:]
    }
    return ConfigFile(value, Origin(file, places), path.parent)
