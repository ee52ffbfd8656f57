"""Addresses of descriptions: which of the forms one has, and how it may be written down.

-                        standard input
https://host/api.yaml    a URL
spec/api.yaml            a file; whatever exists is one, whatever else it looks like
shop.main:app            an attribute of a Python module: an application
v1.2:spec/api.yaml       a file of a git revision, counted from the top; ./ from here
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

STDIN: Final = "-"

_APPLICATION: Final = re.compile(
    r"([^\W\d]\w*(?:\.[^\W\d]\w*)*):([^\W\d]\w*)(?:\(\))?", re.UNICODE
)
_REVISION: Final = re.compile(
    # Names of git's have no blanks, but for `main@{2 days ago}`. What begins with a dash
    # is an option, with a slash a path, and what goes on with one a drive of Windows.
    r"((?![-/.])(?:[^\s:{}\\\x00-\x1f\x7f]|\{[^{}\n\0]*\})+):([^\s/\\\0][^\n\0]*)"
)


class Form(Enum):
    """What kind of thing an address leads to."""

    STDIN = "stdin"
    URL = "URL"
    FILE = "file"
    APPLICATION = "application"
    REVISION = "revision"


def form_of(address: str, folder: Path | None = None) -> Form:
    """Return which form an address has. Paths in it start from `folder`.

    Anything that is none of the others is a file, be it one that doesn't exist.
    """
    if address == STDIN:
        return Form.STDIN
    if is_remote(address):
        return Form.URL
    if ":" not in address or _exists((folder or Path()) / address):
        return Form.FILE
    if _APPLICATION.fullmatch(address):
        return Form.APPLICATION
    return Form.REVISION if _REVISION.fullmatch(address) else Form.FILE


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_remote(address: str) -> bool:
    """Whether an address is an http or https URL."""
    return address.lower().startswith(("http://", "https://"))


def module_and_attribute(address: str) -> tuple[str, str]:
    """Return the two parts of an application's address."""
    found = _APPLICATION.fullmatch(address)
    if found is None:
        raise ValueError(address)
    return found[1], found[2]


def revision_and_path(address: str) -> tuple[str, str]:
    """Return the two parts of a revision's address."""
    found = _REVISION.fullmatch(address)
    if found is None:
        raise ValueError(address)
    return found[1], found[2]


def public(address: str) -> str:
    """Return an address as it may be shown and kept: a URL without what may be secret.

    No user and no password stand in it, and a digest in place of the query, by which
    it is still told from others.
    """
    if not is_remote(address):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = parts.netloc.rpartition("@")[2]
    query = f"~{short_digest(parts.query)}" if parts.query else ""
    return urlunsplit((parts.scheme.lower(), host.lower(), parts.path, query, ""))


def short_digest(text: str) -> str:
    """Return a digest that is long enough to tell texts apart in one place."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
