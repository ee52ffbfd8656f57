"""HTML in descriptions is read as the CommonMark that says the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.model.prose import prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What marks words.
        ("a <b>b</b> <em>c</em> <code>d</code>", "a **b** *c* `d`"),
        ("<b> a </b>b<i></i>", " **a** b"),
        ("<code>a &lt;`b`</code>", "`` a <`b` ``"),
        ("<code><a>A</a></code>", "`A`"),
        ("H<sub>2</sub>O, <span class='x'>red</span>", "H2O, red"),
        ('<a href="https://a.b/(c)">d</a>', "[d](https://a.b/%28c%29)"),
        ("<a href='javascript:x'>a</a> <a>b</a>", "a b"),
        ('<img src="https://a.b/c.png" alt="A">', "[A](https://a.b/c.png)"),
        # Blocks.
        ("<p>a</p> <p>b</p>", "a\n\nb"),
        ("a<p>b\n\n- c\n  - d", "a\n\nb\n\n- c\n  - d"),
        ("<b><p>a</p></b>", "a"),
        ("<h2>a\nb</h2>c", "## a b\n\nc"),
        ("<note><p>a</p></note>", "**Note**\n\na"),
        ("<div>\n    a</div>\n      b", "a\n\nb"),
        ("<pre><code>a &lt; b\n  c</code></pre>", "```\na < b\n  c\n```"),
        ("a<hr>b", "a\n\n---\n\nb"),
        # Lists, in one another too.
        ("A:<ul><li>b<li><p>c</p></ul>d", "A:\n\n- b\n- c\n\nd"),
        ("<ol><li>a</li><li>b<br>c</li></ol>", "1. a\n2. b\n\n   c"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            "- a\n  - b\n- c",
        ),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "- a\n\n  b"),
        # Tables.
        (
            "<table><tr><th>a<th>b</tr><tr><td>c<br>d</td></tr></table>e",
            "| a | b |\n| --- | --- |\n| c d |  |\n\ne",
        ),
        ("<table><tr><td>a|b</td></tr></table>", "| a\\|b |\n| --- |"),
        # Line breaks within Markdown.
        ("a.<br/>\n  b<br>", "a.\n\nb"),
        ("- a<br>b\n- c", "- a\n\n  b\n- c"),
        ("|a|b|\n|-|-|\n|c<br>d|e|", "|a|b|\n|-|-|\n|c d|e|"),
        # What is no HTML, or shown as it is.
        (
            "GET /users/<id> or <code> or <table>",
            "GET /users/<id> or <code> or <table>",
        ),
        ("`<b>a</b>`, <i>b</i>", "`<b>a</b>`, *b*"),
        ("```\n<p>a</p>\n```\n<i>b</i>", "```\n<p>a</p>\n```\n*b*"),
        ("```\n<p>a", "```\n<p>a"),
        ("a ``` <b>c</b>", "a ``` **c**"),
        ("<script>a</script>", "<script>a</script>"),
        ("1 < 2 > 3", "1 < 2 > 3"),
        # What was never closed, or never opened.
        ('a <span style="x">*</a> b', "a * b"),
        # Stars of the text are no marks, words between theirs are.
        ('<p>"*" or "*", **a**</p>', '"\\*" or "\\*", **a**'),
    ],
)
def test_html_is_commonmark(text: str, expected: str) -> None:
    assert prose(text) == expected


PIECES = ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<b>", "</b>", "<code>", "</code>"]
PIECES += ["<pre>", "</pre>", "<table>", "<tr>", "<td>", "</table>", "<br>", "</a>"]
PIECES += ['<a href="https://a.b">', "```", "`", "\n", "\n\n", "- ", "|", " ", "word"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_word_is_lost(text: str) -> None:
    outside = text.replace("```", "").replace("`", "")
    words = outside.count("word")
    if "<table>" in outside and "</table>" in outside:
        return  # What stands between cells is nowhere.
    assert prose(outside).count("word") == words


@pytest.mark.parametrize(
    "piece", ["<b>", "`", "<li>", "</b>", "<p>``", "<br>", "<b></i>"]
)
def test_it_takes_no_longer_than_a_text_is_long(piece: str) -> None:
    start = time.process_time()
    prose(piece * 20_000)
    assert time.process_time() - start < 5


def test_items_that_breaks_part_stand_side_by_side() -> None:
    assert prose("- a<br>- b<br>- c") == "- a\n\n  - b\n\n  - c"


@pytest.mark.parametrize(
    "text", ["- x<br>" * 20_000, f"<p>{' ' * 90_000}</p>", f"<p>{chr(10) * 90_000}</p>"]
)
def test_a_text_does_not_grow_with_what_it_repeats(text: str) -> None:
    assert len(prose(text)) < 2 * len(text)
