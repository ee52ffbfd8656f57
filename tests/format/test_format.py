"""Sources come out as black would write them, on one core or on several."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from specloom import format as room
from specloom.format import BadCode, format_source
from specloom.format import black as layout
from specloom.sources import Source

UGLY = "x = {'a':1,\n 'b' : [1,2,]}\ndef f( a ): return a\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", "x = 'a'", 'x = "a"\n'),
        ("a.py", "", ""),
        ("a.md", "x = 'a'", "x = 'a'\n"),
        ("a.md", "a\n\n\n", "a\n"),
        ("py.typed", "", ""),
        ("a.py", b"x = 'a'", b"x = 'a'"),
    ],
)
def test_a_source_is_formatted(
    path: str, text: str | bytes, expected: str | bytes
) -> None:
    assert format_source(Source(path, text)) == Source(path, expected)


def test_the_outcome_is_what_black_makes_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(UGLY)
    subprocess.run([sys.executable, "-m", "black", "-q", file], check=True)
    assert format_source(Source("a.py", UGLY)).text == file.read_text()


def test_code_that_does_not_parse_is_named() -> None:
    with pytest.raises(BadCode, match=r"^pkg/b\.py is not valid Python: "):
        format_source(Source("pkg/b.py", "x = = 1\n"))


@pytest.mark.parametrize("text", ["return 1\n", "def f(a, a): ...\n", 'x = "\0"\n'])
def test_what_no_black_looked_at_is_compiled(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(room, "laid_out", lambda text: text)
    with pytest.raises(BadCode, match=r"^a\.py is not valid Python: "):
        format_source(Source("a.py", text))


def test_what_others_wrote_goes_to_black_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    original = layout.laid_out

    def noted(text: str, *, stub: bool = False) -> str:
        seen.append(text)
        return original(text, stub=stub)

    monkeypatch.setattr(layout, "laid_out", noted)
    tidy = Source("a.py", "x = 1\n")
    assert format_source(tidy) == tidy
    assert seen == []
    assert format_source(tidy, whole=True) == tidy
    assert seen == ["x = 1\n"]
    format_source(Source("a.pyi", "x: int\n"))
    assert seen[1:] == ["x: int\n"]
