"""Where the pages of declared schemas stand: names that are files on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ...addresses import short_digest
from ...names import DEVICE, MAX_FILE_NAME, file_name
from ..surface import Surface

INDEX: Final = "index"
_FOLDER: Final = "schemas"
_OTHER_FOLDER: Final = "declared-schemas"
"""Where a resource has the usual name. None has this one: theirs are identifiers."""
_MARK: Final = 8
_ODD: Final = re.compile(r"[^A-Za-z0-9_.-]+")


def schemas_folder(surface: Surface) -> str:
    """Return the folder of the schemas' pages, in which no resource has any."""
    taken = {child.path[0].casefold() for child in surface.root.children}
    return _OTHER_FOLDER if _FOLDER in taken else _FOLDER


def page_names(schemas: Iterable[str]) -> dict[str, str]:
    """Return what each schema's page is called, by the schema's name.

    The name itself where it can be: where it is a file's on every system, and no other
    differs from it only in case. Else a digest of the name tells it from all others,
    so that what a page is called doesn't depend on which others there are.
    """
    found: dict[str, str] = {}
    taken = {INDEX}
    # Those that can be called what they are come first.
    for name in sorted(schemas, key=lambda name: (_wish(name) != name, name)):
        wish = _wish(name)
        if wish.casefold() in taken:
            wish = _marked(wish, name)
        taken.add(wish.casefold())
        found[name] = wish
    return found


def _wish(name: str) -> str:
    plain = _ODD.sub("-", name).strip("-.")
    if DEVICE.fullmatch(plain):
        plain = f"_{plain}"
    if plain != name:
        return _marked(plain or "schema", name)
    return file_name(plain)


def _marked(wish: str, name: str) -> str:
    return f"{wish[: MAX_FILE_NAME - _MARK - 1]}-{short_digest(name)[:_MARK]}"
