"""The system's keyring: an optional extra, imported only where a credential is missing."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .notes import note
from .problems import Wrong
from .tables import App


def there() -> bool:
    """True where the extra is installed."""
    return find_spec("keyring") is not None


def require() -> None:
    """Raise Wrong where the extra is not installed."""
    if not there():
        raise Wrong("there is no keyring: `pip install keyring` lets one be used")


def read(app: App, profile: str, flag: str) -> str | None:
    """Return a credential of a profile, None where the keyring has none."""
    if not there():
        return None
    ring: Any = import_module("keyring")
    errors: Any = import_module("keyring.errors")
    try:
        found: str | None = ring.get_password(app.command, _user(profile, flag))
    except errors.NoKeyringError:
        return None
    except errors.KeyringError as error:
        note(f"The keyring is not read: {error}")
        return None
    return found


def write(app: App, profile: str, flag: str, secret: str | None) -> None:
    """Keep a credential, or delete it for None; raises Wrong for a keyring that refuses."""
    ring: Any = import_module("keyring")
    errors: Any = import_module("keyring.errors")
    try:
        if secret is None:
            ring.delete_password(app.command, _user(profile, flag))
        else:
            ring.set_password(app.command, _user(profile, flag), secret)
    except errors.KeyringError as error:
        raise Wrong(f"keyring: {error or type(error).__name__}") from None


def _user(profile: str, flag: str) -> str:
    return f"{profile}:{flag}"
