"""Descriptions as help shows them."""

from __future__ import annotations

import pytest

from specloom.plan.cli.prose import paragraph, plain


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("See [a thread](/docs/threads).", "See a thread."),
        ("One.<br />\r\n**Two.**", "One.\n\n**Two.**"),
        ("<p>The <code>Id</code> of <a href='x'>it</a>.</p><p>More.</p>", None),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("Write `<br>` or `` `<p>` ``.", "Write `<br>` or `` `<p>` ``."),
        ("A <token> and a < b", "A <token> and a < b"),
        ("Q&amp;A &lt;b&gt;", "Q&A <b>"),
        ("AT&T", "AT&T"),
        ("`", "`"),
    ],
)
def test_plain(said: str, read: str | None) -> None:
    assert plain(said) == (read or "The Id of it.\n\n\n\nMore.")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("One\ntwo.\n\nThree.", "One two."),
        ("One.\n- a\n- b", "One."),
        ("One. Such as:\n- a", "One."),
        ("<p>One.</p> <p>Two.</p>", "One."),
        ("One.<ul> <li>a</li> </ul>", "One."),
    ],
)
def test_paragraph(said: str, read: str) -> None:
    assert paragraph(said) == read
