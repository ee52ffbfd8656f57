"""Names that have a page lead to it, where they stand in the guide's own words."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from specloom.render.linked import linked_html, linked_markdown
from specloom.render.markdown import to_html

PAGES = {"shop things list": "things/list", "types.A<B>": 'schemas/"A'}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "`shop things list`",
            '<a href="../things/list.html"><code>shop things list</code></a>',
        ),
        (
            "`types.A<B>`",
            '<a href="../schemas/&#34;A.html"><code>types.A&lt;B&gt;</code></a>',
        ),
        ("`shop things`", "<code>shop things</code>"),
        ("shop things list", "shop things list"),
    ],
)
def test_names_in_html(text: str, expected: str) -> None:
    assert linked_html(to_html(text), PAGES, "../") == Markup(f"<p>{expected}</p>\n")


def test_code_in_html_has_no_links() -> None:
    html = to_html("```\nshop things list\n```")
    assert linked_html(html, PAGES, "") == html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `shop things list` b", "a [`shop things list`](things/list.md) b"),
        ("``shop things list``", "``shop things list``"),
        ("[`shop things list`](x)", "[`shop things list`](x)"),
        ("```\n`shop things list`\n```", "```\n`shop things list`\n```"),
    ],
)
def test_names_in_markdown(text: str, expected: str) -> None:
    assert linked_markdown(text, PAGES) == expected
