"""Several runs in one configuration: each has the settings above, and its own over them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..names import nearest
from ..problems import Place, Problem, UsageError, error
from .files import ConfigFile
from .settings import Config
from .values import is_mapping

RUNS = "runs"
_OF_ONE = ("spec", "output")
"""What the command line can say for one run only."""


def split(
    file: ConfigFile, chosen: Sequence[str], options: Mapping[str, object]
) -> dict[str, ConfigFile]:
    """Return the configuration of each chosen run by its name: of all, unless some are.

    It is one without a name where no runs are configured.
    Raises UsageError for what isn't a mapping of runs, for runs that aren't there, and
    for options that can only be meant for one of several.
    """
    if RUNS not in file.values:
        if chosen:
            place = Place(file.origin.file) if file.origin.file else None
            hint = f"`{RUNS}` of the configuration names them"
            raise UsageError(error(place, f"there is no run {chosen[0]!r}", hint))
        return {"": file}
    runs = file.values[RUNS]
    place = file.origin.places.get((RUNS,))
    if not is_mapping(runs) or not runs:
        hint = "write their names, and below each its settings"
        raise UsageError(error(place, f"{RUNS}: takes a mapping of runs", hint))
    for name in chosen:
        if name not in runs:
            like = nearest(name, runs)
            hint = f"did you mean {like}?" if like else f"there are: {', '.join(runs)}"
            raise UsageError(error(place, f"there is no run {name!r}", hint))
    names = [name for name in runs if name in chosen or not chosen]
    if len(names) > 1 and (given := [key for key in _OF_ONE if key in options]):
        said = f"there are {len(names)} runs, and {given[0]!r} is for one of them"
        raise UsageError(error(place, said, f"name it: --run {names[0]}"))
    problems = [
        error(_place(file, name), f"{RUNS}.{name}: takes a mapping of settings")
        for name in names
        if not is_mapping(runs[name]) or RUNS in runs[name]
    ]
    if problems:
        raise UsageError(problems)
    return {name: _one(file, name, runs[name]) for name in names}


def _place(file: ConfigFile, name: str) -> Place | None:
    return file.origin.places.get((RUNS, name))


def _one(file: ConfigFile, name: str, own: Mapping[str, Any]) -> ConfigFile:
    above = {key: value for key, value in file.values.items() if key != RUNS}
    places = {
        path: place
        for path, place in file.origin.places.items()
        if path[0] != RUNS and path[0] not in own
    }
    places |= {
        path[2:]: place
        for path, place in file.origin.places.items()
        if path[:2] == (RUNS, name) and path[2:]
    }
    return replace(
        file, values={**above, **own}, origin=replace(file.origin, places=places)
    )


def collisions(configs: Sequence[Config]) -> Iterator[Problem]:
    """Yield an error for each run that would write into the folder of another one."""
    folders: dict[str, str] = {}
    for config in configs:
        folder = os.path.realpath(config.output)
        if folder in folders:
            said = f"the runs {folders[folder]} and {config.run} write to one folder"
            hint = "give each an `output` of its own"
            yield error(config.place_of("output"), said, hint)
        folders[folder] = config.run
