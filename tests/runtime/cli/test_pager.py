"""Long output on a terminal goes through a pager, and what the pager is."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

LIST = ("beta:threads", "list", "--format", "jsonl")
READER = """
import os, sys
lines = int(sys.argv[2])
text = sys.stdin.read() if not lines else sys.stdin.readline()
open(sys.argv[1], "w").write(os.environ.get("LESS", "") + "\\n" + text)
"""


def page(count: int, more: bool = False, width: int = 1) -> dict[str, Any]:
    items = [{"id": str(n) * width} for n in range(count)]
    return {"data": items, "last_id": "x", "has_more": more}


@pytest.fixture
def paged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give what the pager read, which it does to the end."""
    pager(tmp_path, monkeypatch, 0)
    return tmp_path / "paged"


def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int) -> None:
    script = tmp_path / "pager.py"
    script.write_text(READER)
    words = [sys.executable, str(script), str(tmp_path / "paged"), str(lines)]
    monkeypatch.setenv("PAGER", shlex.join(words))
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("LESS", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")


def test_more_than_a_screen_is_paged_whole(run: Any, api: Any, paged: Path) -> None:
    api.answer(page(6, more=True))
    api.answer(page(6))
    ran = run(*LIST, terminal=True)
    assert (ran.code, ran.out) == (0, "")
    options, *lines = paged.read_text().splitlines()
    assert options == "FRX"
    assert lines == [f'{{"id": "{n}"}}' for n in (*range(6), *range(6))]


def test_one_answer_is_paged_too_and_colours_take_no_room(
    run: Any, api: Any, paged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("LESS", "S")
    words = ("beta:threads", "retrieve", "t")
    api.answer({"a": ["x" * 20] * 4})
    assert run(*words, terminal=True).out.count("\n") == 8
    assert not paged.exists()
    api.answers[:] = []
    api.answer({"a": ["x" * 50] * 4})
    assert run(*words, terminal=True).out == ""
    assert paged.read_text().startswith("S\n{\n  \x1b[34;1m")
    paged.unlink()
    assert run(*words, "--format", "raw", terminal=True).out != ""


def test_what_fits_or_is_seen_by_no_one_is_not(
    run: Any, api: Any, paged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.answer(page(9))
    assert run(*LIST, terminal=True).out.count("\n") == 9
    api.answers[:] = []
    api.answer(page(12))
    assert run(*LIST).out.count("\n") == 12
    assert run(*LIST, "-o", "f", terminal=True).out == ""
    assert (tmp_path / "f").read_text().count("\n") == 12
    assert run(*LIST, "--no-pager", terminal=True).out.count("\n") == 12
    monkeypatch.setenv("SAMPLE_PAGER", "")
    assert run(*LIST, terminal=True).out.count("\n") == 12
    monkeypatch.setenv("SAMPLE_PAGER", "cat")
    assert run(*LIST, terminal=True).out.count("\n") == 12
    monkeypatch.delenv("SAMPLE_PAGER")
    monkeypatch.setenv("TERM", "dumb")
    assert run(*LIST, terminal=True).out.count("\n") == 12
    assert not paged.exists()


def test_events_are_shown_as_they_come(run: Any, api: Any, paged: Path) -> None:
    api.answer(b'data: {"a": 1}\n\n' * 20, type="text/event-stream")
    words = ("beta:threads:runs", "create", "t", "--assistant-id", "a", "--stream")
    assert run(*words, "--format", "jsonl", terminal=True).out.count("\n") == 20
    assert not paged.exists()


@pytest.mark.parametrize("form", ["jsonl", "json", "table", "yaml"])
def test_leaving_early_is_no_error_and_reads_no_further(
    run: Any, api: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pager(tmp_path, monkeypatch, 1)
    api.answer(page(60, more=True, width=5000))
    ran = run("beta:threads", "list", "--format", form, terminal=True)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert len(api.requests) < 5


def test_an_error_after_a_screenful_is_told(run: Any, api: Any, paged: Path) -> None:
    api.answer(page(12, more=True))
    api.answer({"error": {"message": "gone"}}, status=404)
    ran = run(*LIST, terminal=True)
    assert (ran.code, ran.out) == (1, "")
    assert "Error: 404 Not Found: gone" in ran.err
    assert paged.read_text().count('"id"') == 12


@pytest.mark.parametrize("command", ["no-such-pager -x", "'no quote"])
def test_a_pager_that_can_not_be_started(
    run: Any, api: Any, paged: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("PAGER", command)
    api.answer(page(12))
    ran = run(*LIST, terminal=True)
    assert (ran.code, ran.out.count("\n")) == (0, 12)
    assert ran.err.startswith("Note: can't start the pager ")
