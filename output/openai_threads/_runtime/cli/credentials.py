"""Credentials: which are there, what to say of missing ones, what stands for them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from .problems import Wrong
from .tables import App, Credential


def present(app: App, given: Mapping[str, str]) -> Iterator[tuple[Credential, str]]:
    """Yield every credential that a flag or else the environment gives, with its value."""
    for credential in app.credentials:
        value = given.get(credential.name)
        if value is None and credential.env:
            value = os.environ.get(credential.env)
        if value:
            yield credential, value


def check(app: App, given: Mapping[str, str]) -> None:
    """Raise Wrong for an empty credential: the environment's in its place would surprise."""
    for credential in app.credentials:
        if given.get(credential.name) == "":
            raise missing(app, (credential.name,))


def missing(app: App, names: tuple[str, ...]) -> Wrong:
    """Return what to say of missing credentials, by their keywords in the client."""
    ways = [
        f"--{c.flag}" + (f" or the environment variable {c.env}" if c.env else "")
        for c in app.credentials
        if c.name in names
    ]
    return Wrong(f"missing credential: give {', or '.join(ways)}")


def placeholder(credential: Credential) -> str:
    """Return a shell's way to write a credential without showing it."""
    return f"${credential.env or credential.name.upper()}"
