from __future__ import annotations

import sys
from pathlib import Path

from bench.corpus.process import Ended, run

MIB = 2**20


def _run(folder: Path, code: str, *, seconds: float = 60) -> Ended:
    command = [sys.executable, "-c", code]
    return run(command, folder, seconds=seconds, memory=400 * MIB)


def test_output_code_and_peak_are_kept(tmp_path: Path) -> None:
    ended = _run(tmp_path, "import sys; x = b'x' * 50_000_000; sys.exit('no')")
    assert (ended.code, ended.output, ended.timed_out) == (1, "no\n", False)
    assert 50_000_000 < ended.peak < 400 * MIB
    assert 0 < ended.cpu < 60


def test_what_takes_too_long_is_killed(tmp_path: Path) -> None:
    ended = _run(tmp_path, "import time; time.sleep(60)", seconds=0.5)
    assert ended.timed_out
    assert ended.seconds < 30


def test_what_takes_too_much_memory_fails(tmp_path: Path) -> None:
    ended = _run(tmp_path, "x = b'x' * 1_000_000_000")
    assert "MemoryError" in ended.output
