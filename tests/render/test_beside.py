"""What the docs have beside their pages: the sitemap and the whole of them as one text."""

from __future__ import annotations

from xml.etree import ElementTree

from specloom.render import beside
from specloom.render.beside import as_json, reading_order, sitemap, whole, whole_key

NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(text: str | bytes) -> list[str | None]:
    return [found.text for found in ElementTree.fromstring(text).iter(NAME)]


def test_a_sitemap_lists_pages_by_their_whole_addresses() -> None:
    (only,) = sitemap(["index.html", "a/b & ü.html"], "https://docs.test/api/")
    assert only.path == "docs/sitemap.xml"
    assert addresses(only.text) == [
        "https://docs.test/api/index.html",
        "https://docs.test/api/a/b%20%26%20%C3%BC.html",
    ]


def test_an_address_is_no_markup() -> None:
    (only,) = sitemap(["a.html"], "https://docs.test/a&b<c>")
    assert addresses(only.text) == ["https://docs.test/a&b<c>/a.html"]


def test_a_sitemap_that_would_be_too_long_is_several() -> None:
    pages = [f"{n}.html" for n in range(50_001)]
    *parts, index = sitemap(pages, "https://docs.test")
    assert [len(addresses(part.text)) for part in parts] == [50_000, 1]
    assert index.path == "docs/sitemap.xml"
    assert addresses(index.text) == [
        f"https://docs.test/{part.path.removeprefix('docs/')}" for part in parts
    ]


def test_pages_are_read_resource_by_resource() -> None:
    rendered = [
        "index.md",
        "a/index.md",
        "a/b/index.md",
        "ping.md",
        "a/x.md",
        "a/b/y.md",
    ]
    assert reading_order(rendered) == [
        *("index.md", "ping.md", "a/index.md", "a/x.md", "a/b/index.md", "a/b/y.md"),
    ]


def _whole(*pages: str) -> str:
    return whole(page.encode() for page in pages).decode()


def test_links_of_all_pages_lead_on_from_the_whole() -> None:
    code = "```text\n[a](../b.md)\n```\n"
    text = _whole("# A\n\n[b](b.md)\n", f"# B\n\n[a](../../a.md)\n\n{code}")
    assert text == f"# A\n\n[b](b.md)\n\n# B\n\n[a](a.md)\n\n{code}"


def test_an_example_that_stands_twice_on_a_page_is_there_once() -> None:
    answer = '```json\n{"a": "```"}\n```\n'.replace("```json", "````json").replace(
        "\n```\n", "\n````\n"
    )
    page = f"# A\n\n### Answer\n\n{answer}\n## Returns Examples\n\n{answer}"
    assert _whole(page) == f"# A\n\n## Returns Examples\n\n{answer}"
    other = f"# A\n\n### Answer\n\n{answer}\n## More\n"
    assert _whole(other) == other


def test_what_a_description_says_of_an_answer_stays() -> None:
    answer = '```json\n{"a": 1}\n```\n'
    said = f"# A\n\n### Answer\n\n{answer}\n## Returns\n\n"
    below = f"## Returns Examples\n\n{answer}"
    assert _whole(f"{said}### Answer\n\n{answer}\n{below}") == said + below


def test_the_whole_is_known_by_what_it_is_made_of() -> None:
    assert whole_key(["a", "b"]) == whole_key(["a", "b"]) != whole_key(["b", "a"])


def test_json_is_short_and_as_it_was_said() -> None:
    assert as_json({"b": "ü", "a": [1, 2]}) == '{"b":"ü","a":[1,2]}\n'.encode()
    assert beside.WHOLE == "docs/llms-full.txt"
