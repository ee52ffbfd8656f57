"""Running git in a folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from specloom.git import git

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


def test_what_it_says_and_whether_it_failed(tmp_path: Path) -> None:
    done = git(tmp_path, "hash-object", "--stdin", stdin=b"a\n")
    assert (done.returncode, done.stdout) == (
        0,
        b"78981922613b2afb6025042ff6bd878ac1994e85\n",
    )
    assert git(tmp_path, "no-such-command").returncode != 0


def test_the_folders_own_repository_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "of-a-hook"))
    git(tmp_path, "init", "-q")
    found = git(tmp_path, "rev-parse", "--show-toplevel").stdout.decode().strip()
    assert Path(found) == tmp_path.resolve()


def test_it_is_not_waited_for_without_end(tmp_path: Path) -> None:
    with pytest.raises(TimeoutExpired):
        git(tmp_path, "hash-object", "--stdin", patience=0)


def test_there_may_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError):
        git(tmp_path / "missing", "version")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        git(tmp_path, "version")
