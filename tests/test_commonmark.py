"""Pieces of CommonMark."""

from __future__ import annotations

import pytest

from specloom.commonmark import alerts_spelt_out


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("> [!NOTE]\n> One\n> two.\n\nThree.", "Note: One\ntwo.\n\nThree."),
        ("One.\n\n> [!Warning]\n>\n> Two.", "One.\n\nWarning: Two."),
        ("> [!TIP]  \n>  One.", "Tip: One."),
        ("> [!NOTE]", "Note: "),
        ("> [!NOTE] One.", "> [!NOTE] One."),
        ("> [!OTHER]\n> One.", "> [!OTHER]\n> One."),
        ("> One.\n> two.", "> One.\n> two."),
    ],
)
def test_notes_and_warnings_as_plain_paragraphs(said: str, read: str) -> None:
    assert alerts_spelt_out(said) == read
