"""Earlier versions of files: in the last revision, the index, and those before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from specloom.sources import digest
from specloom.write.history import earlier_versions

from ..repository import git

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below the top of a repository, with a file of two commits and more."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    path = Path("output/a b.md")
    path.parent.mkdir()
    for text in ("one\n", "two\n\xff\n"):
        path.write_text(text, encoding="latin-1")
        git("add", "-A")
        git("commit", "-q", "-m", "x")
    path.write_text("three\n")
    git("add", "-A")
    path.write_text("four\n")
    return path.parent


@pytest.mark.parametrize("data", [b"one\n", b"two\n\xff\n", b"three\n"])
def test_what_git_has_is_found(output: Path, data: bytes) -> None:
    asked = {"a b.md": digest(data), "missing": digest(data), "c*": digest(data)}
    assert earlier_versions(output, asked) == {"a b.md": data}


def test_what_git_does_not_have_is_not_found(output: Path) -> None:
    assert earlier_versions(output, {"a b.md": digest(b"four\n")}) == {}


def test_no_file_passes_for_one(output: Path) -> None:
    git("rm", "-q", "-f", "output/a b.md")
    Path("output/a b.md").mkdir(parents=True)
    Path("output/a b.md/inner").write_text("one\n")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    assert earlier_versions(output, {"a b.md": digest(b"")}) == {}


def test_no_repository_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert earlier_versions(tmp_path, {"a": digest(b"")}) == {}


def test_without_git(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(output))
    with pytest.raises(FileNotFoundError):
        earlier_versions(output, {"a b.md": digest(b"one\n")})


def test_a_search_that_takes_too_long_finds_nothing(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specloom.write.history._PATIENCE", 0)
    assert earlier_versions(output, {"a b.md": digest(b"one\n")}) == {}
