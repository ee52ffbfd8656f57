"""The command line's sources: its tables, its entry point, its runtime."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from ..plan.cli import plan_app, plan_commands
from ..plan.surface import Surface
from ..sources import Source
from .engine import Templates
from .literals import literal
from .package import copied

_POSITIONAL = frozenset(("Constant", "Entry", "Field", "Shape"))
_PACKAGE = '__name__.rpartition(".")[0]'


def render_cli(surface: Surface, templates: Templates) -> Iterator[Source]:
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
            text = templates.render(
                "cli/commands.py.jinja",
                name=f"{surface.command} {resource.command}".strip(),
                names=_names(commands),
                commands=code(commands),
            )
            yield Source(f"{package}/commands/{resource.module}.py", text)
    yield from copied("cli", package)


class Expression(str):
    """A piece of Python that stands for itself: never made of a description's words."""

    __slots__ = ()


class _Named(Protocol):
    """A named tuple, as far as its code is concerned."""

    @property
    def _fields(self) -> tuple[str, ...]: ...
    @property
    def _field_defaults(self) -> dict[str, Any]: ...


def code(value: object) -> str:
    """Return the Python that makes a table again; defaults are left out."""
    if isinstance(value, Expression):
        return str(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _call(cast("_Named", value))
    if isinstance(value, tuple):
        items = [code(item) for item in cast("tuple[object, ...]", value)]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, object]", value).items()
        pairs = [f"{code(key)}: {code(item)}" for key, item in entries]
        return "{" + ", ".join(pairs) + "}"
    return literal(value)


def _call(value: _Named) -> str:
    name = type(value).__name__
    defaults = value._field_defaults
    arguments: list[str] = []
    for field in value._fields:
        item = getattr(value, field)
        if field in defaults:
            if item != defaults[field]:
                arguments.append(f"{field}={code(item)}")
        elif name in _POSITIONAL:
            arguments.append(code(item))
        else:
            arguments.append(f"{field}={code(item)}")
    return f"{name}({', '.join(arguments)})"


def _names(value: object) -> list[str]:
    """Return the table types that a value is made of, as an import names them."""
    return sorted(set(_types(value)))


def _types(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            yield type(cast("object", value)).__name__
        for item in cast("tuple[object, ...]", value):
            yield from _types(item)
    elif isinstance(value, Mapping):
        for item in cast("Mapping[object, object]", value).values():
            yield from _types(item)
