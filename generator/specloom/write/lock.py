"""specloom.lock: what was generated, from what, by which version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from ..memory import NO_NAMES, BadName, Names, from_data, to_data
from ..plain import is_mapping
from ..problems import Place, Problem, SpecloomError, UsageError, error
from ..sources import Source, checked_path
from ..values import dataclass

NAME: Final = "specloom.lock"
_quoted: Final = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Inputs:
    """What a run depends on: specloom's version, and digests of all that it read.

    `description` gives the sha256 of each document by its name; `templates` is empty
    where none of the built-in ones is overridden.
    """

    version: str
    description: Mapping[str, str]
    config: str
    templates: str = ""


@dataclass(frozen=True)
class Part:
    """A target, or the package that targets share: its files' digests, what made them."""

    inputs: Inputs
    files: Mapping[str, str]


@dataclass(frozen=True)
class Lock:
    """What earlier runs wrote, by the parts' names, and the names that they gave."""

    parts: Mapping[str, Part] = field(default_factory=dict[str, Part])
    names: Names = NO_NAMES

    @property
    def files(self) -> dict[str, str]:
        """The digests of all files by their paths."""
        return {
            path: d for part in self.parts.values() for path, d in part.files.items()
        }


def render_lock(lock: Lock) -> Source:
    """Return the lock of an output folder: the same inputs give the same bytes."""
    parts = {name: _entry(part) for name, part in sorted(lock.parts.items())}
    data: dict[str, object] = {"parts": parts}
    if lock.names:
        data["names"] = to_data(lock.names)
    return Source(NAME, _indented(data) + "\n")


def _indented(value: object, margin: str = "\n") -> str:
    """Return what `json.dumps` makes of mappings and texts, with two spaces a level.

    In a fifth of the time: it has no quick way for what is indented, and a lock is
    rendered to find out that nothing has changed.
    """
    if not is_mapping(value):
        return _quoted(value)
    inner = f"{margin}  "
    items = [f"{_quoted(key)}: {_indented(item, inner)}" for key, item in value.items()]
    return f"{{{inner}{f',{inner}'.join(items)}{margin}}}" if items else "{}"


def _entry(part: Part) -> dict[str, object]:
    return {
        "specloom": part.inputs.version,
        "description": dict(sorted(part.inputs.description.items())),
        "config": part.inputs.config,
        **({"templates": part.inputs.templates} if part.inputs.templates else {}),
        "files": dict(sorted(part.files.items())),
    }


def read_lock(output: Path) -> Lock:
    """Return what earlier runs wrote into a folder.

    Raises UsageError for a lock that is none of ours, or leads out of the output folder.
    """
    path = output / NAME
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Lock()
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        raise _unusable(path, f"it can't be read: {why}") from None
    try:
        lock: Any = json.loads(data)
        parts = {str(name): _part(part) for name, part in lock["parts"].items()}
        return Lock(parts, from_data(lock.get("names", {})))
    except BadName as bad:
        raise UsageError(_bad_name(path, bad)) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _unusable(path, "it isn't what specloom writes") from None
    except SpecloomError:
        raise _unusable(path, "it names a file outside its folder") from None


def _part(entry: Any) -> Part:
    read = _texts(entry["description"])
    inputs = Inputs(
        version=str(entry["specloom"]),
        description=read,
        config=str(entry["config"]),
        templates=str(entry.get("templates", "")),
    )
    files = _texts(entry["files"])
    return Part(inputs, {checked_path(name): files[name] for name in files})


def _texts(entries: Any) -> dict[str, str]:
    return {str(name): str(entries[name]) for name in entries}


def _bad_name(path: Path, bad: BadName) -> Problem:
    return error(
        Place(path.as_posix()),
        f"the names of the last run can't be kept: {bad}",
        "restore the file from version control, or take the name out of it",
    )


def _unusable(path: Path, why: str) -> UsageError:
    return UsageError(
        error(
            Place(path.as_posix()),
            f"the list of generated files can't be used: {why}",
            "restore it from version control, either side of a merge will do; or remove it"
            " and generate with --force, which throws hand edits away",
        )
    )
