"""Credentials: which are there, what to say of missing ones, what stands for them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .problems import Wrong
from .tables import App, Credential

if TYPE_CHECKING:
    from .options import Settings


def present(app: App, given: Mapping[str, str]) -> Iterator[tuple[Credential, str]]:
    """Yield every credential that a flag or else the environment gives, with its value."""
    for credential in app.credentials:
        value = given.get(credential.name)
        if value is None and credential.env:
            value = os.environ.get(credential.env)
        if value:
            yield credential, value


def given(
    app: App, settings: Settings, security: Sequence[Collection[str]]
) -> dict[str, str]:
    """Return credentials by their keywords: those of flags, and what is kept of the rest.

    A keyring and then the profile are asked for what `security` wants and neither flag
    nor environment gives.
    """
    found = dict(settings.credentials)
    there = {credential.name for credential, _ in present(app, found)}
    complete = {c.scheme for c in app.credentials if _complete(app, c.scheme, there)}
    if any(names and complete.issuperset(names) for names in security):
        return found
    needed = {name for names in security for name in names} - complete
    for credential in app.credentials:
        asked = credential.scheme in needed and credential.name not in {*there, *found}
        if asked and (value := _kept(app, settings, credential)):
            found[credential.name] = value
    return found


def _complete(app: App, scheme: str, there: set[str]) -> bool:
    """True where a scheme's token is there, or what it is got for: an id and a secret."""
    own = [c for c in app.credentials if c.scheme == scheme]
    parts = [c.name for c in own if c.token]
    return any(c.name in there for c in own if not c.token) or (
        bool(parts) and there.issuperset(parts[:2])
    )


def _kept(app: App, settings: Settings, credential: Credential) -> str | None:
    from . import keyrings, profiles

    name = profiles.chosen(app, settings.profile)
    found = keyrings.read(app, name, credential.flag)
    return found or settings.kept.get(credential.flag)


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
