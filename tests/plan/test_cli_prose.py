"""Descriptions as help shows them."""

from __future__ import annotations

import pytest

from specloom.plan.cli.prose import paragraph, plain


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("See [a thread](/docs/threads).", "See a thread."),
        (" One.\r\n**Two.**\n", "One.\n**Two.**"),
        ("A <token> and a < b", "A <token> and a < b"),
        ("Q&amp;A &lt;b&gt;", "Q&A <b>"),
        ("AT&T", "AT&T"),
        ("`", "`"),
        ("> [!NOTE]\n> In [apps](/a).\n\nMore.", "Note: In apps.\n\nMore."),
    ],
)
def test_plain(said: str, read: str) -> None:
    assert plain(said) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("One\ntwo.\n\nThree.", "One two."),
        ("One.\n- a\n- b", "One."),
        ("One. Such as:\n- a", "One."),
    ],
)
def test_paragraph(said: str, read: str) -> None:
    assert paragraph(said) == read
