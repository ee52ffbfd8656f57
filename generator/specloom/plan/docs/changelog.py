"""The page of changes: a Markdown file of the user's, its methods linked to their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..surface import Surface
from .views import ChangelogPage

_TITLE: Final = re.compile(r"\s*#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)")
_HIGHEST: Final = re.compile(r"^#[ \t]+\S", re.MULTILINE)
_USUAL: Final = "Changelog"


def changelog_page(
    surface: Surface, text: str, pages: Mapping[str, str]
) -> ChangelogPage:
    """Return the page. `pages` are those of methods, by their dotted names.

    A heading of the first level that stands at the head alone is the page's title.
    """
    title, below = _USUAL, 0
    found = _TITLE.match(text)
    if found and found[1] and not _HIGHEST.search(text, found.end()):
        title, text = found[1], text[found.end() :]
    elif _HIGHEST.search(text):
        below = 1
    return ChangelogPage(
        href=_href(surface),
        title=title,
        text=text.strip(),
        below=below,
        pages=pages,
    )


def _href(surface: Surface) -> str:
    """Return where the page stands: a method of the client itself goes before it."""
    taken = {method.name for method in surface.root.methods}
    href = "changelog"
    while href in taken:
        href += "_"
    return href
