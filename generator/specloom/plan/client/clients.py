"""The module of the two client classes: the root resource's, with credentials and settings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...config import Config
from ...literals import literal
from ...model.api import SecurityScheme
from ..surface import Credential, Surface
from .annotations import Annotator, Words
from .definitions import Definition, Definitions
from .docs import argument_doc, reflowed
from .imports import Imports
from .methods import error_types
from .resources import ResourceModule, resource_module

# Names that the module of the clients imports beside those of resources.
CLIENT_IMPORTS = frozenset(
    [
        "ApiKey",
        "Async",
        "AsyncBase",
        "Basic",
        "Bearer",
        "Callable",
        "Literal",
        "Serialization",
        "Settings",
        "Sync",
        "SyncBase",
        "Timeout",
    ]
)


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
    environment: str
    """The annotation of the keyword that chooses one; empty where there is no choice."""
    environments: dict[str, str]
    timeout: float | None
    max_retries: int
    idempotency_header: str | None
    errors: str
    """What gives the types of errors, empty where none is described."""
    serialization: tuple[tuple[str, str], ...]


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
    if surface.environments:
        imports.add("typing", "Literal")
    taken = (surface.client, f"Async{surface.client}", *CLIENT_IMPORTS)
    errors = _errors(surface, definitions, imports)
    root = resource_module(surface, definitions, surface.root, imports, ".", taken)
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
        environment=_environment(surface),
        environments=dict(surface.environments),
        timeout=config.timeout,
        max_retries=surface.max_retries,
        idempotency_header=config.idempotency_header,
        errors=errors,
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
        **_environment_doc(surface),
        "timeout": "Seconds that connecting, and each wait for data, may take.",
        "max_retries": "How often a failed call is tried again.",
        "default_headers": "Headers added to every request.",
        "default_query": "Query parameters added to every request.",
        "http_client": "A client of your own, for proxies, certificates and limits.",
    }
    lines = [argument_doc(name, text) for name, text in told.items()]
    return "\n".join(["Make a client.", "", "Args:", *lines])


def _environment(surface: Surface) -> str:
    names = ", ".join(map(literal, surface.environments))
    return f"Literal[{names}] | None" if names else ""


def _environment_doc(surface: Surface) -> dict[str, str]:
    if not surface.environments:
        return {}
    first = next(iter(surface.environments))
    return {"environment": f"Which of the API's places to call, {first} by default."}


def _errors(surface: Surface, definitions: Definitions, imports: Imports) -> str:
    def refer(definition: Definition) -> str:
        imports.add(".", "types")
        return f"types.{definition.name}"

    words = Words(imports, refer, "._runtime.client")
    annotator = Annotator(definitions, words)
    return error_types(surface.errors, annotator) if surface.errors else ""


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
