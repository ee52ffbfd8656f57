"""The module of the two client classes: the root resource's, with credentials and settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...config import Config
from ...literals import literal
from ...values import dataclass
from ..credentials import LOGIN
from ..needs import needed, ties_scopes
from ..surface import Credential, Surface, Webhooks
from .annotations import Annotator, Words
from .definitions import Definition, Definitions
from .docs import argument_doc, reflowed
from .imports import Imports
from .methods import error_types
from .receiver import SIGNED_WITH
from .resources import ResourceModule, resource_module

# Names that the module of the clients imports beside those of resources.
CLIENT_IMPORTS = frozenset(
    [
        "ApiKey",
        "Async",
        "AsyncBase",
        "Awaitable",
        "Basic",
        "Bearer",
        "Callable",
        "Literal",
        "OAuth2",
        "Serialization",
        "Settings",
        "Sync",
        "SyncBase",
        "Timeout",
        "WebhookSecret",
    ]
)


@dataclass(frozen=True, kw_only=True)
class KeywordView:
    """A keyword of the client's constructor."""

    name: str
    annotation: str
    async_annotation: str
    doc: str


@dataclass(frozen=True, kw_only=True)
class SchemeView:
    """A security scheme: its name, and how it is written."""

    name: str
    constructor: str


@dataclass(frozen=True, kw_only=True)
class ClientModule:
    """The module of the two client classes."""

    package: str
    client: str
    doc: str
    root: ResourceModule
    imports: tuple[tuple[str, ...], ...]
    credentials: tuple[KeywordView, ...]
    schemes: tuple[SchemeView, ...]
    is_secured: bool
    """True where the first credential is one of the API's: it needs no keyword."""
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
    credentials = [v for c in surface.credentials for v in _keywords(c)]
    schemes = [
        SchemeView(name=c.scheme.name, constructor=_constructor(surface, c))
        for c in surface.credentials
    ]
    for scheme in schemes:
        kind = scheme.constructor.partition("(")[0]
        home = "oauth" if kind == "OAuth2" else "security"
        imports.add(f"{runtime}.{home}", kind)
    if surface.webhooks is not None:
        credentials.append(_webhook_secret(surface.webhooks))
        schemes.append(_webhook_scheme(surface.webhooks))
        imports.add(f"{runtime}.webhooks", "WebhookSecret")
    for view in credentials:
        for name in ("Awaitable", "Callable"):
            if name in view.async_annotation:
                imports.add("collections.abc", name)
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
    security = tuple(names for names in needed(surface.api) if set(names) <= named)
    return ClientModule(
        package=surface.package,
        client=surface.client,
        doc=reflowed(surface.api.description or surface.api.title),
        root=root,
        imports=root.imports,
        credentials=tuple(credentials),
        schemes=tuple(schemes),
        is_secured=bool(surface.credentials),
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


def _init_doc(surface: Surface, credentials: list[KeywordView]) -> str:
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


_FUNCTION = "Callable[[], str]"
_ASYNC_FUNCTION = "Callable[[], str | Awaitable[str]]"


def _keywords(credential: Credential) -> Iterator[KeywordView]:
    text = " ".join(credential.scheme.description.split())
    doc = f"{text.rstrip('.')}. " if text else ""
    env = f"Else the environment variable {credential.env}"
    kinds = f"str | {_FUNCTION}", f"str | {_ASYNC_FUNCTION}"
    if credential.scheme.is_basic:
        kinds = ("tuple[str, str] | str",) * 2
        told = f'A tuple of user name and password, or "user:password". {env}'
        doc, env = "", f"{doc}{told}, as user:password"
    yield _keyword(credential.name, kinds, f"{doc}{env}.")
    for part, told in zip(credential.login, _LOGIN_DOCS, strict=False):
        doc = f"{told} Else the environment variable {part.env}."
        yield _keyword(part.name, ("str", "str"), doc)


_LOGIN_DOCS = (
    "An application's id, which gets a token together with its secret.",
    "The application's secret.",
    "What the token is for, names with spaces between them; by default what is described.",
)


def _keyword(name: str, kinds: tuple[str, ...], doc: str) -> KeywordView:
    one, other = (f"{kind} | None" for kind in kinds)
    return KeywordView(name=name, annotation=one, async_annotation=other, doc=doc)


def _webhook_secret(webhooks: Webhooks) -> KeywordView:
    doc = f"{SIGNED_WITH} Else the environment variable {webhooks.env}."
    return _keyword(webhooks.keyword, (f"str | {_FUNCTION}",) * 2, doc)


def _webhook_scheme(webhooks: Webhooks) -> SchemeView:
    keyword, env = literal(webhooks.keyword), literal(webhooks.env)
    constructor = f"WebhookSecret({keyword}, {env})"
    return SchemeView(name=webhooks.scheme, constructor=constructor)


def _constructor(surface: Surface, credential: Credential) -> str:
    scheme = credential.scheme
    keyword, env = literal(credential.name), literal(credential.env)
    if scheme.is_basic:
        return f"Basic({keyword}, {env})"
    if scheme.kind == "apiKey":
        place, wire = literal(scheme.location), literal(scheme.wire)
        return f"ApiKey({keyword}, {env}, {place}, {wire})"
    if not credential.login:
        return f"Bearer({keyword}, {env})"
    facts = {"token_url": literal(scheme.token_url)}
    for name, part in zip(LOGIN, credential.login, strict=True):
        facts[name] = f"({literal(part.name)}, {literal(part.env)})"
    if scheme.scopes and not ties_scopes(surface.api, scheme.name):
        facts["scopes"] = literal(" ".join(scheme.scopes))
    told = ", ".join(f"{name}={value}" for name, value in facts.items())
    return f"OAuth2({keyword}, {env}, {told})"
