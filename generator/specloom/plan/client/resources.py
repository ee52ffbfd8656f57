"""Modules of resources, the module of the client classes, and the package's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...config import Config
from ...literals import literal
from ...model.api import SecurityScheme
from ...names import pascal, unique
from ..surface import Credential, Resource, Surface
from .annotations import Annotator, Words
from .definitions import Definition, Definitions
from .docs import argument_doc, reflowed, resource_doc
from .imports import Imports
from .methods import FunctionView, MethodPlanner

# Names that a module of resources imports: a resource's class must not hide them.
TAKEN_CLASSES = frozenset(
    [
        "Any",
        "Binary",
        "Call",
        "Content",
        "Cursor",
        "Events",
        "File",
        "Json",
        "JsonLines",
        "LinkHeader",
        "Literal",
        "Mapping",
        "Mode",
        "NextUrl",
        "Nothing",
        "Offset",
        "Omit",
        "Options",
        "PageNumber",
        "Paged",
        "Pages",
        "Raw",
        "Resource",
        "Sequence",
        "ServerEvents",
        "Streamed",
        "Text",
        "Token",
        "Unpack",
        "UUID",
        "Value",
        "Generic",
    ]
)


# Names that the module of the clients imports beside those.
CLIENT_IMPORTS = frozenset(
    [
        "ApiKey",
        "Async",
        "AsyncBase",
        "Basic",
        "Bearer",
        "Callable",
        "Serialization",
        "Settings",
        "Sync",
        "SyncBase",
        "Timeout",
    ]
)
BUILTINS = frozenset(["bool", "bytes", "dict", "float", "int", "list", "str"])


@dataclass(frozen=True, kw_only=True)
class ChildView:
    """A resource below another: `alias` is what the module calls its class."""

    name: str
    module: str
    class_name: str
    alias: str
    doc: str

    @property
    def imported(self) -> str:
        """The part of an import line behind `import`."""
        if self.alias == self.class_name:
            return self.class_name
        return f"{self.class_name} as {self.alias}"


@dataclass(frozen=True, kw_only=True)
class ResourceModule:
    """A resource's module."""

    module: str
    class_name: str
    dotted: str
    doc: str
    imports: tuple[tuple[str, ...], ...]
    children: tuple[ChildView, ...]
    functions: tuple[FunctionView, ...]


@dataclass(frozen=True, kw_only=True)
class CredentialView:
    """A keyword of the client's constructor, and how its scheme is written."""

    name: str
    annotation: str
    scheme: str
    constructor: str
    doc: str


@dataclass(frozen=True, kw_only=True)
class ClientModule:
    """The module of the two client classes."""

    package: str
    client: str
    doc: str
    root: ResourceModule
    imports: tuple[tuple[str, ...], ...]
    credentials: tuple[CredentialView, ...]
    init_doc: str
    user_agent: str
    base_url: str
    base_url_env: str
    security: str
    headers: dict[str, str]
    serialization: tuple[tuple[str, str], ...]


def plan_resources(surface: Surface, definitions: Definitions) -> list[ResourceModule]:
    """Return the modules of all resources but the root, by path."""
    return [
        _resource(surface, definitions, resource, Imports(), "..")
        for resource in surface.resources()
        if resource.path
    ]


def class_name(resource: Resource) -> str:
    """Return a resource's class name, a longer one where it would hide an import."""
    if resource.class_name not in TAKEN_CLASSES:
        return resource.class_name
    return pascal("_".join(resource.path[-2:])) + "Resource" * (len(resource.path) < 2)


def _resource(
    surface: Surface,
    definitions: Definitions,
    resource: Resource,
    imports: Imports,
    up: str,
    taken: Iterable[str] = (),
) -> ResourceModule:
    imports.add("__future__", "annotations")
    runtime = f"{up}_runtime.client"
    imports.add(f"{runtime}.resource", "Mode", "Raw", "Resource", "Streamed")
    names = _names(resource)
    types = "api_types" if "types" in names else "types"

    def refer(definition: Definition) -> str:
        imports.add(up, "types" if types == "types" else f"types as {types}")
        return f"{types}.{definition.name}"

    words = Words(imports, refer, runtime, names & BUILTINS)
    planner = MethodPlanner(Annotator(definitions, words), words, surface.api)
    functions = [f for method in resource.methods for f in planner.functions(method)]
    if resource.children:
        imports.add("functools", "cached_property")
        imports.add("typing", "TYPE_CHECKING")
    own = class_name(resource)
    return ResourceModule(
        module=resource.module,
        class_name=own,
        dotted=resource.dotted,
        doc=resource_doc(resource),
        imports=tuple(map(tuple, imports.blocks())),
        children=_children(resource, (own, *taken)),
        functions=tuple(functions),
    )


def _names(resource: Resource) -> frozenset[str]:
    """Return the names that a class gives to its attributes and their arguments."""
    names = {child.name for child in resource.children}
    for method in resource.methods:
        names |= {method.name, *(argument.name for argument in method.arguments)}
    return frozenset(names)


def _children(resource: Resource, taken: Iterable[str]) -> tuple[ChildView, ...]:
    wanted = [class_name(child) for child in resource.children]
    aliases = unique(wanted, (*taken, *TAKEN_CLASSES))
    views = [
        ChildView(
            name=child.name,
            module=child.module,
            class_name=name,
            alias=alias,
            doc=resource_doc(child),
        )
        for child, name, alias in zip(resource.children, wanted, aliases, strict=True)
    ]
    return tuple(sorted(views, key=lambda view: view.module))


# The client


def plan_client(
    surface: Surface, definitions: Definitions, config: Config
) -> ClientModule:
    """Return the module of the client classes, the root resource's methods included."""
    imports = Imports()
    runtime = "._runtime.client"
    imports.add(f"{runtime}.client", "AsyncBase", "SyncBase")
    imports.add(f"{runtime}.config", "Settings", "Timeout")
    imports.add(f"{runtime}.omit", "Omit", "omit")
    imports.add(f"{runtime}.resource", "Async", "Sync")
    imports.add("collections.abc", "Mapping")
    imports.add("typing", "TYPE_CHECKING")
    credentials = [_credential(c) for c in surface.credentials]
    for view in credentials:
        imports.add(f"{runtime}.security", view.constructor.partition("(")[0])
    if any("Callable" in view.annotation for view in credentials):
        imports.add("collections.abc", "Callable")
    serialization = tuple(
        (key, literal(value))
        for key, value in vars(config.serialization).items()
        if value != "spec"
    )
    if serialization:
        imports.add(f"{runtime}.serialize", "Serialization")
    taken = (surface.client, f"Async{surface.client}", *CLIENT_IMPORTS)
    root = _resource(surface, definitions, surface.root, imports, ".", taken)
    named = {c.scheme.name for c in surface.credentials}
    security = tuple(names for names in surface.api.security if set(names) <= named)
    return ClientModule(
        package=surface.package,
        client=surface.client,
        doc=reflowed(surface.api.description or surface.api.title),
        root=root,
        imports=root.imports,
        credentials=tuple(credentials),
        init_doc=_init_doc(surface, credentials),
        user_agent=f"{surface.package.replace('_', '-')}/{version(surface)}",
        base_url=surface.base_url,
        base_url_env=f"{surface.env_prefix}_BASE_URL",
        security=literal(() if security == ((),) else security),
        headers=dict(config.headers),
        serialization=serialization,
    )


def version(surface: Surface) -> str:
    """Return the package's version: the description's, where Python takes it for one."""
    said = surface.api.version.strip().removeprefix("v")
    return said if re.fullmatch(r"\d+(\.\d+){0,3}", said) else "0.1.0"


def _init_doc(surface: Surface, credentials: list[CredentialView]) -> str:
    told = {c.name: c.doc for c in credentials} | {
        "base_url": "Where the API is. Else the environment variable"
        f" {surface.env_prefix}_BASE_URL.",
        "timeout": "Seconds that connecting, and each wait for data, may take.",
        "max_retries": "How often a failed call is tried again.",
        "default_headers": "Headers added to every request.",
        "default_query": "Query parameters added to every request.",
        "http_client": "A client of your own, for proxies, certificates and limits.",
    }
    lines = [argument_doc(name, text) for name, text in told.items()]
    return "\n".join(["Make a client.", "", "Args:", *lines])


def _credential(credential: Credential) -> CredentialView:
    constructor, annotation = _scheme(credential.scheme, credential)
    text = " ".join(credential.scheme.description.split())
    doc = f"{text.rstrip('.')}. " if text else ""
    env = f"Else the environment variable {credential.env}"
    if constructor.startswith("Basic("):
        told = f'A tuple of user name and password, or "user:password". {env}'
        doc, env = "", f"{doc}{told}, as user:password"
    return CredentialView(
        name=credential.name,
        annotation=f"{annotation} | None",
        scheme=credential.scheme.name,
        constructor=constructor,
        doc=f"{doc}{env}.",
    )


def _scheme(scheme: SecurityScheme, credential: Credential) -> tuple[str, str]:
    keyword, env = literal(credential.name), literal(credential.env)
    if scheme.kind == "http" and scheme.scheme == "basic":
        return f"Basic({keyword}, {env})", "tuple[str, str] | str"
    if scheme.kind == "apiKey":
        place, wire = literal(scheme.location), literal(scheme.wire)
        return f"ApiKey({keyword}, {env}, {place}, {wire})", "str | Callable[[], str]"
    return f"Bearer({keyword}, {env})", "str | Callable[[], str]"
