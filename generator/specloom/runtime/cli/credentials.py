"""Credentials: which are there, what to say of missing ones, what stands for them."""

from __future__ import annotations

import os
import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from . import keyrings, profiles
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
    app: App,
    settings: Settings,
    security: Sequence[Collection[str]],
    *,
    keyring: bool = True,
) -> dict[str, str]:
    """Return credentials by their keywords: those of flags, and what is kept of the rest.

    The profile is asked for what `security` wants and neither flag nor environment
    gives, and before it the keyring, if that may be.
    """
    found = dict(settings.credentials)
    there = {credential.name for credential, _ in present(app, found)}
    complete = {c.scheme for c in app.credentials if _complete(app, c.scheme, there)}
    if any(names and complete.issuperset(names) for names in security):
        return found
    needed = {name for names in security for name in names} - complete
    name = profiles.chosen(app, settings.profile)
    for credential in app.credentials:
        if credential.scheme in needed and credential.name not in {*there, *found}:
            flag = credential.flag
            value = kept(app, name, settings.kept, flag, keyring=keyring)
            if value:
                found[credential.name] = value
    return found


def kept(
    app: App,
    name: str,
    profile: Mapping[str, str],
    flag: str,
    *,
    keyring: bool = True,
) -> str | None:
    """Return what a profile keeps of a credential: in the keyring, or else in its file."""
    found = keyrings.read(app, name, flag) if keyring else None
    return found or profile.get(flag)


def _complete(app: App, scheme: str, there: set[str]) -> bool:
    """True where a scheme's token is there, or what it is got for: an id and a secret."""
    own = [c for c in app.credentials if c.scheme == scheme]
    parts = [c.name for c in own if c.token]
    return any(c.name in there for c in own if not c.token) or (
        bool(parts) and there.issuperset(parts[:2])
    )


def check(
    app: App, given: Mapping[str, str], security: Sequence[Collection[str]]
) -> None:
    """Raise Wrong for an empty credential, or for a user name without a password.

    The environment's in place of an empty one would surprise. What `security` does not
    want is not looked into.
    """
    wanted = {scheme for names in security for scheme in names}
    for credential in app.credentials:
        if given.get(credential.name) == "":
            raise Wrong(f"missing credential: --{credential.flag} is empty")
    for credential, value in present(app, given):
        if credential.basic and credential.scheme in wanted and ":" not in value:
            flagged = credential.name in given
            label = f"--{credential.flag}" if flagged else placeholder(credential)
            raise Wrong(f"{label} wants USER:PASSWORD: there is no ':' in it")


def missing(app: App, settings: Settings, security: Sequence[Collection[str]]) -> Wrong:
    """Return what to say where nothing of what `security` wants is there: all ways to give it."""
    ways = [way for names in security for way in _ways(app, names)]
    flags = _listed([f"--{c.flag}" for c in way] for way in ways)
    env = _listed([f"${c.env}" for c in way] for way in ways if all(c.env for c in way))
    name = profiles.chosen(app, settings.profile)
    profile = "" if name == profiles.DEFAULT else f" --profile {shlex.quote(name)}"
    first = ways[0][0].flag if ways else "KEY"
    ring = ", with --keyring in the system's keyring" if keyrings.there() else ""
    return Wrong(
        f"missing credential: give {flags}{f', or set {env}' if env else ''}",
        f"`{app.command}{profile} @config set {first}` keeps it in a profile{ring}.",
    )


def _ways(app: App, names: Collection[str]) -> Iterator[list[Credential]]:
    """Yield what would do for all of some schemes: tokens, or what they are got for."""
    choices: list[list[list[Credential]]] = []
    for name in names:
        own = [c for c in app.credentials if c.scheme == name]
        parts = [c for c in own if c.token][:2]
        choices.append(
            [*([c] for c in own if not c.token), *([parts] if parts else [])]
        )
    for way in product(*choices):
        if whole := [credential for part in way for credential in part]:
            yield whole


def _listed(ways: Iterable[list[str]]) -> str:
    return ", or ".join(dict.fromkeys(" and ".join(way) for way in ways))


def placeholder(credential: Credential) -> str:
    """Return a shell's way to write a credential without showing it."""
    return f"${credential.env or credential.name.upper()}"
