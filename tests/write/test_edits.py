"""The edits of an output folder, beside what was generated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from specloom.sources import Source
from specloom.write import Inputs, read_lock, write
from specloom.write.edits import Edit, edits_in

INPUTS = Inputs("1.0", {"spec.yaml": "aa"}, "bb")
TEXT = "one\ntwo\nthree\n"


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three files, two of which are edited, the second of them lately."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    sources = [Source(path, TEXT, path[0]) for path in ("a.md", "b.md", "c.md")]
    write(sources, tmp_path, INPUTS)
    (tmp_path / "a.md").write_text("one\nTWO\nthree\nfour\n")
    write(sources, tmp_path, INPUTS)
    (tmp_path / "b.md").write_text("")
    return tmp_path


def nothing() -> Mapping[str, bytes]:
    return {}


def refused() -> Mapping[str, bytes]:
    raise AssertionError("this was not to be generated")


def test_edits_are_found_with_what_was_generated(output: Path) -> None:
    lock = read_lock(output)
    known, unknown = edits_in(output, lock, nothing)
    assert (known.path, known.base, known.numbers) == ("a.md", TEXT.encode(), (2, 1))
    assert known.lines[2:] == (
        *("@@ -1,3 +1,4 @@", " one", "-two", "+TWO", " three", "+four"),
    )
    assert (unknown.path, unknown.base) == ("b.md", None)
    _, now = edits_in(output, lock, lambda: {"b.md": TEXT.encode()})
    assert (now.base, now.numbers) == (TEXT.encode(), (0, 3))
    _, later = edits_in(output, lock, lambda: {"b.md": b"something else"})
    assert later.base is None


def test_nothing_is_generated_for_what_is_known(output: Path) -> None:
    (known,) = edits_in(output, read_lock(output), refused, beside=["b"])
    assert known.path == "a.md"
    assert edits_in(output, read_lock(output), refused, beside=["a", "b"]) == ()


def test_without_git_what_lies_in_the_folder_is_known(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(output))
    edits = edits_in(output, read_lock(output), nothing)
    assert [edit.base for edit in edits] == [None, None]


def test_what_is_no_file_is_no_edit(output: Path) -> None:
    for path in ("a.md", "b.md", "c.md"):
        (output / path).unlink()
    (output / "a.md").mkdir()
    (output / "b.md").symlink_to(output / "specloom.lock")
    assert edits_in(output, read_lock(output), refused) == ()


def test_what_has_no_lines_has_no_numbers() -> None:
    assert Edit("a", b"\xff", b"a").numbers is None
    assert Edit("a", b"a\r\nb", b"a\nb\n").numbers == (0, 0)
    assert Edit("a", b"a\n-- b\n", b"a\n").numbers == (1, 0)
