"""HTML in descriptions, said in Markdown."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from specloom.model.api import Api
from specloom.model.prose import prose
from specloom.problems import Problem

Build = Callable[[str], tuple[Api, list[Problem]]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("<p>One.</p> <p>Two\n  lines.</p>", "One.\n\nTwo lines."),
        ("One.<br><br/>Two.", "One.\n\nTwo."),
        ("a <b>b</b> <EM> c</EM> <del>d</del>", "a **b** *c* ~~d~~"),
        ("a<b> </b>b", "a b"),
        ("<b>a <strong>b</strong></b>", "**a b**"),
        ("the <code>a&lt;<i>b</i></code> &amp; <tt>c`d</tt>", "the `a<b` & ``c`d``"),
        ("<pre><code>a\n  b</code></pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<h2>A  title</h2>text", "## A title\n\ntext"),
        ("<span class='x'>a</span><hr>b", "a\n\nb"),
        ("<img src='x.png' alt='A picture'>", "A picture"),
        ("a&nbsp;<u>b</u>", "a b"),
    ],
)
def test_elements(said: str, expected: str) -> None:
    assert prose(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"),
        ("<ol> <li>a <li>b </ol>", "1. a\n2. b"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n- c"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "1. a\n   - b"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>", "- a\n\n  b\n- c"),
        ("<li>a</li><li>b</li>", "- a\n- b"),
        ("<ul><li>a<pre>b\nc</pre></li></ul>", "- a\n\n  ```\n  b\n  c\n  ```"),
    ],
)
def test_lists(said: str, expected: str) -> None:
    assert prose(said) == expected


def test_tables() -> None:
    said = """<table><caption>About</caption>
      <tr><th>A</th><th>B</th></tr>
      <tr><td>1<br>2</td><td><ul><li>x|y</li></ul></td></tr><tr><td>3</table>end"""
    lines = ["| A | B |", "| --- | --- |", r"| 1 2 | x\|y |", "| 3 |  |"]
    assert prose(said) == "\n".join(["About", "", *lines, "", "end"])


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href='https://a.example/b?c=d&amp;e'>x</a>", "[x](https://a.example/b?c=d&e)"),
        ('<a class="c" href="mailto:a@b.example"><b>x</b></a>', "[**x**](mailto:a@b.example)"),
        ("<a>X</a> and <a href='https://a.example'>y</a>", "X and [y](https://a.example)"),
        ("<a href='/inside'>x</a>", "x"),
        ("<a href='javascript:x()'>x</a>", "x"),
        ("<a href='https://a.example/)[y](z'>x</a>", "x"),
    ],
)  # fmt: skip
def test_links_lead_to_the_web(link: str, expected: str) -> None:
    assert prose(link) == expected


@pytest.mark.parametrize(
    "text",
    [
        "GET /pets/<id> with <b> or <code>, <a> and <table>",
        "a < b, `<p>x</p>` and `` <b>`</b> ``",
        "```\n<p>x</p>\n```",
        "~~~\n<p>x</p>",
        "\\<b>x\\</b>",
        "<https://a.example> <a@b.example>",
        "<script>alert(1)</script> &amp; <iframe src='x'>",
        "</b> </ul> <td>x</td> <img>",
        "no tags &amp; no change",
    ],
)
def test_what_is_no_element_stays(text: str) -> None:
    assert prose(text) == text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("* a <b>x</b>\n* b\n\n    code\n", "* a **x**\n* b\n\n    code"),
        ("| a<br>b |\n|---|\n| <i>c</i> |", "| a b |\n|---|\n| *c* |"),
        ("- a<br>b\n- c", "- a b\n- c"),
        ("<p>\n\n* a\n* b\n\n</p>", "* a\n* b"),
    ],
)
def test_markdown_around_stays_markdown(said: str, expected: str) -> None:
    assert prose(said) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<b>" * 100_000,
        "<b><i>" * 50_000 + "</i></b>" * 50_000,
        "<code>" * 100_000 + "</code>",
        "<ul><li>" * 20_000 + "x" + "</ul>" * 20_000,
        "- <br>" + "x<br>" * 50_000,
        "<a href='https://a.example'>" * 20_000 + "</a>" * 20_000,
        "".join(f"{'`' * n} <p>" for n in range(500)) * 3,
        "<p " * 100_000,
        "`" * 100_000 + "<p>",
        "İ<p>" * 50_000,
    ],
    ids=range(10),
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    prose(text)
    assert time.process_time() - start < 5


def test_all_texts_of_a_description(build_api: Build) -> None:
    api, _ = build_api("""
        tags: [{name: t, description: <b>t</b>}]
        paths:
          /a:
            get:
              summary: <b>s</b>
              description: <b>d</b>
              parameters: [{name: p, in: query, description: <b>p</b>}]
              requestBody: {description: <b>r</b>, content: {}}
              responses: {'200': {description: <b>a</b>, headers: {H: {description: <b>h</b>}}}}
        components:
          schemas: {S: {type: string, description: <b>c</b>}}
          securitySchemes: {K: {type: http, scheme: bearer, description: <b>k</b>}}
        """)
    (operation,) = api.operations
    (response,) = operation.responses
    assert operation.body is not None
    assert [
        api.tags[0].description,
        operation.summary,
        operation.description,
        operation.parameters[0].description,
        operation.body.description,
        response.description,
        response.headers[0].description,
        api.schemas["S"].description,
        api.security_schemes[0].description,
    ] == [f"**{letter}**" for letter in "tsdprahck"]
