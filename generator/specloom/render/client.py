"""The client's sources: types, resources, and the two client classes."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Config
from ..plan.client.clients import plan_client
from ..plan.client.definitions import Definitions
from ..plan.client.imports import module_key, name_key
from ..plan.client.resources import plan_resources
from ..plan.client.types import TypesModule, plan_types
from ..plan.surface import Surface
from ..sources import Source
from .engine import Templates


def render_client(
    surface: Surface, templates: Templates, config: Config
) -> Iterator[Source]:
    """Yield the client's modules; paths are relative to the output folder."""
    package = surface.package
    definitions = Definitions(surface)
    modules = plan_types(surface, definitions)
    for types in modules:
        yield Source(
            f"{package}/types/{types.name}.py",
            templates.render("client/types_module.py.jinja", module=types),
        )
    yield Source(f"{package}/types/__init__.py", _types_init(modules, templates))
    for resource in plan_resources(surface, definitions):
        yield Source(
            f"{package}/resources/{resource.module}.py",
            templates.render("client/resource.py.jinja", resource=resource),
        )
    yield Source(
        f"{package}/resources/__init__.py",
        '"""The resources of the API, a module each."""\n',
    )
    client = plan_client(surface, definitions, config)
    yield Source(
        f"{package}/_client.py",
        templates.render("client/client.py.jinja", module=client),
    )


def _types_init(modules: list[TypesModule], templates: Templates) -> str:
    exports = sorted(
        ((f".{module.name}", name) for module in modules for name in module.names),
        key=lambda export: (module_key(export[0]), name_key(export[1])),
    )
    return templates.render(
        "client/types_init.py.jinja",
        exports=exports,
        names=sorted((name, home) for home, name in exports),
    )
