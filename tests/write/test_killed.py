"""A whole run killed at random moments, on a full disk, and in a folder nobody may write to."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.write import digest
from specloom.write.transaction import STAGING

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "tests/golden/cases/petstore/openapi.yaml"
KILLS = 8

if not hasattr(os, "fork"):
    pytest.skip("mounts and signals are those of Unix", allow_module_level=True)


def command(output: Path, said: str) -> list[str]:
    """Return the command that writes what a description gives that says something."""
    spec = output.parent / f"{said}.yaml"
    spec.write_text(SPEC.read_text().replace("description: ", f"description: {said} "))
    words = ("generate", str(spec), "--output", str(output), "--jobs", "1")
    return [sys.executable, "-m", "specloom", *words]


def run(output: Path, said: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(output, said), capture_output=True, text=True)


def files(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and STAGING not in path.parts
    }


def is_whole(output: Path) -> bool:
    """True when every file that the lock names is there as it says, and no other is."""
    found = files(output)
    lock = json.loads(found.pop("specloom.lock"))
    named = {p: d for part in lock["parts"].values() for p, d in part["files"].items()}
    return named == {path: digest(data) for path, data in found.items()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    assert run(folder, "before").returncode == 0
    assert is_whole(folder)
    return folder


def test_killed_at_random_moments(output: Path) -> None:
    before = files(output)
    begun = time.monotonic()
    assert run(output, "after").returncode == 0
    whole = time.monotonic() - begun
    after = files(output)
    assert len(after.items() - before.items()) > 20
    assert run(output, "before").returncode == 0
    chance = random.Random(1)
    ends: set[int] = set()
    for _ in range(KILLS):
        # The writing is at the end: most moments fall there.
        moment = whole * (0.4 + 0.7 * chance.random())
        started = subprocess.Popen(
            command(output, "after"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            ends.add(started.wait(moment))
        except subprocess.TimeoutExpired:
            started.send_signal(signal.SIGKILL)
            ends.add(started.wait())
        if not (output / STAGING / "journal.json").exists():
            assert files(output) in (before, after)
        # A single file is always whole, and the next run finishes or undoes the rest.
        assert files(output).items() <= {*before.items(), *after.items()}
        assert run(output, "before").returncode == 0
        assert is_whole(output)
        assert files(output) == before
        assert not (output / STAGING).exists()
    assert -signal.SIGKILL in ends


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with room for one output, but not for another beside it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    output = small_disk / "output"
    assert run(output, "before").returncode == 0
    before = files(output)
    free = os.statvfs(small_disk)
    (small_disk / "full").write_bytes(b"x" * (free.f_bavail * free.f_frsize - 40_000))
    refused = run(output, "after")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no space left on device" in refused.stderr
    assert "free some space" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert files(output) == before
    assert not (output / STAGING).exists()


def test_a_read_only_folder(output: Path) -> None:
    before = files(output)
    bind = ["mount", "--bind", "-o", "ro", str(output), str(output)]
    mounted = subprocess.run(bind, capture_output=True).returncode == 0
    if not mounted:
        output.chmod(0o555)
    try:
        refused = run(output, "after")
    finally:
        if mounted:
            subprocess.run(["umount", str(output)], check=True)
        else:
            output.chmod(0o755)
    if not mounted and os.access("/", os.W_OK):
        pytest.skip("root may write everywhere")
    assert refused.returncode == 2
    assert "the output can't be written" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert files(output) == before
