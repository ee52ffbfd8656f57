"""A run that fails or is killed at any moment leaves the earlier output whole."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from specloom import write as room
from specloom.problems import UsageError
from specloom.sources import Source
from specloom.write import Inputs, Outdated, files, transaction, write
from specloom.write.lock import NAME
from specloom.write.transaction import STAGING, exclusive

if not hasattr(os, "fork"):
    pytest.skip("a process is killed half-way by forking", allow_module_level=True)

INPUTS = Inputs("1.0", {}, "")
BEFORE = {"a.py": "a\n", "kept/b.py": "b\n", "gone/c.py": "c\n"}
AFTER = {
    "a.py": "A\n",
    "kept/b.py": "b\n",
    "new/deep/d.py": "d\n",
    "new/f.py": "f\n",
    "e.py": "e\n",
}
CHANGES = ("os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "open")


def weave(files: dict[str, str], output: Path) -> None:
    write([Source(path, text) for path, text in files.items()], output, INPUTS)


def tree(folder: Path) -> dict[str, str]:
    """Return every file's text and every folder, those of staging left out."""
    return {
        path.relative_to(folder).as_posix(): "" if path.is_dir() else path.read_text()
        for path in sorted(folder.rglob("*"))
        if STAGING not in path.parts
    }


def texts(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if text}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    weave(BEFORE, folder)
    (folder / "mine.txt").write_text("mine")
    return folder


@pytest.fixture
def after(output: Path, tmp_path: Path) -> dict[str, str]:
    """What the output becomes in a run that nothing disturbs."""
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(output, undisturbed)
    weave(AFTER, undisturbed)
    return tree(undisturbed)


def disturbed(output: Path, calls: int, disturb: Callable[[], Any]) -> tuple[int, bool]:
    """Run in another process, disturbed before its Nth change to the file system.

    Returns how the process ended, and whether the run came to its end undisturbed.
    """
    child = os.fork()
    if child == 0:
        left = calls

        def watch(event: str, _details: object) -> None:
            nonlocal left
            if event in CHANGES:
                left -= 1
                if left == 0:
                    disturb()

        try:
            sys.addaudithook(watch)
            weave(AFTER, output)
        except UsageError:
            os._exit(2)
        except BaseException:
            os._exit(70)
        os._exit(0 if left > 0 else 1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, code == 0


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fill_the_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_killed_at_any_moment_the_next_run_starts_from_the_earlier_output(
    output: Path, after: dict[str, str], tmp_path: Path
) -> None:
    before = tree(output)
    for calls in range(1, 1000):
        copy = tmp_path / f"copy{calls}"
        shutil.copytree(output, copy)
        code, ended = disturbed(copy, calls, kill)
        if ended:
            break
        assert code == -signal.SIGKILL
        assert texts(tree(copy)).items() <= {*before.items(), *after.items()}
        again = tmp_path / f"again{calls}"
        shutil.copytree(copy, again)
        weave(BEFORE, copy)
        assert (tree(copy), (copy / STAGING).exists()) == (before, False)
        weave(AFTER, again)
        assert (tree(again), (again / STAGING).exists()) == (after, False)
    assert calls > 30


def test_refused_at_any_moment_the_earlier_output_is_back(
    output: Path, after: dict[str, str], tmp_path: Path
) -> None:
    before = tree(output)
    for calls in range(1, 1000):
        copy = tmp_path / f"copy{calls}"
        shutil.copytree(output, copy)
        code, ended = disturbed(copy, calls, fill_the_disk)
        if ended:
            break
        assert code in (1, 2)
        assert texts(tree(copy)) == texts(before if code == 2 else after)
        weave(AFTER, copy)
        assert texts(tree(copy)) == texts(after)
        assert not (copy / STAGING).exists()
    assert calls > 30


def test_a_failed_first_run_leaves_no_folder(tmp_path: Path) -> None:
    for calls in range(1, 6):
        code, _ = disturbed(tmp_path / "a/b", calls, fill_the_disk)
        assert code == 2
        assert tree(tmp_path) == {}


@pytest.mark.parametrize("fails", [False, True])
def test_many_files_are_written_at_once(
    output: Path, after: dict[str, str], monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    before, plain = tree(output), files._write
    threads: set[int] = set()
    together = threading.Barrier(2, timeout=10)

    def noted(some: files.Files, stopped: Callable[[], bool]) -> None:
        threads.add(threading.get_ident())
        first = together.wait() == 0
        if fails and first:
            fill_the_disk()
        plain(some, stopped)

    monkeypatch.setattr(files, "_MANY", 2)
    monkeypatch.setattr(files, "_AT_ONCE", 2)
    monkeypatch.setattr(files, "_write", noted)
    if fails:
        with pytest.raises(UsageError, match="free some space"):
            weave(AFTER, output)
    else:
        weave(AFTER, output)
    assert tree(output) == (before if fails else after)
    assert len(threads) == 2


def renames(
    monkeypatch: pytest.MonkeyPatch, refused: Callable[[str], bool]
) -> list[str]:
    """Note the files and folders that are moved, and don't let the refused ones be."""
    plain = os.replace
    found: list[str] = []

    def noted(source: str | Path, target: str | Path) -> None:
        if refused(str(source)):
            raise PermissionError(errno.EACCES, "in use", source, None, target)
        plain(source, target)
        if STAGING not in Path(target).parts:
            found.append(Path(target).name)

    monkeypatch.setattr(os, "replace", noted)
    return found


def test_a_new_folder_is_moved_as_a_whole(
    output: Path, after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = renames(monkeypatch, lambda _: False)
    weave(AFTER, output)
    assert tree(output) == after
    assert moved == ["e.py", "new", "a.py", NAME]


def test_a_folder_that_cannot_be_moved_is_moved_file_by_file(
    output: Path, after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = renames(monkeypatch, os.path.isdir)
    weave(AFTER, output)
    assert tree(output) == after
    assert moved == ["e.py", "d.py", "f.py", "a.py", NAME]


def test_a_folder_that_somebody_makes_meanwhile_is_left_alone(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, plain = tree(output), files.write_all

    def late(some: files.Files) -> None:
        plain(some)
        monkeypatch.setattr(transaction, "_do", make(transaction._do))

    def make(do: Callable[..., None]) -> Callable[..., None]:
        def made(*arguments: Any) -> None:
            (output / "new").mkdir()
            (output / "new/mine.txt").write_text("mine")
            do(*arguments)

        return made

    monkeypatch.setattr(transaction, "write_all", late)
    with pytest.raises(UsageError, match="run it again"):
        weave(AFTER, output)
    assert tree(output) == {**before, "new": "", "new/mine.txt": "mine"}


@pytest.mark.parametrize("times", [1, 5])
def test_nothing_writes_any_more_when_an_interrupted_run_is_undone(
    output: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    before, plain = tree(output), os.write
    main = threading.main_thread().ident
    threads: set[int] = set()

    def slow(file: int, data: bytes) -> int:
        threads.add(threading.get_ident())
        time.sleep(0.05)
        return plain(file, data)

    def interrupt() -> None:
        while not threads:
            time.sleep(0.001)
        for _ in range(times):
            signal.pthread_kill(main or 0, signal.SIGINT)
            time.sleep(0.01)

    monkeypatch.setattr(files, "_MANY", 2)
    monkeypatch.setattr(os, "write", slow)
    many = {f"more/{number}.txt": "x" for number in range(60)}
    with ThreadPoolExecutor(1) as pool:
        interrupted = pool.submit(interrupt)
        with pytest.raises(KeyboardInterrupt):
            weave({**AFTER, **many}, output)
        assert main not in threads
        assert (tree(output), (output / STAGING).exists()) == (before, False)
        interrupted.result()


def test_without_threads_one_writes_all(
    output: Path, after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(files, "_MANY", 2)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    weave(AFTER, output)
    assert tree(output) == after


def test_a_run_that_waits_for_one_that_fails_makes_the_folder_anew(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    with ThreadPoolExecutor() as pool:
        try:
            with exclusive(output):
                later = pool.submit(weave, AFTER, output)
                time.sleep(0.2)
                fill_the_disk()
        except OSError:
            later.result()
    assert (output / "a.py").read_text() == "A\n"


def test_a_folder_further_in_inherits_from_the_one_around_it(output: Path) -> None:
    kept = output / "kept"
    group = kept.stat().st_gid + 1 if os.geteuid() == 0 else -1
    os.chown(kept, -1, group)
    kept.chmod(0o2755)
    weave({**AFTER, "kept/more/f.py": "f\n"}, output)
    inner = (kept / "more").stat()
    assert inner.st_gid == kept.stat().st_gid
    assert inner.st_mode & stat.S_ISGID


def test_two_runs_do_not_write_to_one_folder(output: Path) -> None:
    with (
        exclusive(output),
        pytest.raises(UsageError, match="another run of specloom is writing"),
        exclusive(output, patience=0.1),
    ):
        pytest.fail("both are in")


def test_a_run_waits_for_the_end_of_another(
    output: Path, after: dict[str, str]
) -> None:
    with ThreadPoolExecutor() as pool:
        with exclusive(output):
            later = pool.submit(weave, AFTER, output)
            time.sleep(0.2)
            assert not later.done()
        later.result()
    assert tree(output) == after


def test_what_was_edited_since_a_run_was_killed_is_not_undone(
    output: Path, tmp_path: Path
) -> None:
    for calls in range(1, 1000):
        copy = tmp_path / f"copy{calls}"
        shutil.copytree(output, copy)
        _, ended = disturbed(copy, calls, kill)
        if ended:
            break
        edited = {path: f"{path} edited" for path in texts(tree(copy)) if path != NAME}
        for path, text in edited.items():
            os.utime(copy / path, ns=(1, 1))
            (copy / path).write_text(text)
        with exclusive(copy):
            pass
        found = texts(tree(copy))
        assert {path: found.get(path) for path in edited} == edited
    assert calls > 30


def test_what_is_saved_while_a_run_works_is_not_overwritten(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = room.compare

    def saved_late(*arguments: Any, **options: Any) -> Any:
        changes = original(*arguments, **options)
        time.sleep(0.02)
        (output / "a.py").write_text("a, edited\n")
        return changes

    monkeypatch.setattr(room, "compare", saved_late)
    with pytest.raises(Outdated):
        weave(AFTER, output)
    assert (output / "a.py").read_text() == "a, edited\n"
    assert not (output / STAGING).exists()


@pytest.mark.parametrize(
    "journal",
    [
        '[{"path": "../outside.txt", "writes": true, "existed": false, "stamp": [0, 0]}]',
        '[{"path": "link/outside.txt", "writes": true, "existed": false, "stamp": [0, 0]}]',
        '[{"path": "outside.txt"}]',
        "{",
    ],
)
def test_a_forged_journal_reaches_nothing_outside(output: Path, journal: str) -> None:
    outside = output.parent / "outside.txt"
    outside.write_text("mine")
    (output / "link").symlink_to(output.parent)
    (output / STAGING).mkdir()
    (output / STAGING / "journal.json").write_text(journal)
    with pytest.raises(UsageError, match="none that specloom wrote"):
        weave(AFTER, output)
    assert outside.read_text() == "mine"
