"""What the pages of the docs are, the tree that leads to them, and the overviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...names import file_name
from ..surface import Method, Resource, Surface, Webhooks
from .changelog import changelog_page
from .guide import guide
from .method import command, description, first_paragraph, title
from .views import (
    NOTHING_MORE,
    ChangelogPage,
    Entry,
    Extras,
    IndexPage,
    Node,
    ResourcePage,
    Site,
)
from .webhooks import about, entries

INDEX = "index"


_NO_PAGES: Final[Mapping[str, str]] = {}


def plan_site(
    surface: Surface,
    extras: Extras = NOTHING_MORE,
    schemas: str = "",
    hrefs: Mapping[str, str] = _NO_PAGES,
) -> Site:
    """Return everything that the docs show, the pages of methods and schemas aside.

    `schemas` is where the index of schemas is, if there is one, and `hrefs` where each
    has its page.
    """
    resources = tuple(
        _resource_page(surface, resource)
        for resource in surface.resources()
        if resource.path
    )
    root_methods = tuple(entry(surface, surface.root, m) for m in surface.root.methods)
    pages = _pages(surface, hrefs)
    changes = _changes(surface, extras, pages)
    return Site(
        index=_index_page(surface, resources, extras, changes, pages),
        resources=resources,
        tree=tuple(_node(surface, child) for child in surface.root.children),
        root_methods=root_methods,
        methods=sum(1 for _ in surface.methods())
        + sum(len(page.events) for page in resources),
        schemas=schemas,
        changelog=changes,
    )


def _changes(
    surface: Surface, extras: Extras, pages: Mapping[str, str]
) -> ChangelogPage | None:
    if not extras.changelog.strip():
        return None
    return changelog_page(surface, extras.changelog, pages)


def _pages(surface: Surface, hrefs: Mapping[str, str]) -> dict[str, str]:
    """Return where things have their pages, by the names that texts tell them under."""
    types = {f"types.{surface.type_names[name]}": href for name, href in hrefs.items()}
    # What callers write of a type is told under a name of its own.
    pages = {f"{name}Param": href for name, href in types.items()} | types
    if surface.webhooks is not None:
        pages[surface.webhooks.dotted] = _href(surface.webhooks, INDEX)
    for resource, method in surface.methods():
        href = method_href(resource, method)
        pages[".".join((*resource.path, method.name))] = href
        pages[command(surface, resource, method)] = href
    return pages


def resource_href(resource: Resource) -> str:
    """Return where a resource's overview stands: `beta/threads/index`."""
    return _href(resource, INDEX)


def method_href(resource: Resource, method: Method) -> str:
    """Return where a method's page stands: `beta/threads/create`."""
    return _href(resource, method.name if method.name != INDEX else "index_")


def _href(resource: Resource | Webhooks, page: str) -> str:
    return "/".join(file_name(part) for part in (*resource.path, page))


def _index_page(
    surface: Surface,
    resources: tuple[ResourcePage, ...],
    extras: Extras,
    changes: ChangelogPage | None,
    pages: Mapping[str, str],
) -> IndexPage:
    root = _resource_page(surface, surface.root)
    api = surface.api
    return IndexPage(
        href=INDEX,
        title=api.title or surface.client,
        version=api.version,
        description=api.description,
        lead=first_paragraph(api.description),
        guide=guide(surface),
        pages=pages,
        resources=tuple(
            page for page in (root, *resources) if page.methods or page.events
        ),
        download=extras.download,
        changelog=changes.href if changes else "",
    )


def _resource_page(surface: Surface, resource: Resource) -> ResourcePage:
    return ResourcePage(
        href=resource_href(resource),
        title=resource.dotted or surface.client,
        command=_command(surface, resource),
        description=resource.description,
        methods=tuple(entry(surface, resource, method) for method in resource.methods),
        children=tuple(_child(surface, child) for child in resource.children),
        events=entries(surface, resource),
        receiving=about(surface, resource),
    )


def _command(surface: Surface, resource: Resource) -> str:
    """Return what a resource is on the command line, empty where it is nothing there."""
    has_methods = any(below.methods for below in resource.walk())
    if not has_methods and resource.path:
        return ""
    return f"{surface.command} {resource.command}".strip()


def entry(surface: Surface, resource: Resource, method: Method) -> Entry:
    """Return a method as lists have it."""
    return Entry(
        href=method_href(resource, method),
        title=title(method),
        command=command(surface, resource, method),
        verb=method.operation.verb,
        route=method.operation.path,
        text=first_paragraph(description(method)),
        deprecated=method.operation.deprecated,
    )


def _child(surface: Surface, resource: Resource) -> Entry:
    return Entry(
        href=resource_href(resource),
        title=resource.dotted,
        command=_command(surface, resource),
        text=first_paragraph(resource.description),
    )


def _node(surface: Surface, resource: Resource) -> Node:
    return Node(
        title=resource.name,
        href=resource_href(resource),
        methods=(
            *(entry(surface, resource, method) for method in resource.methods),
            *entries(surface, resource),
        ),
        children=tuple(_node(surface, child) for child in resource.children),
    )
