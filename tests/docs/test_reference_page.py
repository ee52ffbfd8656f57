"""The page of `threads create` shows what a reader of this API's docs is used to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ANSWER = """\
{
  "id": "id",
  "created_at": 0,
  "metadata": {
    "foo": "string"
  },
  "object": "thread",
  "tool_resources": {
    "code_interpreter": {
      "file_ids": [
        "string"
      ]
    },
    "file_search": {
      "vector_store_ids": [
        "string"
      ]
    }
  }
}"""

NAVIGATION = ["Skip to content", "Primary navigation"]

PAGE = f"""\
Create thread
$ openai beta:threads create
POST/threads
ParametersExpand Collapse
--message: optional array of object {{ content, role, attachments, metadata }}
--metadata: optional map[string]
--tool-resources: optional object {{ code_interpreter, file_search }}
ReturnsExpand Collapse
thread: object {{ id, created_at, metadata, 2 more }}
id: string
created_at: number
metadata: map[string]
object: "thread"
tool_resources: object {{ code_interpreter, file_search }}
code_interpreter: optional object {{ file_ids }}
file_ids: optional array of string
Create thread
openai beta:threads create \\
  --api-key 'My API Key'
{ANSWER}
Returns Examples
{ANSWER}""".splitlines()


def assert_in_order(expected: list[str], shown: list[str]) -> None:
    """Every expected line is shown, after the one before it."""
    rest = iter(shown)
    for line in expected:
        assert line in rest, f"{line!r} is missing, or not where it should be"


def test_html_in_a_browser(threads: Path, tab: Any) -> None:
    page = tab.open(threads / "beta/threads/create.html")
    shown = page.evaluate("document.body.innerText").splitlines()
    assert_in_order(NAVIGATION + PAGE, shown)
    main = page.evaluate("document.querySelector('main').innerText").splitlines()
    fields = [line for line in main if re.match(r"(--)?[a-z_-]+: ", line)]
    assert fields == [
        *(line for line in PAGE if re.match(r"(--)?[a-z_-]+: ", line)),
        "file_search: optional object { vector_store_ids }",
        "vector_store_ids: optional array of string",
    ]


def test_html_without_a_browser(threads: Path) -> None:
    html = (threads / "beta/threads/create.html").read_text()
    text = re.sub(r"<[^>]*>", "", html).replace("&#34;", '"').replace("&#39;", "'")
    shown = [line.rstrip() for line in text.splitlines()]
    assert_in_order(NAVIGATION + PAGE, shown)


def test_markdown(threads: Path) -> None:
    text = (threads / "beta/threads/create.md").read_text()
    shown = [
        re.sub(r"^( *- |#+ )?(`?)(.*)\2$", r"\3", line) for line in text.split("\n")
    ]
    expected = [
        line.replace("POST/", "POST /").removesuffix("Expand Collapse") for line in PAGE
    ]
    assert_in_order(expected, shown)


def test_constants_are_no_parameters(threads: Path) -> None:
    page = (threads / "beta/threads/create.md").read_text()
    assert "openai-beta" not in page.split("## Returns")[0].lower()
