"""All pages of the docs, the tree that leads to them, and what the search knows."""

from __future__ import annotations

from collections.abc import Iterator

from ...names import file_name
from ..surface import Method, Resource, Surface
from .guide import guide
from .method import command, description, method_page, title
from .views import (
    Entry,
    Field,
    Hit,
    IndexPage,
    MethodPage,
    Node,
    ResourcePage,
    Site,
)

INDEX = "index"


def plan_docs(surface: Surface) -> Site:
    """Return everything that the docs of a surface show."""
    resources = tuple(
        _resource_page(surface, resource)
        for resource in surface.resources()
        if resource.path
    )
    methods = tuple(
        method_page(surface, resource, method, method_href(resource, method))
        for resource, method in surface.methods()
    )
    root_methods = tuple(_entry(surface, surface.root, m) for m in surface.root.methods)
    return Site(
        index=_index_page(surface, resources),
        resources=resources,
        methods=methods,
        tree=tuple(_node(surface, child) for child in surface.root.children),
        root_methods=root_methods,
        hits=tuple(_hits(resources, methods)),
    )


def resource_href(resource: Resource) -> str:
    """Return where a resource's overview stands: `beta/threads/index`."""
    return _href(resource, INDEX)


def method_href(resource: Resource, method: Method) -> str:
    """Return where a method's page stands: `beta/threads/create`."""
    return _href(resource, method.name if method.name != INDEX else "index_")


def _href(resource: Resource, page: str) -> str:
    return "/".join(file_name(part) for part in (*resource.path, page))


def _index_page(surface: Surface, resources: tuple[ResourcePage, ...]) -> IndexPage:
    root = _resource_page(surface, surface.root)
    api = surface.api
    return IndexPage(
        href=INDEX,
        title=api.title or surface.client,
        version=api.version,
        description=api.description,
        lead=_first_paragraph(api.description),
        sections=guide(surface),
        resources=tuple(page for page in (root, *resources) if page.methods),
    )


def _resource_page(surface: Surface, resource: Resource) -> ResourcePage:
    return ResourcePage(
        href=resource_href(resource),
        title=resource.dotted or surface.client,
        command=f"{surface.command} {resource.command}".strip(),
        description=resource.description,
        methods=tuple(_entry(surface, resource, method) for method in resource.methods),
        children=tuple(_child(surface, child) for child in resource.children),
    )


def _entry(surface: Surface, resource: Resource, method: Method) -> Entry:
    return Entry(
        href=method_href(resource, method),
        title=title(method),
        command=command(surface, resource, method),
        verb=method.operation.verb,
        route=method.operation.path,
        text=_first_paragraph(description(method)),
        deprecated=method.operation.deprecated,
    )


def _child(surface: Surface, resource: Resource) -> Entry:
    return Entry(
        href=resource_href(resource),
        title=resource.dotted,
        command=f"{surface.command} {resource.command}",
        text=_first_paragraph(resource.description),
    )


def _node(surface: Surface, resource: Resource) -> Node:
    return Node(
        title=resource.name,
        href=resource_href(resource),
        methods=tuple(_entry(surface, resource, method) for method in resource.methods),
        children=tuple(_node(surface, child) for child in resource.children),
    )


def _first_paragraph(text: str) -> str:
    return " ".join(text.strip().split("\n\n", 1)[0].split())


# Search


def _hits(
    resources: tuple[ResourcePage, ...], methods: tuple[MethodPage, ...]
) -> Iterator[Hit]:
    for page in resources:
        yield Hit(
            title=page.title,
            href=page.href,
            anchor="",
            context=f"$ {page.command}",
            text=_first_paragraph(page.description),
        )
    for method in methods:
        yield Hit(
            title=method.title,
            href=method.href,
            anchor="",
            context=f"$ {method.command}",
            text=f"{method.verb} {method.route} {_first_paragraph(method.description)}",
        )
        fields = (*method.parameters, *method.returns)
        yield from (_field_hit(method, field) for field in _shallow(fields))


def _shallow(fields: tuple[Field, ...]) -> Iterator[Field]:
    """Yield parameters and the fields one level inside of what is returned."""
    for field in fields:
        if field.name.startswith("--"):
            yield field
        else:
            yield from field.children


def _field_hit(page: MethodPage, field: Field) -> Hit:
    return Hit(
        title=field.name or field.summary,
        href=page.href,
        anchor=field.anchor,
        context=f"{page.title} ($ {page.command})",
        text=_first_paragraph(field.description),
    )
