"""Digests of what decides, beside the description, what is generated."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Final

from . import __version__
from .builtin import builtin_templates
from .config import Config
from .problems import Place, UsageError, error
from .sources import digest

_NOT_IN_THE_OUTPUT: Final = frozenset(
    (
        *("spec", "overlays", "output", "targets", "beside"),
        *("run", "templates", "changelog", "jobs", "strict", "origin"),
        *("python", "refresh", "compared"),
    )
)
_NOT_IN_THE_RUN: Final = frozenset(("run", "output", "jobs", "refresh", "origin"))


def config_digest(config: Config) -> str:
    """Return a digest of the settings that decide what is generated."""
    return _of_json(_settings(config, _NOT_IN_THE_OUTPUT))


def templates_digest(config: Config) -> str:
    """Return a digest of the templates that override the built-in ones, empty for none.

    Raises UsageError when they can't be read.
    """
    folder = config.templates
    if folder is None or not folder.is_dir():
        return ""  # Whoever renders says that there is no such folder.
    try:
        return _of_json(
            {
                path.relative_to(folder).as_posix(): digest(path.read_bytes())
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            }
        )
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        place = Place(problem.filename or folder.as_posix())
        raise UsageError(
            error(place, f"this template can't be read: {why}")
        ) from problem


def run_digest(config: Config) -> str:
    """Return a digest of all settings and of specloom itself, as it is installed here.

    Documents are named as the working directory has it, which is part of it therefore.
    """
    return _of_json(
        [
            _program(),
            Path.cwd().as_posix(),
            _settings(config, _NOT_IN_THE_RUN),
            templates_digest(config),
        ]
    )


def _settings(config: Config, without: frozenset[str]) -> dict[str, object]:
    names = (each.name for each in fields(config) if each.name not in without)
    return {name: _plain(getattr(config, name)) for name in names}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value


def _of_json(value: object) -> str:
    # Unsorted: of environments and pagination schemes, the first has its say first.
    return digest(json.dumps(value, default=str).encode())


def _program() -> list[object]:
    """Return what tells this installation from others, without importing any of it.

    That is the versions of Python and of all that is installed beside specloom, and size
    and time of its own files: a checkout changes without another version.
    """
    ours = (Path(__file__).parent, builtin_templates())
    return [
        __version__,
        sys.version,
        sorted(_installed()),
        [sorted(_files(folder)) for folder in ours],
    ]


def _installed() -> Iterator[str]:
    """Yield the names of the metadata beside packages: `black-26.1.0.dist-info`."""
    for folder in dict.fromkeys(sys.path):
        if folder and Path(folder).is_dir():
            for entry in os.scandir(folder):
                if entry.name.endswith((".dist-info", ".egg-info")):
                    yield entry.name


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for here, inner, files in os.walk(folder):
        if "__pycache__" in inner:
            inner.remove("__pycache__")
        for name in files:
            about = Path(here, name).stat()
            yield f"{here}/{name}", about.st_size, about.st_mtime_ns
