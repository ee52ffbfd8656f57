"""A run after a change: what stays as it is isn't made again, and nothing differs by it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from specloom import weave, write
from specloom.sources import Source, Standing
from specloom.write.lock import NAME

Run = Callable[..., Result]

EDITS = {
    "an operation is retitled": ("List pets", "List all pets"),
    "an answer is described": ("All pets.", "Every pet."),
    "a property is described": ("What it is called.", "Its name."),
    "a property is added": (
        "        tag:",
        "        age: {type: integer}\n        tag:",
    ),
    "a method is gone": ("    post:\n", "    x-post:\n"),
    "the server is another": ("pets.example.com", "pets.example.org"),
    "the API is another": ("title: Pets", "title: Cats"),
}
PIECES = ("pets/types/", "pets/resources/pets", "pets/commands/pets.py", "docs/pets/")
"""What there are many of; the rest is made by every run that makes anything."""
GATHERED = ("docs/search-index.js", "docs/llms-full.txt", "docs/openapi.yaml")
"""What is put together of all, and not laid out."""


@pytest.fixture(autouse=True)
def cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE", str(folder / "cache"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the paths of the files that are laid out."""
    paths: set[str] = set()
    original = weave.format_source

    def noted(source: Source, *, whole: bool) -> Source:
        paths.add(source.path)
        return original(source, whole=whole)

    monkeypatch.setattr(weave, "format_source", noted)
    return paths


def contents(output: str) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(Path(output).rglob("*"))
        if path.is_file()
    }


def forget() -> None:
    """Let the next run find out all anew, as in a process of its own.

    Keys tell what is shared from what is only equal, and caches decide about that.
    """
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] == "specloom":
            for value in vars(module).values():
                getattr(value, "cache_clear", lambda: None)()


def edit(old: str, new: str) -> None:
    path = Path("pets.yaml")
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize("what", EDITS)
def test_it_makes_what_changed_and_comes_to_the_same(
    specloom: Run, made: set[str], what: str
) -> None:
    run = ("generate", "pets.yaml", "--jobs", "1")
    forget()
    specloom(*run)
    before = contents("output")
    edit(*EDITS[what])
    made.clear()
    forget()
    assert specloom(*run).exit_code == 0
    after = contents("output")
    changed = {path for path in after if after[path] != before.get(path)}
    # A page is made in both of its forms, though one may not show what changed.
    idle = {path.rpartition(".")[0] for path in made if path.startswith(PIECES)}
    assert idle <= {path.rpartition(".")[0] for path in changed}
    assert changed - {NAME, *GATHERED} <= made
    shutil.rmtree("cache")
    specloom("generate", "pets.yaml", "-o", "anew")
    assert contents("anew") == after


def test_a_file_that_is_lost_or_edited_is_made_again(specloom: Run) -> None:
    specloom("generate", "pets.yaml")
    before = contents("output")
    Path("output/pets/resources/pets.py").unlink()
    edit("List pets", "List all pets")
    specloom("generate", "pets.yaml")
    edit("List all pets", "List pets")
    Path("output/docs/pets/create.md").write_text("mine")
    specloom("generate", "pets.yaml", "--force")
    assert contents("output") == before


def test_a_file_that_is_changed_in_the_meantime_is_made_after_all(
    specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    specloom("generate", "pets.yaml")
    edit("List pets", "List all pets")
    lost = Path("output/pets/_client.py")
    text, original = lost.read_bytes(), write.check_folder

    def remove(folder: Path) -> None:
        original(folder)
        lost.unlink(missing_ok=True)

    monkeypatch.setattr(write, "check_folder", remove)
    assert specloom("generate", "pets.yaml").exit_code == 0
    assert lost.read_bytes() == text


def test_a_page_that_is_changed_in_the_meantime_is_in_the_whole_as_it_was(
    specloom: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    specloom("generate", "pets.yaml")
    edit("List pets", "List all pets")
    original = write.kept

    def lost(output: Path, file: Standing) -> bytes:
        (output / file.path).write_text("mine")
        return original(output, file)

    monkeypatch.setattr(write, "kept", lost)
    assert specloom("generate", "pets.yaml", "--force").exit_code == 0
    after = contents("output")
    specloom("generate", "pets.yaml", "-o", "anew")
    assert contents("anew") == after


def test_templates_of_ones_own_may_show_all_of_the_site(specloom: Run) -> None:
    Path("mine/docs").mkdir(parents=True)
    Path("mine/docs/method.md.jinja").write_text(
        "{% for page in site.index.resources %}{{ page.methods[0].text }}{% endfor %}\n"
    )
    edit(
        "      summary: List pets", "      summary: List pets\n      description: All."
    )
    run = ("generate", "pets.yaml", "--templates", "mine")
    specloom(*run)
    assert Path("output/docs/pets/create.md").read_text() == "All.\n"
    edit("description: All.", "description: Every one.")
    specloom(*run)
    assert Path("output/docs/pets/create.md").read_text() == "Every one.\n"
