"""What a client knows before its first call: the API's settings and the user's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, TypedDict
from urllib.parse import urlsplit

from typing_extensions import Unpack

from .errors import ErrorTypes
from .omit import Omit, omit
from .security import Alternatives, Credential, Given, Scheme, gather
from .serialize import Serialization

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

Timeout: TypeAlias = "float | tuple[float, float, float, float] | httpx2.Timeout | None"
"""Seconds that each wait may last, all alike or to connect, read, write and get a connection.

None sets no limit.
"""


class ClientOptions(TypedDict, total=False):
    """What every client accepts beside its credentials; None stands for the default."""

    base_url: str | None
    environment: str | None
    timeout: Timeout | Omit
    max_retries: int | None
    default_headers: Mapping[str, str] | None
    default_query: Mapping[str, object] | None


@dataclass(frozen=True)
class Settings:
    """What an API says about every call; `timeout` and `max_retries` are defaults.

    `environments` are the addresses of its installations, by name.
    """

    base_url: str
    user_agent: str
    base_url_env: str | None = None
    environments: Mapping[str, str] = field(default_factory=dict[str, str])
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    security: Alternatives = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    idempotency_header: str | None = None
    """Names a call that changes something, however often it is tried."""
    serialization: Serialization = field(default_factory=Serialization)
    errors: ErrorTypes = dict
    """What comes with errors of calls that say nothing else."""
    timeout: Timeout = (10.0, 600.0, 600.0, 600.0)
    max_retries: int = 2


@dataclass(frozen=True)
class Config:
    """The settings of an API together with those of one client."""

    settings: Settings
    base_url: str
    credentials: Mapping[str, Credential] = field(repr=False)
    timeout: Timeout
    max_retries: int
    default_headers: Mapping[str, str] = field(
        default_factory=dict[str, str], repr=False
    )
    default_query: Mapping[str, object] = field(
        default_factory=dict[str, object], repr=False
    )

    def changed(
        self,
        credentials: Given,
        **options: Unpack[ClientOptions],
    ) -> Config:
        """Return a copy with other options; `credentials` go by keyword, such as `api_key`.

        Raises:
            TypeError: there is no scheme with such a keyword.
        """
        schemes = self.settings.schemes
        known = {word for scheme in schemes.values() for word in scheme.keywords}
        unknown = next((word for word in credentials if word not in known), None)
        if unknown is not None:
            raise TypeError(f"Unknown option {unknown!r}.")
        kept = {
            key: scheme.take(credentials, {}, self.credentials.get(key))
            for key, scheme in schemes.items()
        }
        base_url, retries = options.get("base_url"), options.get("max_retries")
        timeout = options.get("timeout", omit)
        return replace(
            self,
            base_url=(
                self.base_url
                if base_url is None
                else _checked_url(base_url, self.settings)
            ),
            credentials={key: c for key, c in kept.items() if c is not None},
            timeout=self.timeout if isinstance(timeout, Omit) else timeout,
            max_retries=self.max_retries if retries is None else retries,
            default_headers={
                **self.default_headers,
                **(options.get("default_headers") or {}),
            },
            default_query={
                **self.default_query,
                **(options.get("default_query") or {}),
            },
        )


def configure(
    settings: Settings,
    credentials: Given,
    **options: Unpack[ClientOptions],
) -> Config:
    """Return a client's configuration: what is given, then the process's environment
    variables, then `settings`.

    `credentials` go by keyword, such as `api_key`.

    Raises:
        ValueError: the base URL is not a web address, or there is no such environment.
    """
    place = options.pop("environment", None)
    named = None if place is None else _named(place, settings)
    from_env = os.environ.get(settings.base_url_env) if settings.base_url_env else None
    base_url = options.get("base_url") or named or from_env or settings.base_url
    options["base_url"] = base_url
    found = gather(settings.schemes, credentials)
    timeout, retries = settings.timeout, settings.max_retries
    return Config(settings, base_url, found, timeout, retries).changed({}, **options)


def _named(environment: str, settings: Settings) -> str:
    if environment not in settings.environments:
        known = ", ".join(settings.environments)
        raise ValueError(
            f"environment=... must be one of {known}, not {environment!r}."
        )
    return settings.environments[environment]


def _checked_url(url: str, settings: Settings) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        env = settings.base_url_env
        also = f" or the environment variable {env}" if env else ""
        if url == settings.base_url:
            raise ValueError(
                f"The API's description doesn't say where it is: give base_url=...{also}."
            )
        raise ValueError(
            f"base_url=...{also} must begin with http:// or https://, not {url!r}."
        )
    return url.rstrip("/")
