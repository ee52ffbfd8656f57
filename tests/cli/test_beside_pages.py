"""What lies beside the pages of the docs: the description, a sitemap, all as one text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SPEC

Run = Callable[..., Result]
DOCS = Path("output/docs")


@pytest.fixture
def docs(specloom: Run) -> Callable[[str], Path]:
    def made(settings: str) -> Path:
        Path("specloom.yaml").write_text(f"targets: [docs]\n{settings}\n")
        result = specloom("generate")
        assert result.exit_code == 0, result.output
        return DOCS

    return made


def test_a_description_is_offered_as_it_was_written(
    docs: Callable[[str], Path],
) -> None:
    folder = docs("spec: pets.yaml")
    assert (folder / "openapi.yaml").read_text() == SPEC
    link = '<a href="openapi.yaml" download>OpenAPI description</a>'
    assert link in (folder / "index.html").read_text()
    for page in ("index.md", "llms.txt"):
        assert "[OpenAPI description](openapi.yaml)" in (folder / page).read_text()


def test_json_stays_json(docs: Callable[[str], Path]) -> None:
    text = (
        '\n {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}'
    )
    Path("a.json").write_text(text)
    assert (docs("spec: a.json") / "openapi.json").read_text() == text


def test_what_overlays_make_of_it_is_offered(docs: Callable[[str], Path]) -> None:
    Path("overlay.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\n"
        "actions:\n  - target: $.paths['/pets'].post\n    remove: true\n"
    )
    folder = docs("spec: pets.yaml\noverlays: [overlay.yaml]")
    assert not (folder / "openapi.yaml").exists()
    offered = json.loads((folder / "openapi.json").read_text())
    assert [*offered["paths"]["/pets"]] == ["get"]


def test_several_documents_are_offered_as_one(docs: Callable[[str], Path]) -> None:
    Path("parts.yaml").write_text("Pet: {type: object, properties: {a: {}}}\n")
    Path("whole.yaml").write_text(
        re.sub(r"#/components/schemas/Pet", "parts.yaml#/Pet", SPEC)
    )
    folder = docs("spec: whole.yaml")
    refs = set(re.findall(r'"\$ref":"([^"]*)"', (folder / "openapi.json").read_text()))
    assert refs == {"#/x-documents/0/Pet"}


@pytest.mark.parametrize(
    ("settings", "offered"),
    [
        ("exclude: [pets.create]", False),
        ("include: ['pets.*']", False),
        ("exclude: [pets.create]\ndocs: {download: true}", True),
        ("docs: {download: false}", False),
        ("operations: {post /pets: {skip: true}}", False),
    ],
)
def test_what_is_left_out_is_not_given_away(
    docs: Callable[[str], Path], settings: str, offered: bool
) -> None:
    folder = docs(f"spec: pets.yaml\n{settings}")
    assert (folder / "openapi.yaml").exists() is offered
    assert ("openapi.yaml" in (folder / "llms.txt").read_text()) is offered


def test_a_sitemap_needs_an_address(docs: Callable[[str], Path]) -> None:
    assert not (docs("spec: pets.yaml") / "sitemap.xml").exists()
    folder = docs("spec: pets.yaml\ndocs: {url: 'https://pets.test/docs'}")
    found = re.findall("<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text())
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert {*found} == {f"https://pets.test/docs/{page}" for page in pages}
    assert len(found) == len(pages)


@pytest.mark.parametrize("place", ["", "folders: {docs: .}", "folders: {docs: a/b}"])
def test_all_pages_are_in_the_whole_text(
    docs: Callable[[str], Path], place: str
) -> None:
    docs(f"spec: pets.yaml\n{place}\ndocs: {{url: 'https://pets.test'}}")
    (whole,) = Path("output").rglob("llms-full.txt")
    text = whole.read_text()
    titles = re.findall("^# (.*)", text, re.MULTILINE)
    pages = sorted(whole.parent.rglob("*.md"))
    assert len(titles) == len(pages) > 4
    assert titles[0] == "Pets"
    assert {*titles} == {path.read_text().split("\n")[0][2:] for path in pages}
    for link in re.findall(r"\]\(([^)]+\.md)\)", text):
        assert (whole.parent / link).is_file(), link
    sitemap = (whole.parent / "sitemap.xml").read_text()
    assert "<loc>https://pets.test/index.html</loc>" in sitemap
