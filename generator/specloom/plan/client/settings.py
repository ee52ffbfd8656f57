"""The module of what holds for every call, apart from the client classes.

Those grow with the API; the command line needs none of them to send a request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...config import Config
from ...literals import literal
from ...values import dataclass
from ..credentials import LOGIN
from ..needs import needed, ties_scopes
from ..surface import Credential, Surface, Webhooks
from .imports import Imports


@dataclass(frozen=True, kw_only=True)
class SchemeView:
    """A security scheme: its name, and how it is written."""

    name: str
    constructor: str

    @property
    def kind(self) -> str:
        """The class that is constructed."""
        return self.constructor.partition("(")[0]


@dataclass(frozen=True, kw_only=True)
class SettingsModule:
    """The module of an API's settings."""

    imports: tuple[tuple[str, ...], ...]
    user_agent: str
    base_url: str
    base_url_env: str
    schemes: tuple[SchemeView, ...]
    security: str
    """Which schemes let a call in; empty where the API has none."""
    headers: dict[str, str]
    environments: dict[str, str]
    timeout: float | None
    idempotency_header: str | None
    serialization: tuple[tuple[str, str], ...]


_HOMES = {"OAuth2": "oauth", "WebhookSecret": "webhooks"}


def plan_settings(surface: Surface, config: Config) -> SettingsModule:
    """Return the module of the settings."""
    imports = Imports()
    runtime = "._runtime.client"
    imports.add("__future__", "annotations")
    imports.add(f"{runtime}.config", "Settings")
    schemes = tuple(_schemes(surface))
    for scheme in schemes:
        imports.add(f"{runtime}.{_HOMES.get(scheme.kind, 'security')}", scheme.kind)
    serialization = tuple(
        (key, literal(value))
        for key, value in vars(config.serialization).items()
        if value != "spec"
    )
    if serialization:
        imports.add(f"{runtime}.serialize", "Serialization")
    return SettingsModule(
        imports=tuple(map(tuple, imports.blocks())),
        user_agent=f"{surface.package.replace('_', '-')}/{version(surface)}",
        base_url=surface.base_url,
        base_url_env=f"{surface.env_prefix}_BASE_URL",
        schemes=schemes,
        security=_security(surface),
        headers=dict(config.headers),
        environments=dict(surface.environments),
        timeout=config.timeout,
        idempotency_header=config.idempotency_header,
        serialization=serialization,
    )


def version(surface: Surface) -> str:
    """Return the package's version: the description's, where Python takes it for one."""
    said = surface.api.version.strip().removeprefix("v")
    return said if re.fullmatch(r"\d+(\.\d+){0,3}", said) else "0.1.0"


def _security(surface: Surface) -> str:
    if not surface.credentials:
        return ""
    named = {c.scheme.name for c in surface.credentials}
    ways = tuple(names for names in needed(surface.api) if set(names) <= named)
    return literal(() if ways == ((),) else ways)


def _schemes(surface: Surface) -> Iterator[SchemeView]:
    for credential in surface.credentials:
        constructor = _constructor(surface, credential)
        yield SchemeView(name=credential.scheme.name, constructor=constructor)
    if surface.webhooks is not None:
        yield _webhook_scheme(surface.webhooks)


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
