"""Quotes that are notes and warnings."""

from __future__ import annotations

import pytest

from specloom.render.markdown import to_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "> [!NOTE]\n> *Some* text.",
            '<blockquote class="alert note">\n<p>Note</p>\n<p><em>Some</em> text.</p>\n'
            "</blockquote>\n",
        ),
        (
            "> [!caution]  \n> Text.",
            '<blockquote class="alert caution">\n<p>Caution</p>\n<p>Text.</p>\n'
            "</blockquote>\n",
        ),
        (
            "> [!TIP]\n>\n> - one",
            '<blockquote class="alert tip">\n<p>Tip</p>\n<ul>\n<li>one</li>\n</ul>\n'
            "</blockquote>\n",
        ),
        (
            "- > [!WARNING]\n  > Text.",
            '<ul>\n<li>\n<blockquote class="alert warning">\n<p>Warning</p>\n'
            "<p>Text.</p>\n</blockquote>\n</li>\n</ul>\n",
        ),
    ],
)
def test_a_mark_becomes_a_title(text: str, expected: str) -> None:
    assert to_html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "> [!NOTE] and more",
        "> [!OTHER]\n> Text.",
        "> Text.\n> [!NOTE]",
        "> `[!NOTE]`\n> Text.",
        "> ## [!NOTE]",
        "> - [!NOTE]",
        "[!NOTE]\nText.",
        ">",
    ],
)
def test_other_quotes_stay(text: str) -> None:
    assert "class" not in to_html(text)
