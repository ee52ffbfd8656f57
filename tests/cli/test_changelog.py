"""From two descriptions to a page of the docs: the changelog, written and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SPEC

Run = Callable[..., Result]
FILE = Path("CHANGES.md")


@pytest.fixture(autouse=True)
def newer(folder: Path) -> None:
    """Write a newer description: an operation more, a field less."""
    text = SPEC.replace("        tag: {type: string}\n", "").replace(
        "components:\n",
        "    delete:\n      parameters:\n"
        "        - {name: pet_id, in: path, required: true, schema: {type: string}}\n"
        "      responses: {'204': {description: Gone.}}\n"
        "components:\n",
    )
    Path("newer.yaml").write_text(text.replace('"1.0"', '"2.0"'))


def diff(specloom: Run, *options: str) -> Result:
    return specloom(
        "diff", "pets.yaml", "newer.yaml", "--changelog", "CHANGES.md", *options
    )


def test_a_comparison_is_added_once(specloom: Run) -> None:
    first = diff(specloom)
    assert (first.exit_code, first.stderr) == (0, "CHANGES.md: 2.0 added\n")
    text = FILE.read_text()
    assert text.startswith("# Changelog\n\n## 2.0\n\n2 breaking, 1 compatible")
    assert "- `pets.delete`: `DELETE /pets/{pet_id}` is new" in text
    again = diff(specloom)
    assert again.stderr == "CHANGES.md: 2.0 is there already\n"
    assert FILE.read_text() == text


@pytest.mark.parametrize(
    ("options", "title"),
    [
        (("--version", "1.4.2"), "2.0.0"),
        (("--title", "2.0 (May 17)"), "2.0 (May 17)"),
        (("--version", "1.4.2", "--title", "Next"), "Next"),
    ],
)
def test_the_title_is_the_version_or_what_is_said(
    specloom: Run, options: tuple[str, ...], title: str
) -> None:
    assert diff(specloom, *options).exit_code == 0
    assert f"\n## {title}\n" in FILE.read_text()


def test_without_another_version_it_is_not_released(specloom: Run) -> None:
    newer = Path("newer.yaml")
    newer.write_text(newer.read_text().replace('"2.0"', '"1.0"'))
    diff(specloom)
    assert "\n## Unreleased\n" in FILE.read_text()


def test_nothing_changed_adds_nothing(specloom: Run) -> None:
    run = ("diff", "pets.yaml", "pets.yaml", "--changelog", "CHANGES.md")
    assert specloom(*run).stderr == "CHANGES.md: nothing to add\n"
    assert not FILE.exists()


def test_what_was_written_by_hand_stays(specloom: Run) -> None:
    diff(specloom)
    edited = FILE.read_text().replace("2 breaking", "Mind: 2 breaking")
    FILE.write_text(edited)
    refused = diff(specloom)
    assert (refused.exit_code, FILE.read_text()) == (2, edited)
    assert "CHANGES.md: error: there is a section '2.0' already" in refused.stderr
    assert diff(specloom, "--force").exit_code == 0
    assert "Mind" not in FILE.read_text()


def test_the_file_keeps_its_newlines(specloom: Run) -> None:
    FILE.write_bytes(b"# Changes\r\n\r\n## 1.0\r\n\r\n- All.\r\n")
    diff(specloom)
    data = FILE.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 9
    assert data.endswith(b"\r\n\r\n## 1.0\r\n\r\n- All.\r\n")


def test_a_file_that_is_no_text(specloom: Run) -> None:
    FILE.write_bytes(b"\xff\xfe\x00")
    refused = diff(specloom)
    assert refused.exit_code == 2
    assert FILE.read_bytes() == b"\xff\xfe\x00"


def test_options_that_are_about_a_changelog_need_one(specloom: Run) -> None:
    for option in (("--title", "x"), ("--force",)):
        assert specloom("diff", "pets.yaml", "newer.yaml", *option).exit_code == 2


@pytest.fixture
def shown(specloom: Run) -> Run:
    """Write a changelog, and a configuration that shows it."""
    diff(specloom)
    Path("specloom.yaml").write_text(
        "spec: newer.yaml\ntargets: [docs]\nchangelog: CHANGES.md\n"
    )
    assert specloom("generate").exit_code == 0
    return specloom


def test_it_is_a_page_of_the_docs_whose_methods_lead_to_theirs(shown: Run) -> None:
    docs = Path("output/docs")
    html = (docs / "changelog.html").read_text()
    assert "<h1>Changelog</h1>" in html
    assert '<h2 id="2.0">2.0</h2>' in html
    assert '<li><a href="pets/delete.html"><code>pets.delete</code></a>: ' in html
    assert '<li><a href="schemas/Pet.html"><code>types.Pet</code></a>' in html
    text = (docs / "changelog.md").read_text()
    assert "- [`pets.delete`](pets/delete.md): `DELETE" in text
    for page in ("index.html", "pets/delete.html"):
        root = "../" * page.count("/")
        assert (
            f'<a href="{root}changelog.html">Changelog</a>' in (docs / page).read_text()
        )
    assert "[Changelog](changelog.md)" in (docs / "index.md").read_text()
    assert "[Changelog](changelog.md)" in (docs / "llms.txt").read_text()
    index = (docs / "search-index.js").read_text()
    assert '["Changelog","changelog","","",""]' in index


def test_a_change_of_it_is_noticed(shown: Run) -> None:
    assert shown("check").exit_code == 0
    FILE.write_text(FILE.read_text() + "\n## 0.9\n")
    stale = shown("check")
    assert stale.exit_code == 1
    assert "docs/changelog.html" in stale.stdout
    assert "CHANGES.md" in stale.stdout
    assert shown("generate").exit_code == 0
    assert '<h2 id="0.9">' in Path("output/docs/changelog.html").read_text()


def test_a_recalled_run_sees_it_too(
    shown: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE", str(folder / "cache"))
    assert shown("generate").exit_code == 0
    FILE.write_text("## 0.9\n")
    assert shown("check").exit_code == 1
    shown("generate")
    assert shown("check").exit_code == 0


def test_it_is_sanitised(shown: Run) -> None:
    FILE.write_text(
        '- `pets.list"><script>`\n\n<script>alert(1)</script>\n\n'
        '## <img src=x onerror=alert(1)>\n\n## a" onclick="b\n\n[a](javascript:b)\n'
    )
    shown("generate")
    html = Path("output/docs/changelog.html").read_text()
    body = html.partition("<h1>")[2].partition("</main>")[0]
    assert not re.search(r"<script|<img|javascript:|<[^>]* on\w+=", body)
    assert '<h2 id="a-onclick-b' in body
    text = Path("output/docs/changelog.md").read_text()
    assert "<script" not in text.replace('`pets.list"><script>`', "")


def test_one_that_is_not_there(specloom: Run) -> None:
    Path("specloom.yaml").write_text("spec: pets.yaml\nchangelog: nowhere.md\n")
    refused = specloom("generate")
    assert refused.exit_code == 2
    assert "specloom.yaml:2:1: error: there is no file nowhere.md" in refused.stderr
    assert specloom("generate", "--target", "cli").exit_code == 0


def test_its_folder_does_not_show_in_the_output(specloom: Run) -> None:
    diff(specloom)
    Path("inner").mkdir()
    FILE.rename("inner/CHANGES.md")
    Path("inner/specloom.yaml").write_text(
        "spec: ../newer.yaml\ntargets: [docs]\nchangelog: CHANGES.md\noutput: ../out\n"
    )
    assert specloom("generate", "-c", "inner/specloom.yaml").exit_code == 0
    lock = json.loads(Path("out/specloom.lock").read_text())
    assert "/tmp" not in json.dumps(lock)
