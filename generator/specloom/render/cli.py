"""The command line's sources: its tables, its entry point, its runtime."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

from ..literals import literal
from ..plan.cli import plan_app, plan_commands
from ..plan.surface import Surface
from ..runtime.cli.tables import Command
from ..sources import Source
from .engine import Templates
from .package import copied
from .pieces import Draft, Values

_POSITIONAL = frozenset(("Constant", "Entry", "Field", "Shape"))
_PACKAGE = '__name__.rpartition(".")[0]'


def render_cli(surface: Surface, templates: Templates) -> Iterator[Draft | Source]:
    """Yield the command line's modules; paths are relative to the output folder."""
    package = surface.package
    app = plan_app(surface, "")
    yield Source(
        f"{package}/cli.py",
        templates.render(
            "cli/cli.py.jinja",
            command=surface.command,
            names=_names(app),
            app=code(app._replace(package=Expression(_PACKAGE))),
        ),
    )
    yield Source(f"{package}/__main__.py", templates.render("cli/main.py.jinja"))
    doc = f"The commands of `{surface.command}`, a module for each resource."
    init = templates.render("cli/init.py.jinja", doc=doc)
    yield Source(f"{package}/commands/__init__.py", init)
    for resource in surface.resources():
        if resource.methods:
            commands = plan_commands(surface, resource)
            name = f"{surface.command} {resource.command}".strip()
            yield Draft(
                f"{package}/commands/{resource.module}.py",
                Values(name, commands),
                partial(_commands, templates, name, commands),
            )
    yield from copied("cli", package)


def _commands(templates: Templates, name: str, commands: tuple[Command, ...]) -> str:
    return templates.render(
        "cli/commands.py.jinja",
        name=name,
        names=_names(commands),
        commands=code(commands),
    )


class Expression(str):
    """A piece of Python that stands for itself: never made of a description's words."""

    __slots__ = ()


def code(value: object) -> str:
    """Return the Python that makes a table again; defaults are left out."""
    if isinstance(value, Expression):
        return str(value)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        named = _named(items)
        if named is not None:
            return _call(type(items).__name__, items, *named)
        inside = ", ".join(code(item) for item in items)
        return f"({inside}{',' if len(items) == 1 else ''})"
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, object]", value).items()
        pairs = [f"{code(key)}: {code(item)}" for key, item in entries]
        return "{" + ", ".join(pairs) + "}"
    return literal(value)


def _named(value: tuple[object, ...]) -> tuple[tuple[str, ...], dict[str, Any]] | None:
    """Return a named tuple's fields and defaults, None for a plain tuple."""
    fields = getattr(value, "_fields", None)
    return None if fields is None else (fields, getattr(value, "_field_defaults", {}))


def _call(
    name: str,
    items: tuple[object, ...],
    fields: tuple[str, ...],
    defaults: Mapping[str, object],
) -> str:
    arguments: list[str] = []
    for field, item in zip(fields, items, strict=True):
        if field not in defaults and name in _POSITIONAL:
            arguments.append(code(item))
        elif field not in defaults or item != defaults[field]:
            arguments.append(f"{field}={code(item)}")
    return f"{name}({', '.join(arguments)})"


def _names(value: object) -> list[str]:
    """Return the table types that a value is made of, as an import names them."""
    return sorted(set(_types(value)))


def _types(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        if _named(items) is not None:
            yield type(items).__name__
        for item in items:
            yield from _types(item)
    elif isinstance(value, Mapping):
        for item in cast("Mapping[object, object]", value).values():
            yield from _types(item)
