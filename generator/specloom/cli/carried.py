"""From a stainless.yml and its description to the configuration that says the same."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..config import TARGETS, Config, load
from ..config.files import find
from ..config.load import converted
from ..config.written import as_toml, as_yaml
from ..pipeline import Planned, Watch, plan
from ..plan.places import ROOT
from ..problems import Problem, warning
from ..values import dataclass
from .report import count

_SHOWN = 3


@dataclass(frozen=True)
class CarriedOver:
    """The settings, what is said of them, and how many methods there are and things left."""

    settings: Mapping[str, Any]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    methods: int
    left: int
    title: str

    def yaml(self) -> str:
        """Return it as a file of its own."""
        return f"# {self.title}\n\n{as_yaml(self.settings)}"

    def toml(self) -> str:
        """Return it as the table `tool.specloom` of a pyproject.toml."""
        return as_toml(self.settings)


def carry_over(stainless: Path, spec: str, path: str, watch: Watch) -> CarriedOver:
    """Return what a stainless.yml says of a description, which is written as `path`.

    What the description doesn't have is left out, with a warning. Raises what `load` and
    `plan` raise.
    """
    values = copy.deepcopy(dict(converted(find(stainless)).values))
    config = load(stainless, {"spec": spec})
    planned = plan(config, watch)
    for refused in planned.surface.refused:
        _remove(values, refused)
    for refused in _operations(config, planned):
        _remove(values, refused)
    renamed = tuple(_renamed(config, planned))
    first = {"spec": path, "output": "output", "targets": list(TARGETS)}
    told = (*config.origin.warnings, *renamed)
    return CarriedOver(
        settings={**first, **values},
        problems=(*told, *planned.problems),
        notes=tuple(_unnamed(config, planned, stainless)),
        methods=sum(1 for _ in planned.surface.methods()),
        left=len(told) + len(planned.surface.refused),
        title=f"Carried over from {ascii(stainless.name)[1:-1]} by `specloom init`.",
    )


def _remove(values: dict[str, Any], path: tuple[str, ...]) -> None:
    """Remove what stands under a path of keys, and whatever is empty without it."""
    if path[0] == "security":
        ways: list[dict[str, Any]] = values["security"]
        values["security"] = [way for way in ways if path[-1] not in way] or [{}]
        return
    around = [values]
    for key in path[:-1]:
        around.append(around[-1].get(key, {}))
    for holder, key in zip(reversed(around), reversed(path), strict=True):
        if key in holder and (key == path[-1] or not holder[key]):
            del holder[key]


def _operations(config: Config, planned: Planned) -> Iterator[tuple[str, ...]]:
    """Yield where settings stand of operations whose places are refused."""
    for kind, *path in planned.surface.refused:
        if kind == "resources":
            target = config.resources[path[0]][path[1]]
            if target in config.operations:
                yield "operations", target


def _names(planned: Planned) -> Iterator[tuple[str, str]]:
    """Yield the name of each method with its operation."""
    for resource, method in planned.surface.methods():
        operation = f"{method.operation.verb} {method.operation.path}"
        yield ".".join((*(resource.path or (ROOT,)), method.name)), operation


def _asked(config: Config) -> dict[str, tuple[str, str]]:
    """Return resource and method by the dotted name that the configuration gives."""
    return {
        f"{dotted}.{name}": (dotted, name)
        for dotted, methods in config.resources.items()
        for name in methods
    }


def _renamed(config: Config, planned: Planned) -> Iterable[Problem]:
    """Yield a warning for each method that can't have the name it was given."""
    asked, there = _asked(config), dict(_names(planned))
    refused = {path[1:] for path in planned.surface.refused}
    for name, (dotted, method) in asked.items():
        if name not in there and (dotted, method) not in refused:
            verb, _, path = config.resources[dotted][method].partition(" ")
            known = f"{verb.upper()} {path}"
            names = [n for n, o in there.items() if o == known and n not in asked]
            told = f"{name} is called {' or '.join(names)}: the name is taken"
            yield warning(config.place_of("resources", dotted, method), told)


def _unnamed(config: Config, planned: Planned, stainless: Path) -> Iterator[str]:
    """Yield a line about methods that have a place although nothing names them."""
    asked = _asked(config)
    operations = {
        " ".join(o.split()).lower()
        for m in config.resources.values()
        for o in m.values()
    }
    names = [
        name
        for name, operation in _names(planned)
        if name not in asked and operation.lower() not in operations
    ]
    if names:
        more = ", ..." if len(names) > _SHOWN else ""
        which = (
            "which has an inferred place"
            if len(names) == 1
            else "which have inferred places"
        )
        yield (
            f"{stainless.as_posix()} doesn't name {count(len(names), 'method')}, {which}:"
            f" {', '.join(names[:_SHOWN])}{more}; `exclude` leaves out what isn't wanted"
        )
