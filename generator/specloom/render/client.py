"""The client's sources: types, resources, and the two client classes."""

from __future__ import annotations

from collections.abc import Iterator

from ..plan.client.clients import plan_client
from ..plan.client.definitions import Definitions
from ..plan.client.imports import module_key, name_key
from ..plan.client.resources import plan_resources
from ..plan.client.types import TypesModule, plan_types
from ..plan.surface import Surface
from ..sources import Source
from .engine import Templates
from .pieces import Draft, Piece, piece


def client_pieces(surface: Surface, templates: Templates) -> Iterator[Piece]:
    """Yield the work of writing the client; paths are relative to the output folder."""
    # Here, since each process would find them out again.
    definitions = Definitions(surface)
    yield piece(lambda: _types(surface, templates, definitions))
    yield piece(lambda: _resources(surface, templates, definitions))


def _types(
    surface: Surface, templates: Templates, definitions: Definitions
) -> Iterator[Draft]:
    folder = f"{surface.package}/types"
    modules = plan_types(surface, definitions)
    for types in modules:
        path = f"{folder}/{types.name}.py"
        yield templates.draft(path, "client/types_module.py.jinja", module=types)
    yield _types_init(f"{folder}/__init__.py", modules, templates)


def _resources(
    surface: Surface, templates: Templates, definitions: Definitions
) -> Iterator[Draft | Source]:
    folder = f"{surface.package}/resources"
    for resource in plan_resources(surface, definitions):
        path = f"{folder}/{resource.module}.py"
        yield templates.draft(path, "client/resource.py.jinja", resource=resource)
    yield Source(
        f"{folder}/__init__.py", '"""The resources of the API, a module each."""\n'
    )
    client = plan_client(surface, definitions)
    path = f"{surface.package}/_client.py"
    yield templates.draft(path, "client/client.py.jinja", module=client)


def _types_init(path: str, modules: list[TypesModule], templates: Templates) -> Draft:
    exports = sorted(
        ((f".{module.name}", name) for module in modules for name in module.names),
        key=lambda export: (module_key(export[0]), name_key(export[1])),
    )
    return templates.draft(
        path,
        "client/types_init.py.jinja",
        exports=exports,
        names=sorted((name, home) for home, name in exports),
    )
