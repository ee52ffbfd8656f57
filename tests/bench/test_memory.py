from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bench.corpus.process import run
from bench.peers.memory import Sampler, held

MIB = 2**20
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="no /proc/PID/smaps_rollup"
)


def _peak(folder: Path, code: str) -> int:
    sampler = Sampler(every=0.02)
    command = [sys.executable, "-c", code]
    ended = run(
        command, folder, seconds=60, memory=2**40, environment={}, started=sampler.start
    )
    most = sampler.stop()
    assert not ended.code, ended.output
    return most


def test_all_processes_of_a_command_count(tmp_path: Path) -> None:
    inner = f"x = b'x' * {60 * MIB}; import time; time.sleep(1)"
    code = f"import subprocess, sys; y = b'y' * {60 * MIB}; subprocess.run([sys.executable, '-c', {inner!r}])"
    assert 120 * MIB < _peak(tmp_path, code) < 180 * MIB


def test_pages_that_processes_share_count_once(tmp_path: Path) -> None:
    code = f"import os, time; x = b'x' * {100 * MIB}; os.fork(); time.sleep(0.5)"
    assert 100 * MIB < _peak(tmp_path, code) < 150 * MIB


def test_a_session_that_ended_holds_nothing() -> None:
    assert held(2**30) == 0
