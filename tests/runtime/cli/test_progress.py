"""How far a download is: on a terminal alone, and gone at the end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from specloom.runtime.cli import progress

WORDS = ("files", "content", "f")
DATA = bytes(200_000)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch, api: Any) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PACE", 0)
    api.answer(DATA, type="application/octet-stream")


@pytest.mark.usefixtures("hasty")
def test_a_terminal_sees_how_far_it_is(run: Any, tmp_path: Path) -> None:
    ran = run(*WORDS, "-o", "f.bin", terminal=True)
    assert (ran.code, ran.out) == (0, "")
    shown = ran.err.split("\r\x1b[K")
    assert (shown[0], shown[1]) == ("", "0 B of 200.0 kB (0%)")
    assert shown[-2:] == ["200.0 kB of 200.0 kB (100%)", ""]
    percents = [int(n) for n in re.findall(r"\((\d+)%\)", ran.err)]
    assert percents == sorted(percents)
    assert (tmp_path / "f.bin").read_bytes() == DATA


@pytest.mark.usefixtures("hasty")
def test_nobody_else_does(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(*WORDS, "-o", "f.bin")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert run(*WORDS).err == ""
    monkeypatch.setenv("TERM", "dumb")
    assert run(*WORDS, "-o", "f.bin", terminal=True).err == ""


def test_what_is_there_at_once_shows_nothing(run: Any, api: Any) -> None:
    api.answer(DATA, type="application/octet-stream")
    assert run(*WORDS, "-o", "f.bin", terminal=True).err == ""


@pytest.mark.usefixtures("hasty")
def test_an_error_stands_alone(run: Any) -> None:
    ran = run(*WORDS, "-o", "no/where.bin", terminal=True)
    assert ran.code == 2
    assert "can't write 'no/where.bin'" in ran.err.rpartition("\r\x1b[K")[2]


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (999, None, "999 B"),
        (1000, 0, "1.0 kB"),
        (999_960, None, "1.0 MB"),
        (12_000_000, 48_000_000, "12.0 MB of 48.0 MB (25%)"),
        (5, 4, "5 B of 4 B (100%)"),
        (7_000_000_000_000_000, None, "7000.0 TB"),
    ],
)
def test_sizes(done: int, total: int | None, said: str) -> None:
    assert progress.told(done, total) == said
