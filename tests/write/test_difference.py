"""The difference between an output and what it is to be, as lines."""

from __future__ import annotations

from pathlib import Path

from specloom.sources import Source
from specloom.write import Changes, difference


def test_every_kind_of_change_is_shown(tmp_path: Path) -> None:
    for name, text in (("b", "1\n2\n3\n"), ("c", "gone\n"), ("e", "edited\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / f"{name}2").write_text(text)
    (tmp_path / "d").write_bytes(b"\xff")
    changes = Changes(
        added=("a", "specloom.lock", ".specloom/base/b2"),
        changed=("b", "d"),
        removed=("c", ".specloom/base/c2"),
        edited=("e2",),
        merged=("b2",),
        conflicting={"c2": 1},
        unmergeable={"e": "why"},
        contents={"b2": b"1\n2\n3\n4\n", "c2": b"<<<<<<<\ngone\n"},
    )
    sources = [
        Source("a", "new\n"),
        Source("b", "1\n2\n4\n"),
        Source("b2", "1\n4\n"),
        Source("c2", "went\n"),
        Source("d", b"\xfe"),
        Source("e", "ours\n"),
        Source("f", "the same\n"),
        Source("specloom.lock", "{}\n"),
    ]
    assert "\n".join(difference(sources, tmp_path, changes)) == (
        "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+new\n"
        "--- a/b\n+++ b/b\n@@ -1,3 +1,3 @@\n 1\n 2\n-3\n+4\n"
        "--- a/b2\n+++ b/b2\n@@ -1,3 +1,4 @@\n 1\n 2\n 3\n+4\n"
        "--- a/c\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n"
        "--- a/c2\n+++ b/c2\n@@ -1 +1,2 @@\n+<<<<<<<\n gone\n"
        "Binary files a/d and b/d differ\n"
        "--- a/e\n+++ b/e\n@@ -1 +1 @@\n-edited\n+ours"
    )
