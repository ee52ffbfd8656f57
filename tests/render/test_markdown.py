"""Texts of a description can't do anything in a page but be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specloom import render
from specloom.builtin import builtin_templates
from specloom.render import highlight as coloured
from specloom.render.highlight import highlight
from specloom.render.markdown import fenced, indented, plain, to_html, to_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use `a` *b*.", "<p>Use <code>a</code> <em>b</em>.</p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("[a](https://b.c)", '<p><a href="https://b.c" rel="noreferrer">a</a></p>\n'),
        ("[a](#b)", '<p><a href="#b" rel="noreferrer">a</a></p>\n'),
        ("[a](javascript:b)", "<p>a</p>\n"),
        ("[a](/docs/b)", "<p>a</p>\n"),
        ("[a][x]\n\n[x]: data:text/html,b", "<p>a</p>\n"),
        ("<javascript:b>", "<p>javascript:b</p>\n"),
        ("![alt](https://b.c/d.png)", "<p>alt</p>\n"),
        ("# Big", "<h3>Big</h3>\n"),
        ("##### Small", "<h6>Small</h6>\n"),
        (
            '~~~" onclick="x\ncode\n~~~',
            '<pre class="code" tabindex="0"><code>code</code></pre>\n',
        ),
        (
            "|a|b|\n|-:|-|",
            '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>\n'
            '<thead>\n<tr>\n<th class="right">a</th>\n<th>b</th>\n</tr>\n</thead>\n'
            "</table></div>\n",
        ),
    ],
)
def test_html(text: str, expected: str) -> None:
    assert to_html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use `a` *b*.", "Use `a` *b*."),
        ("a <b>c</b> < d", "a &lt;b>c&lt;/b> < d"),
        ("keep `<b>` as it is", "keep `<b>` as it is"),
        ("see <https://a.b>", "see [https://a.b](https://a.b)"),
        (
            "<https://a.b/{c}_(d)>",
            "[https://a.b/\\{c\\}\\_(d)](https://a.b/%7Bc%7D_%28d%29)",
        ),
        ("[a](<https://b.c>)", "[a](https://b.c)"),
        ("[a]: <https://b.c>\n\n[a]", "[a]: https://b.c\n\n[a]"),
        ("<|end|> 1<2 a<", "&lt;|end|> 1&lt;2 a&lt;"),
        ("import x from 'y'", "&#105;mport x from 'y'"),
        ("a\n\nexport const b = 1", "a\n\n&#101;xport const b = 1"),
        ("imports and exports", "imports and exports"),
        ("```\nimport x\n```", "```\nimport x\n```"),
        ("a\n\n    {b}\n      <c>\n\nd", "a\n\n```\n{b}\n  <c>\n```\n\nd"),
        ("- a\n\n      {b}", "- a\n\n  ```\n  {b}\n  ```"),
        ("a\n\n\t{b}```", "a\n\n~~~~\n{b}```\n~~~~"),
        ("[a](https://b.c)", "[a](https://b.c)"),
        ("[a](javascript:b)", "\\[a](javascript:b)"),
        ("[x]: javascript:b", "\\[x]: javascript:b"),
        ("![a](https://b.c/d.png)", "[a](https://b.c/d.png)"),
        ("{expression}", "\\{expression\\}"),
        (r"\{a\} \\{b} \<c> \\<d>", r"\{a\} \\\{b\} &lt;c> \\&lt;d>"),
        ("# Big", "### Big"),
        ("```\nnever closed", "```\nnever closed\n```"),
        ("```\nnot closed\n\t```", "```\nnot closed\n\t```\n```"),
        ("~~~~\na\n~~~", "~~~~\na\n~~~\n~~~~"),
        ("```\n<b># {c}\n```", "```\n<b># {c}\n```"),
        ("a\r\nb", "a\nb"),
        ("<!-- never closed", "&lt;!-- never closed"),
        ("`a\\` <b>", "`a\\` &lt;b>"),
        ("Big\n===\n\nsmall\nas well\n---", "### Big\n\n#### small as well"),
        ("> quoted\n> ===\n\n- a\n---\n===", "> quoted\n> ===\n\n- a\n---\n==="),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert to_markdown(text) == expected


PIECES = [
    "<script>",
    "</p>",
    "<!--",
    "`",
    "``",
    "```",
    "~~~",
    "[a](",
    "javascript:x",
    "data:x",
    "https://x",
    ")",
    "[a]:",
    "\\",
    "&lt;",
    "<a",
    "=\\n",
    "![",
    "word",
    "|",
    "<https:",
    ">",
    '"',
    "&#106;",
    "&colon;",
]
HOSTILE = st.lists(
    st.sampled_from(
        [*PIECES, "\n", "\n\n", "- ", "> ", "    ", "# ", "1. ", "\t", "=\n"]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_nothing_in_markdown_is_html_or_runs_or_reaches_beyond(text: str) -> None:
    page = f"{to_markdown(text)}\n\n## After\n"
    tokens = MarkdownIt("commonmark").parse(page)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"html_block", "html_inline"}
    urls = [str(t.attrGet("href") or t.attrGet("src") or "") for t in inline]
    assert not [u for u in urls if u.lower().startswith(("javascript:", "data:"))]
    top = [t.content for t in tokens if t.type == "inline" and t.level == 1]
    assert top[-1] == "After"


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_nothing_in_html_is_a_tag_of_the_text(text: str) -> None:
    html = to_html(text)
    assert "<script" not in html
    assert "<!--" not in html
    assert 'href="javascript' not in html.lower()


@pytest.mark.parametrize(
    "text", ["a*b_c", "<b>", "[x](y)", "&amp;", "# x", "`", "a\nb"]
)
def test_plain_text_is_read_as_it_is(text: str) -> None:
    html = MarkdownIt("commonmark").render(plain(text))
    shown = html.removeprefix("<p>").removesuffix("</p>\n")
    escaped = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    assert shown == escaped.replace(">", "&gt;")


def test_underlines_inside_of_names_need_no_escape() -> None:
    assert plain("In the body as file_ids") == "In the body as file_ids"
    assert plain("__a__ _b_") == r"\_\_a\_\_ \_b\_"


def test_a_fence_is_longer_than_any_it_holds() -> None:
    assert fenced("a", "json") == "```json\na\n```"
    assert fenced("````", "").startswith("`````\n")


def test_code_is_coloured_and_escaped() -> None:
    assert (
        highlight('["<b>", 1, null]', "json")
        == '[<span class="s">&#34;&lt;b&gt;&#34;</span>, <span class="m">1</span>,'
        ' <span class="m">null</span>]'
    )
    assert highlight("<b>", "nonsense") == "&lt;b&gt;"


def test_a_block_inside_a_list() -> None:
    assert indented("a\n\n  b", 4) == "    a\n\n      b"


def test_only_what_the_style_sheet_colours_has_a_span() -> None:
    style = (builtin_templates() / "docs/assets/specloom.css").read_text()
    classes = {name for _, name in coloured._CLASSES}
    assert classes == set(re.findall(r"^\.code \.(\w+) \{$", style, re.MULTILINE))
    assert highlight("a, b", "json") == "a, b"
    assert highlight("curl --data x", "bash") == "curl --data x"


def coloured_whole(code: str, language: str) -> str:
    lexer = coloured._lexer(language)
    assert lexer is not None
    return coloured._coloured(code, lexer)


@pytest.mark.parametrize("module", ["highlight.py", "markdown.py", "engine.py"])
def test_python_is_coloured_line_by_line_as_it_is_whole(module: str) -> None:
    text = (Path(render.__file__).parent / module).read_text(encoding="utf-8")
    for code in re.sub(r'"""[^"]*"""', '"text"', text).split("\n\n\n"):
        assert highlight(code, "python") == coloured_whole(code, "python")


@given(
    st.lists(
        st.sampled_from(
            [
                " \\\n  ",
                "--a=b",
                "--time",
                " ",
                "if",
                "a=1",
                "'x\ny'",
                "'",
                "3",
                ":list",
            ]
        )
    ).map("".join)
)
def test_a_command_over_lines_is_coloured_as_it_is_whole(code: str) -> None:
    assert highlight(code, "bash") == coloured_whole(code, "bash")


@pytest.mark.parametrize(
    "code",
    [
        "client.match.list(",
        "match = client.a.b(a=1, match=None)",
        'list = await client.list(type="await client.a(")  # match = client.a()',
        "await client.print()\nfor a in client.b():\n    type = client.c()",
    ],
)
def test_a_call_is_coloured_as_it_is_whole(code: str) -> None:
    assert highlight(code, "python") == coloured_whole(code, "python")


@pytest.mark.parametrize(
    "code",
    [
        json.dumps({"a": ["b\n", {"c": None}, [], 1.5e9], "/*": "//"}, indent=2),
        '{"a": /* not\nJSON */ 1}',
        '{"a": "not\nJSON"}',
    ],
)
def test_json_is_coloured_line_by_line_as_it_is_whole(code: str) -> None:
    assert highlight(code, "json") == coloured_whole(code, "json")


_PIECES = st.sampled_from(
    [
        *("word", "a_b", "_", " ", "\n", "\n\n", ".", "+", "@", "=", '"', "`", "`x_y`"),
        *("[a b](https://c.d/e_f)", "[a](http://b#c_)", "[a", "](https://b)", "(", ")"),
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES, min_size=1).map(lambda pieces: f"A{''.join(pieces)}B"))
def test_what_needs_no_parser_is_as_the_parser_makes_it(text: str) -> None:
    assume("\n```" not in text)  # It would take in what is put beside.
    beside = f"{text}\n\n*that one needs it*"
    assert str(to_html(beside)) == f"{to_html(text)}<p><em>that one needs it</em></p>\n"
    assert to_markdown(beside) == f"{to_markdown(text)}\n\n*that one needs it*"
