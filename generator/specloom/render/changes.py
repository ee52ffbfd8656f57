"""The changelog as a page: methods that have a page of their own are linked to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from markupsafe import Markup, escape

from ..plan.docs.anchors import Anchors
from ..plan.docs.views import ChangelogPage
from .markdown import code_lines, to_html, to_markdown

_LISTED: Final = re.compile(r"(<li>\n?(?:<p>)?)<code>([\w.]+)</code>")
_VERSION: Final = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_ITEM: Final = re.compile(r"^( *[-*+] )`([\w.]+)`(?!`)")


def changes_html(page: ChangelogPage, root: str) -> Markup:
    """Return a changelog as HTML, each version with an anchor."""
    anchors = Anchors()

    def linked(found: re.Match[str]) -> str:
        href = page.pages.get(found[2])
        if href is None:
            return found[0]
        link = escape(f"{root}{href}.html")
        return f'{found[1]}<a href="{link}"><code>{found[2]}</code></a>'

    def anchored(found: re.Match[str]) -> str:
        anchor = anchors.new("", unescape(_TAG.sub("", found[1])))
        return f'<h2 id="{escape(anchor)}">{found[1]}</h2>'

    html = _LISTED.sub(linked, to_html(page.text, page.below))
    return Markup(_VERSION.sub(anchored, html))  # noqa: S704 - to_html's, and escaped


def changes_markdown(page: ChangelogPage) -> str:
    """Return a changelog as Markdown."""
    lines = to_markdown(page.text, page.below).split("\n")
    code = code_lines("\n".join(lines))
    return "\n".join(
        line if number in code else _ITEM.sub(lambda m: _link(m, page.pages), line)
        for number, line in enumerate(lines)
    )


def _link(found: re.Match[str], pages: Mapping[str, str]) -> str:
    href = pages.get(found[2])
    return f"{found[1]}[`{found[2]}`]({href}.md)" if href is not None else found[0]
