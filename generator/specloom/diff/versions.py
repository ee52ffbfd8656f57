"""Version numbers: what comes next."""

from __future__ import annotations

import re

from ..problems import UsageError, error
from .change import Bump

_VERSION = re.compile(r"(v?)(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:\.(0|[1-9]\d{0,8}))?")


def next_version(version: str, bump: Bump) -> str:
    """Return the version after this one.

    Before 1.0 every number says one less, as is the custom: a break raises the second
    one, all else the third; before 0.1 there is only the third.

    Raises UsageError for what is no version of two or three numbers.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        hint = "give it as MAJOR.MINOR.PATCH, such as 1.4.2"
        raise UsageError(error(None, f"--version: {version!r} is no version", hint))
    major, minor, patch = (int(found[n] or 0) for n in (2, 3, 4))
    if bump is Bump.NONE:
        return version
    if major and bump is Bump.MAJOR:
        major, minor, patch = major + 1, 0, 0
    elif (major and bump is Bump.MINOR) or (minor and not major and bump is Bump.MAJOR):
        minor, patch = minor + 1, 0
    else:
        patch += 1
    return f"{found[1]}{major}.{minor}.{patch}"
