"""Paths of generated files: safe, and the same file on every system."""

from __future__ import annotations

import pytest

from specloom.problems import DescriptionError
from specloom.sources import Source, checked_path, checked_sources


@pytest.mark.parametrize(
    "path", ["a.py", "a/b/c.md", "docs/größe.html", "_x", "a-b.c/.d"]
)
def test_a_plain_path_is_kept(path: str) -> None:
    assert checked_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a//b",
        "a/",
        "./a",
        "a\\b",
        "C:/x",
        "a\nb",
        "a\x00b",
        "a\x85b",
        "\ud800",
        "con",
        "types/NUL.py",
        "com1.txt",
        "aux.d/x",
        "a ",
        "a.",
        "a?b",
        "x" * 256,
        "é" * 128,
    ],
)
def test_an_unsafe_path_is_refused_by_name(path: str) -> None:
    with pytest.raises(DescriptionError, match="can't be written"):
        checked_path(path)


def test_sources_come_back_in_order() -> None:
    sources = [Source("b", ""), Source("a/c", ""), Source("a.b", "")]
    assert [source.path for source in checked_sources(sources)] == ["a.b", "a/c", "b"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("a.py", "a.py"), ("Run.py", "run.py"), ("a", "a/b"), ("A/x", "a"), ("ß", "ss")],
)
def test_files_in_each_others_way_are_refused(first: str, second: str) -> None:
    with pytest.raises(DescriptionError, match="in each other's way"):
        checked_sources([Source(first, ""), Source(second, "")])


def test_text_is_written_as_utf8_and_bytes_as_they_are() -> None:
    assert Source("a", "é").data == b"\xc3\xa9"
    assert Source("a", b"\xff").data == b"\xff"
