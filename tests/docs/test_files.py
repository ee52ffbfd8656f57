"""The files of the docs: complete, the same each time, and at home anywhere."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest

from specloom.model.build import build
from specloom.read import read

THREADS = Path(__file__).parents[2] / "spec" / "threads.yaml"


def texts(docs: Path) -> dict[str, str]:
    files = (file for file in sorted(docs.rglob("*")) if file.is_file())
    return {file.relative_to(docs).as_posix(): file.read_text() for file in files}


def test_every_operation_has_its_page_in_both_forms(threads: Path) -> None:
    files = texts(threads)
    api, _ = build(read(str(THREADS)))
    for form, route in ((".html", "{}</span><code>{}</code>"), (".md", "`{} {}`\n")):
        pages = "".join(text for name, text in files.items() if name.endswith(form))
        for operation in api.operations:
            assert route.format(operation.verb.upper(), operation.path) in pages


def test_every_page_is_in_llms_txt_and_leads_there(threads: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", (threads / "llms.txt").read_text())
    assert len(links) == len(set(links)) == 22
    assert all((threads / link).is_file() for link in links)


def test_the_readme_shows_the_page_as_it_is(threads: Path) -> None:
    readme = THREADS.parents[1].joinpath("README.md").read_text()
    excerpt = readme.split("```markdown\n")[1].split("```\n")[0]
    assert excerpt.count("\n") > 10
    assert (threads / "beta/threads/create.md").read_text().startswith(excerpt)


def test_links_between_markdown_pages_lead_somewhere(threads: Path) -> None:
    for name, text in texts(threads).items():
        if name.endswith(".md"):
            for link in re.findall(r"\]\(([^)#]+\.md)\)", text):
                assert (threads / name).parent.joinpath(link).is_file(), (name, link)


@pytest.mark.parametrize("docs", ["threads", "motley"])
def test_pages_allow_no_inline_script_or_style_and_nothing_from_elsewhere(
    request: pytest.FixtureRequest, docs: str
) -> None:
    for name, text in texts(request.getfixturevalue(docs)).items():
        if name.endswith(".html"):
            assert "default-src 'none'; script-src 'self'; style-src 'self'" in text
            assert not re.search(r"<style|\sstyle=|<script>|\son[a-z]+=", text)
            assert not re.search(r"""(?:src|<link[^>]*href)=["'](?:/|\w+:)""", text)


def test_the_search_index_is_a_script_of_one_ascii_value(threads: Path) -> None:
    text = (threads / "search-index.js").read_text()
    assert text.isascii()
    hits = json.loads(text.removeprefix("window.specloomIndex = ").rstrip(";\n"))
    for _, href, anchor, _, _ in hits:
        page = (threads / f"{href}.html").read_text()
        assert not anchor or page.count(f'id="{anchor}"') == 1


def test_ids_are_unique_on_every_page(threads: Path) -> None:
    for name, text in texts(threads).items():
        ids = re.findall(r'\sid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), name


def test_files_end_with_one_newline(threads: Path) -> None:
    for name, text in texts(threads).items():
        assert text.endswith("\n"), name
        assert not text.endswith("\n\n"), name


def test_browsers_of_earlier_modules_left_no_event_loop_running() -> None:
    with pytest.raises(RuntimeError, match="no running event loop"):
        asyncio.get_running_loop()


def test_an_api_without_anything_has_docs_too(docs_of: Any) -> None:
    docs = docs_of("openapi: 3.1.0\ninfo: {title: Nothing, version: '0'}\npaths: {}\n")
    assert "<h1>Nothing</h1>" in (docs / "index.html").read_text()


def test_of_many_methods_a_page_lists_those_of_its_own_branch(docs_of: Any) -> None:
    paths = "".join(
        f"  /r{n}: {{get: {{responses: {{}}}}, post: {{responses: {{}}}}}}\n"
        for n in range(50)
    )
    docs = docs_of(
        f"openapi: 3.1.0\ninfo: {{title: Many, version: '0'}}\npaths:\n{paths}"
    )
    page = (docs / "r7" / "create.html").read_text()
    assert '<a class="branch" href="../r8/index.html">r8</a>' in page
    assert re.findall(r'href="\.\./(r\d+/[^i][^"]*\.html)"', page) == [
        "r7/retrieve.html",
        "r7/create.html",
    ]
