"""The module of the two client classes: the root resource's, with credentials."""

from __future__ import annotations

from collections.abc import Iterator

from ...literals import literal
from ...values import dataclass
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
        "Async",
        "AsyncBase",
        "Awaitable",
        "Callable",
        "Literal",
        "Sync",
        "SyncBase",
        "Timeout",
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
class ClientModule:
    """The module of the two client classes."""

    package: str
    client: str
    doc: str
    root: ResourceModule
    imports: tuple[tuple[str, ...], ...]
    credentials: tuple[KeywordView, ...]
    is_secured: bool
    """True where the first credential is one of the API's: it needs no keyword."""
    init_doc: str
    environment: str
    """The annotation of the keyword that chooses one; empty where there is no choice."""
    max_retries: int
    errors: str
    """What gives the types of errors, empty where none is described."""


def plan_client(surface: Surface, definitions: Definitions) -> ClientModule:
    """Return the module of the client classes, the root resource's methods included."""
    imports = Imports()
    runtime = "._runtime.client"
    imports.add(f"{runtime}.client", "AsyncBase", "SyncBase")
    imports.add(f"{runtime}.config", "Timeout")
    imports.add(f"{runtime}.omit", "Omit", "omit")
    imports.add(f"{runtime}.resource", "Async", "Sync")
    imports.add("collections.abc", "Mapping")
    imports.add("typing", "TYPE_CHECKING")
    credentials = [v for c in surface.credentials for v in _keywords(c)]
    if surface.webhooks is not None:
        credentials.append(_webhook_secret(surface.webhooks))
    for view in credentials:
        for name in ("Awaitable", "Callable"):
            if name in view.async_annotation:
                imports.add("collections.abc", name)
    if surface.environments:
        imports.add("typing", "Literal")
    taken = (surface.client, f"Async{surface.client}", *CLIENT_IMPORTS)
    errors = _errors(surface, definitions, imports)
    if errors:
        imports.add(".", "_settings")
        imports.add("dataclasses", "replace")
    else:
        imports.add("._settings", "SETTINGS")
    root = resource_module(surface, definitions, surface.root, imports, ".", taken)
    return ClientModule(
        package=surface.package,
        client=surface.client,
        doc=reflowed(surface.api.description or surface.api.title),
        root=root,
        imports=root.imports,
        credentials=tuple(credentials),
        is_secured=bool(surface.credentials),
        init_doc=_init_doc(surface, credentials),
        environment=_environment(surface),
        max_retries=surface.max_retries,
        errors=errors,
    )


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
