"""From a configuration file and command-line options to a `Config`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from keyword import iskeyword
from pathlib import Path
from typing import Any

from .. import targets
from ..names import kebab, pascal, snake
from ..problems import DescriptionError, Place, Problem, UsageError, error, warning
from . import values
from .files import ConfigFile, find
from .runs import RUNS, collisions, split
from .settings import (
    Config,
    Credential,
    Docs,
    Folders,
    Origin,
    Refs,
    Serialization,
)
from .stainless import is_stainless
from .values import KeyPath, Wrong

_ARRAYS = values.choice("spec", "repeat", "comma", "brackets")
_OBJECTS = values.choice("spec", "brackets", "dots")
_PAGINATION = {
    "kind": values.choice("cursor", "page", "offset", "next-url", "token", "link"),
    **dict.fromkeys(
        ("items", "param", "field", "more", "pages", "total", "limit"), values.text
    ),
}
_OF_ONE = (
    *("overlays", "python", "output", "package", "client", "command", "env_prefix"),
    *("serialization", "headers", "pagination", "resources", "include", "exclude"),
    *("security", "security_schemes", "credentials", "environments", "timeout"),
    *("max_retries", "idempotency_header", "operations", "schemas"),
    *("docs", "changelog"),
)
"""Settings that are made for one description."""
_OPERATION = values.matching(r"(?i)[a-z]+ +/.*", "operation, as in `post /threads`")
_IDENTIFIER = r"[A-Za-z_][A-Za-z0-9_]*"

_HEADER = values.matching(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", "name of a header")
_VARIABLE = values.matching(_IDENTIFIER, "name of a variable")
_FLOW = {
    **dict.fromkeys(
        ("tokenUrl", "refreshUrl", "authorizationUrl", "deviceAuthorizationUrl"),
        values.text,
    ),
    "scopes": values.mapping(values.any_text),
}
_FLOWS = (
    *("clientCredentials", "authorizationCode", "implicit", "password"),
    "deviceAuthorization",
)
_SCHEME = {
    "type": values.choice("http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"),
    "in": values.choice("header", "query", "cookie"),
    **dict.fromkeys(("scheme", "name", "description"), values.text),
    "flows": values.record(dict, dict.fromkeys(_FLOWS, values.record(dict, _FLOW))),
}
_OF_AN_OPERATION = {
    "skip": values.flag,
    "deprecated": values.text_or(True, False),
    "pagination": values.text_or(False),
    "events": values.text,
    "body": values.matching(_IDENTIFIER, "argument's name", snake),
}


def _web_address(value: Any, path: KeyPath, folder: Path) -> str:
    said = values.text(value, path, folder)
    if not re.fullmatch(r"(?i)https?://[^\s/?#]+[^\s?#]*", said):
        raise Wrong(path, f"{said!r} is no http or https address to put paths behind")
    return said


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
        Folders, dict.fromkeys(("client", "docs", "tests"), values.inner_folder)
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
        _HEADER,
    ),
    "refs": values.record(
        Refs,
        {
            "folders": values.several(values.location),
            "hosts": values.several(values.text),
        },
    ),
    "pagination": values.mapping(values.record(dict, _PAGINATION)),
    "security": values.several(values.mapping(values.several(values.text))),
    "security_schemes": values.mapping(values.record(dict, _SCHEME)),
    "credentials": values.mapping(
        values.record(Credential, {"name": _python_name(snake), "env": _VARIABLE})
    ),
    "environments": values.mapping(
        _web_address, values.matching(r"[A-Za-z0-9][A-Za-z0-9._-]*", "environment")
    ),
    "timeout": values.seconds,
    "max_retries": values.whole(0),
    "idempotency_header": _HEADER,
    "operations": values.mapping(values.record(dict, _OF_AN_OPERATION), _OPERATION),
    "schemas": values.mapping(_python_name(pascal)),
    "resources": values.mapping(
        values.mapping(
            _OPERATION, values.matching(_IDENTIFIER, "method's name", snake)
        ),
        values.matching(
            rf"\$client|{_IDENTIFIER}(\.{_IDENTIFIER})*",
            "resource: names and dots",
            _dotted,
        ),
    ),
    "include": values.several(values.text),
    "exclude": values.several(values.text),
    "docs": values.record(Docs, {"url": _web_address, "download": values.flag}),
    "changelog": values.location,
    "templates": values.location,
    "jobs": values.whole(1),
    "strict": values.flag,
}


def load(
    path: Path | None, options: Mapping[str, object], runs: Sequence[str] = ()
) -> Config:
    """Return the only configuration in force.

    Raises what `load_all` raises, and UsageError where there are several.
    """
    return _only(load_all(path, options, runs))


def load_all(
    path: Path | None, options: Mapping[str, object], runs: Sequence[str] = ()
) -> tuple[Config, ...]:
    """Return the configurations in force: one, or one for each of the `runs`.

    `path` is the file of `--config`, which may be a stainless.yml; without it
    specloom.yaml, then [tool.specloom] of pyproject.toml, is looked for in the working
    directory. `options` are the command line's, by the configuration's keys; they win.
    Raises UsageError with every problem.
    """
    found_file = find(path)
    if path is not None and is_stainless(found_file.values):
        found_file = converted(found_file)
    files = split(found_file, runs, options)
    problems: list[Problem] = []
    given = _settings(ConfigFile(options, Origin(), Path()), problems)
    configs: list[Config] = []
    for name, file in files.items():
        settings = _settings(file, problems) | given
        places = file.origin.places.items()
        said = {path: place for path, place in places if path[0] not in options}
        found = _of_another(file, options) if path is None else ()
        folder = Path() if "spec" in options else file.folder
        told = (*file.origin.warnings, *found)
        origin = replace(file.origin, places=said, folder=folder, warnings=told)
        configs.append(Config(**settings, run=name, origin=origin))
    problems += collisions(configs)
    if problems:
        # Several runs may have a mistake from the settings above them.
        raise UsageError(dict.fromkeys(problems))
    return tuple(configs)


def _only(configs: Sequence[Config]) -> Config:
    if len(configs) > 1:
        said = f"there are {len(configs)} runs, and this needs one"
        hint = f"name it: --run {configs[0].run}"
        raise UsageError(error(configs[0].place_of(RUNS), said, hint))
    return configs[0]


def converted(file: ConfigFile) -> ConfigFile:
    """Return what a stainless.yml says as specloom's configuration says it.

    Raises UsageError for any other file.
    """
    if not is_stainless(file.values):
        place = Place(file.origin.file) if file.origin.file else None
        hint = "one has `resources` with `methods`, and no `spec`"
        raise UsageError(error(place, "this is no Stainless configuration", hint))
    from .stainless.convert import convert

    return convert(file, READERS)


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
                raise values.unknown(key, (*READERS, RUNS), ())
            if value is not None:
                settings[key] = READERS[key](value, (key,), source.folder)
        except Wrong as wrong:
            named = ".".join(wrong.path)
            place = _place(source.origin, wrong.path)
            problems.append(error(place, f"{named}: {wrong.message}", wrong.hint))
    return settings


def _place(origin: Origin, path: KeyPath) -> Place | None:
    return Config(origin=origin).place_of(*path)
