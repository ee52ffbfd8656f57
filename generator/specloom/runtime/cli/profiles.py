"""Profiles: what is kept in the user's configuration folder, for them alone to read.

The file holds a JSON object of profiles, each an object of settings by the names of their
flags. A flag wins over the environment, that over a keyring, that over a profile.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from .notes import note
from .problems import Wrong, nearest
from .tables import App

Profiles = dict[str, dict[str, str]]
DEFAULT = "default"
_PLAIN = ("base-url", "environment", "format", "format-error", "max-retries", "timeout")
_WHERE = ("base-url", "environment")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def known(app: App) -> tuple[str, ...]:
    """Return the names of what a profile may hold, credentials first."""
    plain = (name for name in _PLAIN if name != "environment" or app.environments)
    return (*(c.flag for c in app.credentials), *plain)


def chosen(app: App, given: str | None) -> str:
    """Return the profile's name: as a flag or the environment says it, or the usual one."""
    return given or os.environ.get(f"{app.env_prefix}_PROFILE") or DEFAULT


def place(app: App) -> Path | None:
    """Return where the profiles are, be there any or not; None without a home for them."""
    if given := os.environ.get(f"{app.env_prefix}_CONFIG"):
        return Path(given).expanduser()
    named = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME", "")
    folder = Path(named)
    if not folder.is_absolute():  # Such a one counts for none.
        try:
            folder = Path.home() / ".config"
        except RuntimeError:
            return None
    return folder / app.command / "profiles.json"


def load(app: App) -> Profiles:
    """Return all profiles, none where there is no file; raises Wrong for what is none."""
    path = place(app)
    if path is None:
        return {}
    try:
        with path.open("rb") as file:
            _guarded(file.fileno(), path)
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise Wrong(f"can't read {str(path)!r}: {error.strerror}") from None
    from json import loads

    try:
        profiles = loads(data or b"{}")
    except ValueError as error:
        raise Wrong(f"{str(path)!r} is no JSON: {error}") from None
    return _checked(profiles, path)


def _checked(profiles: Any, path: Path) -> Profiles:
    whole = cast("dict[str, Any]", profiles) if isinstance(profiles, dict) else None
    if whole is None or not all(isinstance(one, dict) for one in whole.values()):
        raise Wrong(f"{str(path)!r} must hold an object of profiles")
    for name, one in whole.items():
        for key, value in cast("dict[str, object]", one).items():
            if not isinstance(value, str):
                raise Wrong(f"{str(path)!r}: {key!r} of {name!r} must be text")
    return whole


def _guarded(number: int, path: Path) -> None:
    """Close an open file to others, or refuse it where that can't be done."""
    found = os.fstat(number)
    file = stat.S_ISREG(found.st_mode)
    if os.name == "nt" or not file or not found.st_mode & _OTHERS:
        return
    mode = f"{stat.S_IMODE(found.st_mode):04o}"
    try:
        os.fchmod(number, stat.S_IRUSR | stat.S_IWUSR)
    except OSError:
        raise Wrong(
            f"{str(path)!r} is open to others (mode {mode}): make it 0600"
        ) from None
    note(f"{path} was open to others (mode {mode}): made 0600.")


def change(app: App, edit: Callable[[Profiles], object]) -> None:
    """Let a function edit all profiles, and write them, while no one else does.

    Raises:
        Wrong: they can't be written.
    """
    from .locks import locked

    home = place(app)
    if home is None:
        raise Wrong(f"there is no home folder: name a file by ${app.env_prefix}_CONFIG")
    path = home.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        with locked(path):
            profiles = load(app)
            edit(profiles)
            _save(profiles, path)
    except OSError as error:
        raise Wrong(f"can't write {str(path)!r}: {error.strerror}") from None


def _save(profiles: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Write all profiles: the file is there whole, and never open to others."""
    from json import dumps
    from tempfile import mkstemp

    text = dumps(profiles, ensure_ascii=False, indent=2)
    # Such a file is new, of mode 0600, and under no name that can be foretold.
    number, part = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def kept(app: App, given: str | None) -> dict[str, str]:
    """Return the settings of the profile that is meant; raises Wrong if one is missing."""
    profiles = load(app)
    name = chosen(app, given)
    if name not in profiles and name != DEFAULT:
        from shlex import quote

        made = f"`{app.command} --profile {quote(name)} @config set KEY` makes one."
        raise Wrong(f"there is no profile {name!r}{nearest(name, profiles)}", made)
    return profiles.get(name, {})


def beside(
    app: App, profile: Mapping[str, str], given: Mapping[str, Any]
) -> dict[str, str]:
    """Return the plain settings of a profile that neither flags nor environment give."""
    found = {key: profile[key] for key in _PLAIN if key in profile}
    address = os.environ.get(f"{app.env_prefix}_BASE_URL")
    if address or "base_url" in given or "environment" in given:
        found = {key: value for key, value in found.items() if key not in _WHERE}
    return {k: v for k, v in found.items() if k.replace("-", "_") not in given}
