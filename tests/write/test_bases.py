"""Copies of what was generated before it was edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.sources import digest
from specloom.write.bases import base_of, bases_in, is_base, read_base
from specloom.write.confined import Confined

ONE = digest(b"one")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for path in ("a.md", "b/c.py", "aux/d"):
        copy = tmp_path / base_of(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"one")
    return tmp_path


def test_what_can_have_been_generated_is_listed(output: Path) -> None:
    found = set(bases_in(output, Confined(output)))
    assert found == {".specloom/base/a.md", ".specloom/base/b/c.py"}
    assert all(is_base(path) for path in found)
    assert not is_base("a.md")
    assert not is_base(".specloom/inputs.json")
    assert list(bases_in(output / "b", Confined(output / "b"))) == []


def test_only_what_was_asked_for_is_read(output: Path) -> None:
    assert read_base(output, "b/c.py", ONE) == b"one"
    assert read_base(output, "b/c.py", digest(b"two")) is None
    assert read_base(output, "missing", ONE) is None
    assert read_base(output, "b", ONE) is None


@pytest.mark.parametrize("link", [".specloom", ".specloom/base", ".specloom/base/b"])
def test_links_are_not_followed(output: Path, link: str) -> None:
    (output / link).rename(output / "moved")
    (output / link).symlink_to(output / "moved")
    assert read_base(output, "b/c.py", ONE) is None
    assert ".specloom/base/b/c.py" not in bases_in(output, Confined(output))
