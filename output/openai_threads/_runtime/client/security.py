"""Security schemes: where a credential goes in a request, and how it is written there."""

from __future__ import annotations

import base64
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from .errors import MissingCredentialsError

if TYPE_CHECKING:
    import httpx2

    from .config import Config


class Source:
    """A credential that is got from elsewhere, such as a token that runs out."""

    def scoped(self, scopes: str) -> Source:
        """Return the same for a call that needs these scopes, names with spaces between."""
        return self

    def ask(self, client: httpx2.Client, config: Config, refused: str | None) -> str:
        """Return the secret of the moment, another one than the API has `refused`."""
        raise NotImplementedError

    async def aask(
        self, client: httpx2.AsyncClient, config: Config, refused: str | None
    ) -> str:
        """Return the secret of the moment without blocking."""
        raise NotImplementedError


Function: TypeAlias = Callable[[], str | Awaitable[str]]
Credential: TypeAlias = str | tuple[str, str] | Function | Source
"""A secret, a user name with its password, or what gives the secret of the moment.

The async client also takes functions that give it once awaited.
"""
Alternatives: TypeAlias = "Sequence[tuple[str, ...] | Mapping[str, str]]"
"""Ways to be let in: names of schemes, or from each name to the scopes that it needs."""
Given: TypeAlias = Mapping[str, Credential | None]
"""Credentials by their keywords in the client."""


class Scheme(Protocol):
    """How one scheme carries its credential.

    `keyword` is the client's parameter, the first of `keywords` where it takes several;
    `place` and `name` say where `render(credential)` goes.
    """

    @property
    def keyword(self) -> str: ...
    @property
    def keywords(self) -> tuple[str, ...]: ...
    @property
    def place(self) -> Literal["header", "query", "cookie"]: ...
    @property
    def name(self) -> str: ...
    def take(
        self, given: Given, environment: Mapping[str, str], before: Credential | None
    ) -> Credential | None: ...
    def render(self, credential: Credential) -> str: ...
    def told(self) -> str: ...


class Single:
    """What schemes with one keyword share."""

    keyword: str
    env: str | None

    @property
    def keywords(self) -> tuple[str, ...]:
        """The client's parameters."""
        return (self.keyword,)

    def take(
        self, given: Given, environment: Mapping[str, str], before: Credential | None
    ) -> Credential | None:
        """Return what is given, or else was there before, or else is in the environment."""
        credential = given.get(self.keyword)
        if credential is None:
            credential = before
        if credential is None and self.env:
            credential = environment.get(self.env)
        return credential or None

    def told(self) -> str:
        """Return how the credential is given, for a message."""
        return told(self.keyword, self.env)


@dataclass(frozen=True)
class Bearer(Single):
    """A token in the Authorization header."""

    keyword: str
    env: str | None = None
    place: Literal["header"] = "header"
    name: str = "Authorization"

    def render(self, credential: Credential) -> str:
        """Return the header's value."""
        return f"Bearer {_secret(credential)}"


@dataclass(frozen=True)
class ApiKey(Single):
    """A key in a header, query parameter or cookie of the API's choosing."""

    keyword: str
    env: str | None
    place: Literal["header", "query", "cookie"]
    name: str

    def render(self, credential: Credential) -> str:
        """Return the key as it is."""
        return _secret(credential)


@dataclass(frozen=True)
class Basic(Single):
    """A user name and password, given as a tuple or as `user:password`."""

    keyword: str
    env: str | None = None
    place: Literal["header"] = "header"
    name: str = "Authorization"

    def render(self, credential: Credential) -> str:
        """Return the header's value.

        Raises:
            ValueError: the credential has no colon between user name and password.
        """
        if isinstance(credential, str) and ":" not in credential:
            said = f" or the environment variable {self.env}" if self.env else ""
            raise ValueError(
                f"{self.keyword}{said} must be 'user:password' or a tuple of the two:"
                " there is no ':' in it."
            )
        encoded = base64.b64encode(_secret(credential).encode()).decode("ascii")
        return f"Basic {encoded}"


def _secret(credential: Credential) -> str:
    if isinstance(credential, str):
        return credential
    if isinstance(credential, Source):
        return "***"  # Whoever looks at a request that isn't sent has no need of more.
    return called(credential) if callable(credential) else ":".join(credential)


def called(function: Function) -> str:
    """Return what a function gives at once.

    Raises:
        TypeError: it gives something to await.
    """
    said = function()
    if not isinstance(said, Awaitable):
        return said
    getattr(said, "close", bool)()  # Else Python warns that nobody awaited it.
    raise TypeError(
        "A credential's function gives something to await: only the async client can."
    )


def is_live(credential: Credential) -> bool:
    """Tell whether a credential may be another one the next time that it is asked."""
    return callable(credential) or isinstance(credential, Source)


def ask(
    live: Credential, client: httpx2.Client, config: Config, refused: str | None
) -> str:
    """Return the secret of the moment, asked anew when the API has `refused` one."""
    if isinstance(live, Source):
        return live.ask(client, config, refused)
    return _secret(live)


async def aask(
    live: Credential, client: httpx2.AsyncClient, config: Config, refused: str | None
) -> str:
    """Return the secret of the moment without blocking."""
    if isinstance(live, Source):
        return await live.aask(client, config, refused)
    said = live() if callable(live) else _secret(live)
    return await said if isinstance(said, Awaitable) else said


def gather(schemes: Mapping[str, Scheme], given: Given) -> dict[str, Credential]:
    """Return the credentials that were given or else are in the environment, by scheme."""
    taken = {key: s.take(given, os.environ, None) for key, s in schemes.items()}
    return {key: credential for key, credential in taken.items() if credential}


def choose(
    alternatives: Alternatives,
    schemes: Mapping[str, Scheme],
    credentials: Mapping[str, Credential],
    overridden: frozenset[str],
) -> list[tuple[Scheme, Credential]]:
    """Return the schemes of the first alternative that is complete, with what they carry.

    `overridden` are the lower-case names of headers that the caller sets: they need no
    credential.

    Raises:
        MissingCredentialsError: no alternative is complete.
    """
    # An empty alternative makes credentials optional: those that are there are used.
    for names in sorted(alternatives, key=lambda names: not names):
        wanted = [
            name
            for name in names
            if not (
                schemes[name].place == "header"
                and schemes[name].name.lower() in overridden
            )
        ]
        if all(name in credentials for name in wanted):
            scopes: Mapping[str, str] = names if isinstance(names, Mapping) else {}
            return [
                (schemes[name], _scoped(credentials[name], scopes.get(name, "")))
                for name in wanted
            ]
    if not alternatives:
        return []
    ways = [[schemes[name] for name in names] for names in alternatives]
    shown = " or ".join(" and ".join(scheme.told() for scheme in way) for way in ways)
    keywords = [word for way in ways for scheme in way for word in scheme.keywords]
    raise MissingCredentialsError(f"Missing credentials: give {shown}.", keywords)


def _scoped(credential: Credential, scopes: str) -> Credential:
    return credential.scoped(scopes) if isinstance(credential, Source) else credential


def told(keyword: str, env: str | None) -> str:
    """Return how a keyword is given, for a message."""
    said = f" (or the environment variable {env})" if env else ""
    return f"{keyword}=...{said}"
