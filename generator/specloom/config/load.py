"""From a configuration file and command-line options to a `Config`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from keyword import iskeyword
from pathlib import Path
from typing import Any

from .. import targets
from ..names import kebab, pascal, snake
from ..problems import DescriptionError, Place, Problem, UsageError, error, warning
from . import values
from .files import ConfigFile, find
from .runs import RUNS, collisions, split
from .settings import Config, Folders, Origin, Refs, Serialization
from .values import KeyPath, Wrong

_ARRAYS = values.choice("spec", "repeat", "comma", "brackets")
_OBJECTS = values.choice("spec", "brackets", "dots")
_PAGINATION = {
    "kind": values.choice("cursor", "page", "offset", "next-url", "token", "link"),
    **dict.fromkeys(("items", "param", "field", "more", "limit"), values.text),
}
_OF_ONE = (
    *("overlays", "python", "output", "package", "client", "command", "env_prefix"),
    *("serialization", "headers", "pagination", "resources", "include", "exclude"),
)
"""Settings that are made for one description."""
_OPERATION = values.matching(r"(?i)[a-z]+ +/.*", "operation, as in `post /threads`")
_IDENTIFIER = r"[A-Za-z_][A-Za-z0-9_]*"


def _python_name(mended: Callable[[str], str]) -> values.Reader:
    matching = values.matching(_IDENTIFIER, "Python name", mended)

    def read(value: Any, path: KeyPath, folder: Path) -> str:
        name: str = matching(value, path, folder)
        if iskeyword(name):
            raise Wrong(path, f"{name!r} is a word of Python's own", f"try {name}_")
        return name

    return read


def _target(value: Any, path: KeyPath, folder: Path) -> str:
    name = values.text(value, path, folder)
    if not targets.known(name):
        raise Wrong(path, *targets.unknown(name))
    return name


def _dotted(text: str) -> str:
    return ".".join(snake(part) for part in text.split("."))


def _upper(text: str) -> str:
    return snake(text).upper()


READERS: dict[str, values.Reader] = {
    "spec": values.address,
    "overlays": values.several(values.address),
    "python": values.program,
    "output": values.location,
    "folders": values.record(
        Folders, {"client": values.inner_folder, "docs": values.inner_folder}
    ),
    "targets": values.several(_target),
    "package": _python_name(snake),
    "client": _python_name(pascal),
    "command": values.matching(
        r"[A-Za-z0-9][A-Za-z0-9._-]*", "name for a command", kebab
    ),
    "env_prefix": values.matching(_IDENTIFIER, "prefix for variables", _upper),
    "serialization": values.record(
        Serialization,
        {
            "query_arrays": _ARRAYS,
            "query_objects": _OBJECTS,
            "form_arrays": _ARRAYS,
            "form_objects": _OBJECTS,
        },
    ),
    "headers": values.mapping(
        values.matching(r"[\x20-\x7e]+", "value for a header"),
        values.matching(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", "name of a header"),
    ),
    "refs": values.record(
        Refs,
        {
            "folders": values.several(values.location),
            "hosts": values.several(values.text),
        },
    ),
    "pagination": values.mapping(values.record(dict, _PAGINATION)),
    "resources": values.mapping(
        values.mapping(
            _OPERATION, values.matching(_IDENTIFIER, "method's name", snake)
        ),
        values.matching(
            rf"{_IDENTIFIER}(\.{_IDENTIFIER})*", "resource: names and dots", _dotted
        ),
    ),
    "include": values.several(values.text),
    "exclude": values.several(values.text),
    "templates": values.location,
    "jobs": values.count,
    "strict": values.flag,
}


def load(path: Path | None, options: Mapping[str, object]) -> Config:
    """Return the only configuration in force.

    Raises what `load_all` raises, and UsageError where there are several.
    """
    return _only(load_all(path, options))


def load_all(
    path: Path | None, options: Mapping[str, object], runs: Sequence[str] = ()
) -> tuple[Config, ...]:
    """Return the configurations in force: one, or one for each of the `runs`.

    `path` is the file of `--config`; without it specloom.yaml, then [tool.specloom] of
    pyproject.toml, is looked for in the working directory. `options` are the command
    line's, by the configuration's keys; they win. Raises UsageError with every problem.
    """
    files = split(find(path), runs, options)
    problems: list[Problem] = []
    given = _settings(ConfigFile(options, Origin(), Path()), problems)
    configs: list[Config] = []
    for name, file in files.items():
        settings = _settings(file, problems) | given
        places = file.origin.places.items()
        said = {path: place for path, place in places if path[0] not in options}
        found = _of_another(file, options) if path is None else ()
        folder = Path() if "spec" in options else file.folder
        origin = Origin(file.origin.file, said, folder, tuple(found))
        configs.append(Config(**settings, run=name, origin=origin))
    problems += collisions(configs)
    if problems:
        # Several runs may have a mistake from the settings above them.
        raise UsageError(dict.fromkeys(problems))
    return tuple(configs)


def _only(configs: Sequence[Config]) -> Config:
    if len(configs) > 1:
        said = f"there are {len(configs)} runs, and this needs one"
        raise UsageError(error(configs[0].place_of(RUNS), said))
    return configs[0]


def _of_another(file: ConfigFile, options: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a warning where a description gets what was configured for another one.

    Nobody asked for the file in so many words: it was there.
    """
    said, given = file.values.get("spec"), options.get("spec")
    if not isinstance(said, str) or not isinstance(given, str) or given == "-":
        return
    if _whole(said, file.folder) == _whole(given, Path()):
        return
    taken = [key for key in file.values if key in _OF_ONE and key not in options]
    if taken:
        place = Config(origin=file.origin).place_of("spec")
        told = f"taken for {given} too, though meant for {said}: {', '.join(taken)}"
        hint = (
            f"if that is meant, say so by `--config {file.origin.file}`; else give it a"
            " configuration of its own by `--config FILE`"
        )
        yield warning(place, told, hint)


def _whole(address: str, folder: Path) -> str:
    return address if "://" in address else os.path.realpath(folder / address)


def described_names(said: Mapping[str, Any], place: Place | None) -> dict[str, str]:
    """Return the names that a description's own `x-specloom` gives, checked as ours are.

    Raises DescriptionError for one that can't be a name: it would become code or a path.
    """
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for key in ("package", "client", "command", "env_prefix"):
        try:
            if said.get(key) is not None:
                names[key] = READERS[key](said[key], (key,), Path())
        except Wrong as wrong:
            message = f"x-specloom.{key}: {wrong.message}"
            problems.append(error(place, message, wrong.hint))
    if problems:
        raise DescriptionError(problems)
    return names


def _settings(source: ConfigFile, problems: list[Problem]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for key, value in source.values.items():
        try:
            if key not in READERS:
                raise values.unknown(key, READERS, ())
            if value is not None:
                settings[key] = READERS[key](value, (key,), source.folder)
        except Wrong as wrong:
            named = ".".join(wrong.path)
            place = _place(source.origin, wrong.path)
            problems.append(error(place, f"{named}: {wrong.message}", wrong.hint))
    return settings


def _place(origin: Origin, path: KeyPath) -> Place | None:
    return Config(origin=origin).place_of(*path)
