"""A description full of traps gives pages that only show them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

TRAPS = [
    "<script>window.caught = 1</script>",
    '"><img src=x onerror="window.caught = 1">',
    "</script><script>window.caught = 1</script>",
    "[a](javascript:window.caught=1) <a href='javascript:window.caught=1'>b</a>",
    "```\n# swallowed",
    "`<b onmouseover=alert(1)>`` <!--",
    "{{ 7 * 7 }} {% raw %} ${7*7} \u2028 \u202e",
    "![x](https://tracker.example/x.png)",
]


def described(trap: str) -> str:
    """Return a description that says the same everywhere it may say something."""
    schema = {
        "type": "object",
        "title": trap,
        "description": trap,
        "properties": {
            trap: {"type": "string", "description": trap, "default": trap},
            "pattern": {"type": "string", "pattern": trap, "format": trap},
            "enum": {"enum": [trap, "b", "c", "d", "e"], "examples": [trap]},
        },
    }
    variants = [schema, {"type": "object", "title": trap, "properties": {"a": {}}}]
    declared = {
        "Declared": {**schema, "properties": {"union": {"oneOf": variants}}},
        "Other": {"$ref": "#/components/schemas/Declared", "description": trap},
        "Third": {"type": "array", "items": {"$ref": "#/components/schemas/Other"}},
    }
    content = {"application/json": {"schema": schema, "example": trap}}
    operation = {
        "operationId": "find",
        "summary": trap,
        "description": trap,
        "x-specloom": {"resource": "things", "method": "find"},
        "parameters": [
            {"name": trap, "in": "query", "description": trap, "required": True}
            | {"schema": {"type": "string", "examples": [trap]}},
        ],
        "requestBody": {"content": content, "description": trap},
        "responses": {"200": {"description": trap, "content": content}},
    }
    return yaml.safe_dump(
        {
            "openapi": "3.1.0",
            "info": {"title": trap, "version": trap, "description": trap},
            "tags": [{"name": "things", "description": trap}],
            "servers": [{"url": "https://a.example/" + trap.split("\n")[0]}],
            "paths": {"/things": {"post": operation}},
            "components": {"schemas": declared},
        }
    )


@pytest.mark.parametrize("trap", TRAPS)
def test_traps_are_shown_and_nothing_else(docs_of: Any, tab: Any, trap: str) -> None:
    docs = docs_of(
        described(trap), package="p", client="C", command="c", env_prefix="P"
    )
    for file in sorted(Path(docs).rglob("*.html")):
        page = tab.open(file)
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("find")
        page.locator("#search li a").first.wait_for()
        assert page.evaluate("window.caught") is None
        assert (
            page.locator("main img, main script, [onerror], [onmouseover]").count() == 0
        )
        assert page.locator('a[href^="javascript" i]').count() == 0
        assert page.locator("footer").count() == 1
    page = tab.open(docs / "things/find.html")
    shown = page.locator("h1").text_content()
    assert shown == re.sub(r"\[(.)\]\([^()]*\)", r"\1", " ".join(trap.split()))


@pytest.mark.parametrize("trap", TRAPS)
def test_markdown_pages_keep_their_headings(docs_of: Any, trap: str) -> None:
    docs = docs_of(
        described(trap), package="p", client="C", command="c", env_prefix="P"
    )
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse((docs / "things/find.md").read_text())
    headings = [
        tokens[index + 1].content
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    assert [
        h for h in headings if h in ("Parameters", "Returns", "Returns Examples")
    ] == [
        "Parameters",
        "Returns",
        "Returns Examples",
    ]
    assert not [t for t in tokens if t.type == "html_block"]
