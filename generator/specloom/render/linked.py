"""Names in the guide that have a page are links to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from markupsafe import Markup, escape

from .markdown import code_lines

_HTML: Final = re.compile(r'(?<!tabindex="0">)<code>([^<]+)</code>')
_MARKDOWN: Final = re.compile(r"(?<![`\[])`([^`\n]+)`(?!`)")


def linked_html(html: Markup, pages: Mapping[str, str], root: str) -> Markup:
    """Return HTML whose names in `code` lead to their pages.

    `pages` tells where each is, and `root` leads from here to the docs' folder.
    """

    def link(found: re.Match[str]) -> str:
        href = pages.get(unescape(found[1]))
        if href is None:
            return found[0]
        return f'<a href="{escape(f"{root}{href}.html")}">{found[0]}</a>'

    return Markup(_HTML.sub(link, html))  # noqa: S704 - to_html's, and escaped


def linked_markdown(text: str, pages: Mapping[str, str]) -> str:
    """Return Markdown whose names in backticks lead to their pages."""

    def link(found: re.Match[str]) -> str:
        href = pages.get(found[1])
        return found[0] if href is None else f"[{found[0]}]({href}.md)"

    code = code_lines(text)
    return "\n".join(
        line if number in code else _MARKDOWN.sub(link, line)
        for number, line in enumerate(text.split("\n"))
    )
