"""What values mean is told beside them, in Markdown as in HTML."""

from __future__ import annotations

from specloom.plan.docs.choices import Choice, Choices
from specloom.plan.docs.views import Field
from specloom.render.rows import rows


def told(*choices: Choice) -> str:
    field = Field(
        anchor="a",
        name="a",
        summary="string",
        description="",
        facts=("May be null",),
        choices=Choices(choices),
    )
    (row,) = rows((field,), "")
    return row.text


def test_values_without_texts_stand_on_a_line() -> None:
    assert told(Choice('"a"'), Choice('"b`"')) == (
        '    May be null\n\n    One of: `"a"`, ``"b`"``'
    )


def test_texts_stand_beside_their_values() -> None:
    assert told(Choice('"a"', "The *first* {one}.\n\nMore."), Choice('"b"')) == (
        '    May be null\n\n    One of\n\n    - `"a"`: The *first* \\{one\\}.\n    - `"b"`'
    )
