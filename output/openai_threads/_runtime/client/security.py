"""Security schemes: where a credential goes in a request, and how it is written there."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias, cast

from .errors import MissingCredentialsError

Credential: TypeAlias = str | tuple[str, str] | Callable[[], str]
"""A secret, a user name with its password, or a function that gives the secret of the moment."""


class Scheme(Protocol):
    """How one scheme carries its credential.

    `keyword` is the client's parameter and `env` the environment variable it is taken from;
    `place` and `name` say where `render(credential)` goes.
    """

    @property
    def keyword(self) -> str: ...
    @property
    def env(self) -> str | None: ...
    @property
    def place(self) -> Literal["header", "query", "cookie"]: ...
    @property
    def name(self) -> str: ...
    def render(self, credential: Credential) -> str: ...


@dataclass(frozen=True)
class Bearer:
    """A token in the Authorization header."""

    keyword: str
    env: str | None = None
    place: Literal["header"] = "header"
    name: str = "Authorization"

    def render(self, credential: Credential) -> str:
        """Return the header's value."""
        return f"Bearer {_secret(credential)}"


@dataclass(frozen=True)
class ApiKey:
    """A key in a header, query parameter or cookie of the API's choosing."""

    keyword: str
    env: str | None
    place: Literal["header", "query", "cookie"]
    name: str

    def render(self, credential: Credential) -> str:
        """Return the key as it is."""
        return _secret(credential)


@dataclass(frozen=True)
class Basic:
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
    if callable(credential):
        return credential()
    return credential if isinstance(credential, str) else ":".join(credential)


def gather(
    schemes: Mapping[str, Scheme], given: Mapping[str, Credential | None]
) -> dict[str, Credential]:
    """Return the credentials that were given or else are in the environment, by scheme."""
    found: dict[str, Credential] = {}
    for key, scheme in schemes.items():
        credential = given.get(key)
        if credential is None and scheme.env:
            credential = os.environ.get(scheme.env)
        if credential:
            found[key] = credential
    return found


def choose(
    alternatives: Sequence[Sequence[str]],
    schemes: Mapping[str, Scheme],
    credentials: Mapping[str, Credential],
    overridden: frozenset[str],
) -> list[tuple[Scheme, str]]:
    """Return the schemes of the first alternative that is complete, each with its text.

    `overridden` are the lower-case names of headers that the caller sets: they need no
    credential.

    Raises:
        MissingCredentialsError: no alternative is complete.
    """
    # An empty alternative makes credentials optional: those that are there are used.
    for names in sorted(alternatives, key=lambda names: not names):
        parts = [
            (schemes[name], credentials.get(name))
            for name in names
            if not (
                schemes[name].place == "header"
                and schemes[name].name.lower() in overridden
            )
        ]
        if all(credential is not None for _, credential in parts):
            return [
                (scheme, scheme.render(cast("Credential", c))) for scheme, c in parts
            ]
    if not alternatives:
        return []
    ways = [[schemes[name] for name in names] for names in alternatives]
    shown = " or ".join(
        " and ".join(_described(scheme) for scheme in way) for way in ways
    )
    keywords = [scheme.keyword for way in ways for scheme in way]
    raise MissingCredentialsError(f"Missing credentials: give {shown}.", keywords)


def _described(scheme: Scheme) -> str:
    env = f" (or the environment variable {scheme.env})" if scheme.env else ""
    return f"{scheme.keyword}=...{env}"
