"""Fields as nested lists of Markdown."""

from __future__ import annotations

from typing import Final

from ..commonmark import code
from ..plan.docs.choices import Choices
from ..plan.docs.method import first_paragraph
from ..plan.docs.views import Field, See
from ..values import dataclass
from .markdown import indented, plain, to_markdown

_INDENT: Final = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A field in a Markdown page: its place in nested lists, its line and its text."""

    indent: str
    line: str
    text: str


def rows(fields: tuple[Field, ...], root: str) -> list[Row]:
    """Return fields, and all that is inside of them, as the rows of nested lists.

    `root` leads from the page to the docs' folder.
    """
    found: list[Row] = []
    _add_rows(found, fields, root, 0)
    return found


def _add_rows(
    found: list[Row], fields: tuple[Field, ...], root: str, depth: int
) -> None:
    for field in fields:
        row = Row(
            indent=" " * (_INDENT * depth),
            line=code(field.line),
            text=indented(_row_text(field, root), _INDENT * (depth + 1)),
        )
        found.append(row)
        _add_rows(found, field.children, root, depth + 1)


def _row_text(field: Field, root: str) -> str:
    told = [*(["Deprecated"] if field.deprecated else []), *map(plain, field.facts)]
    if field.page:
        told.append(f"Schema {_link(field.page, root)}")
    parts = [
        to_markdown(field.description, 5) if field.description else "",
        " · ".join(told),
        _choices_text(field.choices),
        f"Fields as in {_link(field.see, root)}." if field.see else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _choices_text(choices: Choices) -> str:
    if not choices:
        return ""
    if not choices.are_told:
        return f"{choices.title}: {', '.join(code(c.text) for c in choices.listed)}"
    rows = [
        f"- {code(choice.text)}"
        + (f": {_one_line(choice.description)}" if choice.description else "")
        for choice in choices.listed
    ]
    return "\n\n".join((choices.title, "\n".join(rows)))


def _one_line(text: str) -> str:
    return " ".join(to_markdown(first_paragraph(text)).split())


def _link(see: See, root: str) -> str:
    """Return a link to another page; on the same one the name alone."""
    return f"[{code(see.name)}]({root}{see.href}.md)" if see.href else code(see.name)
