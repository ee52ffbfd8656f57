"""`@config`: what is kept in profiles, set, shown and taken out again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

import click

from . import keyrings, profiles
from .credentials import kept
from .options import Settings, checked
from .problems import Wrong, nearest
from .profiles import Profiles
from .tables import App
from .terminal import is_terminal
from .tools import misused, put

HIDDEN = "***"
_WORDS = {"get": (1, 1), "list": (0, 0), "set": (1, 2), "unset": (1, 1)}


def work(
    app: App, words: Sequence[str], settings: Settings, keyring: bool = False
) -> int:
    """Do what the first word says with the others."""
    verb, *rest = words or ("",)
    least, most = _WORDS.get(verb, (0, -1))
    if not least <= len(rest) <= most:
        guess = "" if verb in _WORDS else nearest(verb, _WORDS)
        usage = "set KEY [VALUE], get KEY, list or unset KEY"
        raise misused(f"@config wants {usage}{guess}")
    name = profiles.chosen(app, settings.profile)
    if verb == "list":
        _list(app, settings)
        return 0
    key = _key(app, rest[0])
    secret = key in {c.flag for c in app.credentials}
    if keyring and not secret:
        raise misused(f"--keyring keeps credentials only, and {key} is none")
    if keyring:
        keyrings.require()
    if verb == "set":
        value = checked(app, key, rest[1] if rest[1:] else _asked(key, secret))
        if keyring:
            keyrings.write(app, name, key, value)
            if name != profiles.DEFAULT:  # Another is there once anything of it is.
                profiles.change(app, lambda whole: whole.setdefault(name, {}))
        else:
            profiles.change(app, partial(_set, name, key, value))
    elif verb == "unset":
        if keyring:
            keyrings.write(app, name, key, None)
        profiles.change(app, partial(_unset, app, name, "" if keyring else key))
    else:
        click.echo(_get(app, name, key, secret, keyring))
    return 0


def _key(app: App, word: str) -> str:
    key = word.removeprefix("--").replace("_", "-")
    known = profiles.known(app)
    if key not in known:
        hint = nearest(key, known) or f"; there are {', '.join(known)}"
        raise misused(f"a profile holds no {word!r}{hint}")
    return key


def _asked(key: str, secret: bool) -> str:
    """Return what is typed unseen or piped in: a secret has no place in a history."""
    if secret and is_terminal(sys.stdin):
        from getpass import getpass

        return getpass(f"{key}: ")
    return sys.stdin.readline().rstrip("\r\n")


def _get(app: App, name: str, key: str, secret: bool, keyring: bool) -> str:
    """Return what would be used, of a credential perhaps what the keyring alone holds."""
    profile = {} if keyring else profiles.load(app).get(name, {})
    value = kept(app, name, profile, key, keyring=secret)
    if not value:
        raise Wrong(f"{key} is not set in profile {name!r}")
    return value


def _set(name: str, key: str, value: str, whole: Profiles) -> None:
    whole.setdefault(name, {})[key] = value


def _unset(app: App, name: str, key: str, whole: Profiles) -> None:
    """Take a key out, and the profile with it once nothing of it is left anywhere."""
    one = whole.get(name, {})
    if key and one.pop(key, None) is None:
        raise Wrong(f"{key} is not set in profile {name!r}")
    if not one and not any(keyrings.read(app, name, c.flag) for c in app.credentials):
        whole.pop(name, None)


def _list(app: App, settings: Settings) -> None:
    secrets = {c.flag for c in app.credentials}
    # What is no setting any more may have been a secret.
    open_ones = set(profiles.known(app)) - secrets
    shown = {
        name: {key: v if key in open_ones else HIDDEN for key, v in one.items()}
        for name, one in profiles.load(app).items()
        if settings.profile in (None, name)
    }
    put(shown, settings)
