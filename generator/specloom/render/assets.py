"""The docs' assets: what is copied beside the pages as it stands, and how they look.

A user's own folder of templates may hold more of them than there are built in.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ..problems import DescriptionError, Place, UsageError, error
from ..sources import checked_path
from ..values import dataclass

FOLDER: Final = "docs/assets"
THEME: Final = ("theme.css",)
LOGOS: Final = ("logo.svg", "logo.png", "logo.webp")
DARK_LOGOS: Final = ("logo-dark.svg", "logo-dark.png", "logo-dark.webp")
ICONS: Final = ("favicon.svg", "favicon.png", "favicon.ico")


@dataclass(frozen=True, slots=True)
class Looks:
    """Names of the files that make pages look like a user's own, empty where there is none."""

    theme: str = ""
    """A style sheet that is loaded after the built-in one."""
    logo: str = ""
    dark_logo: str = ""
    """Takes the logo's place on dark paper."""
    icon: str = ""


def looks(names: Iterable[str]) -> Looks:
    """Return what pages show of the assets that there are."""
    there = frozenset(names)

    def first(wanted: tuple[str, ...]) -> str:
        return next((name for name in wanted if name in there), "")

    return Looks(first(THEME), first(LOGOS), first(DARK_LOGOS), first(ICONS))


def assets(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the assets in folders of templates, by name, such as `fonts/mine.woff2`.

    Those of later folders take the place of others. Templates and files with a dot in
    front are none.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        for path in (folder / FOLDER).rglob("*"):
            name = path.relative_to(folder / FOLDER)
            if _is_asset(name) and path.is_file():
                found[name.as_posix()] = path
    return found


def copied(folders: Iterable[Path]) -> dict[str, bytes]:
    """Return what is in the assets, by name and in its order.

    Raises UsageError for a name that not every system allows.
    """
    found = sorted(assets(folders).items())
    for name, path in found:
        _check(name, path)
    return {name: path.read_bytes() for name, path in found}


def _is_asset(name: Path) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and name.suffix != ".jinja"


def _check(name: str, path: Path) -> None:
    try:
        checked_path(name)
    except DescriptionError as problem:
        said = "this file can't be copied to the docs: not every system allows its name"
        raise UsageError(
            error(Place(ascii(path.as_posix())[1:-1]), said, "give it another name")
        ) from problem
