"""What a client knows before its first call: the API's settings and the user's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from .omit import Omit, omit
from .security import Credential, Scheme, gather
from .serialize import Serialization

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

Timeout: TypeAlias = "float | httpx2.Timeout | None"
"""Seconds that connecting, and each wait for data, may take; None for no limit."""


@dataclass(frozen=True)
class Settings:
    """What the API's description says about every call. `timeout` and `max_retries` are defaults."""

    base_url: str
    user_agent: str
    base_url_env: str | None = None
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    security: tuple[tuple[str, ...], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    serialization: Serialization = field(default_factory=Serialization)
    timeout: float = 600.0
    max_retries: int = 2


@dataclass(frozen=True)
class Config:
    """The settings of an API together with those of one client."""

    settings: Settings
    base_url: str
    credentials: Mapping[str, Credential] = field(repr=False)
    timeout: Timeout
    max_retries: int
    default_headers: Mapping[str, str] = field(repr=False)
    default_query: Mapping[str, object] = field(repr=False)

    def changed(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | Omit = omit,
        max_retries: int | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        credentials: Mapping[str, Credential | None] | None = None,
    ) -> Config:
        """Return a copy with other options; `credentials` go by keyword, such as `api_key`.

        Raises:
            TypeError: there is no scheme with such a keyword.
        """
        by_keyword = {
            scheme.keyword: key for key, scheme in self.settings.schemes.items()
        }
        secrets = dict(self.credentials)
        for keyword, credential in (credentials or {}).items():
            if keyword not in by_keyword:
                raise TypeError(f"Unknown option {keyword!r}.")
            if credential is not None:
                secrets[by_keyword[keyword]] = credential
        return replace(
            self,
            base_url=self.base_url if base_url is None else _checked_url(base_url),
            timeout=self.timeout if isinstance(timeout, Omit) else timeout,
            max_retries=self.max_retries if max_retries is None else max_retries,
            default_headers={**self.default_headers, **(default_headers or {})},
            default_query={**self.default_query, **(default_query or {})},
            credentials=secrets,
        )


def configure(
    settings: Settings,
    credentials: Mapping[str, Credential | None] | None = None,
    *,
    base_url: str | None = None,
    timeout: Timeout | Omit = omit,
    max_retries: int | None = None,
    default_headers: Mapping[str, str] | None = None,
    default_query: Mapping[str, object] | None = None,
) -> Config:
    """Return the configuration of one client: what is given, then the environment, then `settings`.

    `credentials` go by the names of the security schemes.

    Raises:
        ValueError: the base URL is not a web address.
    """
    from_env = os.environ.get(settings.base_url_env) if settings.base_url_env else None
    return Config(
        settings=settings,
        base_url=_checked_url(base_url or from_env or settings.base_url),
        credentials=gather(settings.schemes, credentials or {}),
        timeout=settings.timeout if isinstance(timeout, Omit) else timeout,
        max_retries=settings.max_retries if max_retries is None else max_retries,
        default_headers=dict(default_headers or {}),
        default_query=dict(default_query or {}),
    )


def _checked_url(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError(f"base_url must begin with http:// or https://, not {url!r}.")
    return url.rstrip("/")
