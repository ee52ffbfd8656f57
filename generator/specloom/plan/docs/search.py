"""What the search of the docs knows: every page, its flags and its fields."""

from __future__ import annotations

from collections.abc import Iterator

from .method import first_paragraph
from .views import Field, Hit, MethodPage, ResourcePage


def hits(page: ResourcePage | MethodPage) -> Iterator[Hit]:
    """Yield what the search finds on a page, the page itself first."""
    text = first_paragraph(page.description)
    yield Hit(
        title=page.title,
        href=page.href,
        anchor="",
        context=f"$ {page.command}",
        text=(
            f"{page.verb} {page.route} {text}" if isinstance(page, MethodPage) else text
        ),
    )
    if isinstance(page, MethodPage):
        yield from (_field_hit(page, field) for field in page.parameters.fields)
        for field in page.returns.fields:
            yield from (_field_hit(page, inner) for inner in field.children)


def _field_hit(page: MethodPage, field: Field) -> Hit:
    return Hit(
        title=field.name or field.summary,
        href=page.href,
        anchor=field.anchor,
        context=f"{page.title} ($ {page.command})",
        text=first_paragraph(field.description),
    )
