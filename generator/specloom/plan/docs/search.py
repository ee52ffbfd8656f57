"""What the search of the docs knows: every page, its flags and fields, the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .method import first_paragraph
from .views import (
    ChangelogPage,
    EventPage,
    Field,
    Hit,
    IndexPage,
    MethodPage,
    ResourcePage,
    SchemaPage,
)

Page = IndexPage | ChangelogPage | ResourcePage | MethodPage | EventPage | SchemaPage

GUIDE: Final = "guide"
"""The context of chapters, which are found by all of their words as pages are."""

_BLOCK: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def hits(page: Page) -> Iterator[Hit]:
    """Yield what the search finds on a page, the page itself first."""
    if isinstance(page, IndexPage):
        yield from _chapters(page)
        return
    if isinstance(page, ChangelogPage):
        yield Hit(title=page.title, href=page.href, anchor="", context="", text="")
        return
    text = first_paragraph(page.description)
    if isinstance(page, MethodPage):
        text = f"{page.verb} {page.route} {text}"
    elif isinstance(page, EventPage):
        text = f"{page.route} {text}".strip()
    yield Hit(
        title=page.title, href=page.href, anchor="", context=_context(page), text=text
    )
    if isinstance(page, (ResourcePage, SchemaPage)):
        return
    if isinstance(page, MethodPage):
        yield from (_field_hit(page, field) for field in page.parameters.fields)
    told = page.returns if isinstance(page, MethodPage) else page.payload
    for field in told.fields:
        yield from (_field_hit(page, inner) for inner in field.children)


def _chapters(page: IndexPage) -> Iterator[Hit]:
    for chapter in page.guide:
        words = " ".join(_BLOCK.sub("", chapter.text).split())
        yield Hit(
            title=chapter.title,
            href=page.href,
            anchor=chapter.anchor,
            context=GUIDE,
            text=words,
        )


def _context(page: ResourcePage | MethodPage | EventPage | SchemaPage) -> str:
    if isinstance(page, EventPage):
        return f"webhook {page.webhook}"
    if isinstance(page, SchemaPage):
        return "schema"
    return f"$ {page.command}" if page.command else ""


def _field_hit(page: MethodPage | EventPage, field: Field) -> Hit:
    return Hit(
        title=field.name or field.summary,
        href=page.href,
        anchor=field.anchor,
        context=f"{page.title} ({_context(page)})",
        text=first_paragraph(field.description),
    )
