"""Many files changed as one: staged aside, then renamed, undone when that fails.

A staging folder inside the output folder (so that no rename crosses file systems)
first gets every new file, a second name for every file that is about to be replaced or
removed, and a journal of all steps. Only then the output is touched, one rename at a
time, of a file or of a whole folder that is new; removing the journal makes the steps
final.

So a run that is killed while it stages has changed nothing. One that fails while it
renames is undone at once; one that is killed in these few milliseconds leaves its
journal, and the next run undoes it first. Each single file is whole at any moment.

That is as much as a folder of files allows. Exchanging the whole output in one step would
need Linux, and would move what is not ours: the folder itself, which may be somebody's
working directory, mount or watch, and every file in it that specloom did not write.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
from collections.abc import Generator, Sequence, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns
from typing import Final, NamedTuple

from ..problems import Place, SpecloomError, UsageError, error
from ..sources import checked_path
from ..values import dataclass
from .confined import Confined, InTheWay
from .files import write_all
from .locked import locked

STAGING: Final = ".specloom-staging"
_JOURNAL: Final = "journal.json"


@dataclass(frozen=True)
class Step:
    """What becomes of one file: its new content, or None when it is removed."""

    path: str
    data: bytes | None


class _Done(NamedTuple):
    """What the journal keeps of a step."""

    path: str
    writes: bool
    existed: bool
    stamp: tuple[int, int]
    """Size and time of the new file, by which it is told from one that was edited since."""


class Outdated(Exception):
    """What was to be written was found out from an output that is another now."""


@contextmanager
def exclusive(output: Path, patience: float = 60) -> Generator[None]:
    """Keep the output folder to this run, and undo what a killed one left half done.

    The folder is made when it isn't there, and removed again when the run fails.
    Raises UsageError when another run writes to it for `patience` seconds, OSError when
    it can't be used.
    """
    made = [folder for folder in (output, *output.parents) if not folder.exists()]
    try:
        with locked(output, patience):
            recover(output)
            yield
    except BaseException:
        _remove_empty(made)
        raise


def apply(output: Path, steps: Sequence[Step], since: int | None = None) -> None:
    """Do all steps in their order, or none of them.

    Raises OSError, with the output as it was, when the file system refuses, and
    Outdated when a file that a step replaces was changed `since` then, in nanoseconds.
    """
    staging = output / STAGING
    new = _new_folders(output, steps)
    try:
        _stage(output, staging, steps, new, since)
        _do(output, staging, steps, new)
        (staging / _JOURNAL).unlink()
    except BaseException:
        recover(output)
        raise
    shutil.rmtree(staging, ignore_errors=True)


def _new_folders(output: Path, steps: Sequence[Step]) -> set[str]:
    """Return the folders right in the output that aren't there yet.

    Those further in are made where they are to be: they may inherit other permissions.
    """
    tops = {_top(step.path) for step in steps if "/" in step.path}
    return {top for top in tops if not os.path.lexists(f"{output}/{top}")}


def _top(path: str) -> str:
    return path.partition("/")[0]


def _stage(
    output: Path,
    staging: Path,
    steps: Sequence[Step],
    new: Set[str],
    since: int | None,
) -> None:
    for folder in (staging, staging / "new", staging / "old"):
        folder.mkdir()
    (staging / ".gitignore").write_text("*\n")
    write_all(
        [
            (f"{staging}/new/{step.path}", step.data)
            for step in steps
            if step.data is not None
        ]
    )
    journal: list[_Done] = []
    for number, step in enumerate(steps):
        target, file = f"{output}/{step.path}", f"{staging}/new/{step.path}"
        existed = _top(step.path) not in new and os.path.lexists(target)
        if existed:
            if since is not None and since <= os.lstat(target).st_mtime_ns < time_ns():
                raise Outdated
            _second_name(target, f"{staging}/old/{number}")
        if step.data is not None and existed and not os.path.islink(target):
            shutil.copymode(target, file)
        stamp = (step.data is not None and _stamp(file)) or (0, 0)
        journal.append(_Done(step.path, step.data is not None, existed, stamp))
    draft = staging / "journal.draft"
    draft.write_text(json.dumps([done._asdict() for done in journal]))
    draft.replace(staging / _JOURNAL)


def _stamp(path: str | Path) -> tuple[int, int] | None:
    try:
        about = os.lstat(path)
    except OSError:
        return None
    return about.st_size, about.st_mtime_ns


def _second_name(target: str, name: str) -> None:
    try:
        os.link(target, name, follow_symlinks=False)
    except (OSError, NotImplementedError):  # not every file system has hard links
        shutil.copy2(target, name, follow_symlinks=False)


def _do(output: Path, staging: Path, steps: Sequence[Step], new: Set[str]) -> None:
    moved: set[str] = set()
    there: set[str] = set()
    for step in steps:
        top, folder = _top(step.path), step.path.rpartition("/")[0]
        if step.data is None:
            (output / step.path).unlink()
            _remove_caches(output / step.path)
        elif top not in new:
            if folder not in there:
                (output / folder).mkdir(parents=True, exist_ok=True)
                there.add(folder)
            os.replace(f"{staging}/new/{step.path}", f"{output}/{step.path}")
        elif top not in moved:
            _move(f"{staging}/new/{top}", f"{output}/{top}")
            moved.add(top)
    for step in steps:
        if step.data is None:
            _remove_empty_parents(output, step.path)


def _move(source: str, target: str) -> None:
    """Move a folder as a whole, or what is in it where the file system refuses that.

    Windows does while somebody looks at a file in it, some network file systems always.
    """
    try:
        os.replace(source, target)
    except OSError:
        if not os.path.isdir(source):
            raise
        os.mkdir(target)
        for name in sorted(os.listdir(source)):
            _move(f"{source}/{name}", f"{target}/{name}")


def is_interrupted(output: Path) -> bool:
    """Whether a run that was killed has left something to be undone or removed."""
    return os.path.lexists(output / STAGING)


def recover(output: Path) -> None:
    """Bring back the output as it was before a run that did not end."""
    staging = output / STAGING
    if staging.is_symlink() or not staging.is_dir():
        return
    steps = _read_journal(staging / _JOURNAL, Confined(output))
    for number, step in reversed(list(enumerate(steps))):
        _undo(output, staging, number, step)
    shutil.rmtree(staging)


def _read_journal(journal: Path, confined: Confined) -> list[_Done]:
    if not journal.is_file():
        return []
    try:
        steps = [
            _Done(
                path=checked_path(entry["path"]),
                writes=bool(entry["writes"]),
                existed=bool(entry["existed"]),
                stamp=(int(entry["stamp"][0]), int(entry["stamp"][1])),
            )
            for entry in json.loads(journal.read_bytes())
        ]
        for step in steps:
            confined.check(step.path)
    except (ValueError, TypeError, KeyError, IndexError, SpecloomError, InTheWay):
        place = Place(journal.as_posix())
        message = "this journal of an interrupted run is none that specloom wrote"
        raise UsageError(error(place, message, "remove its folder")) from None
    return steps


def _undo(output: Path, staging: Path, number: int, step: _Done) -> None:
    target, old = output / step.path, staging / "old" / str(number)
    if step.writes and (staging / "new" / step.path).exists():
        _remove_empty_parents(output, step.path)  # made, but not moved yet
    elif os.path.lexists(target) and (not step.writes or _stamp(target) != step.stamp):
        return  # Not done yet, or somebody's work: it was edited since.
    elif not step.existed:
        target.unlink(missing_ok=True)
        _remove_empty_parents(output, step.path)
    elif os.path.lexists(old):
        target.parent.mkdir(parents=True, exist_ok=True)
        old.replace(target)


def _remove_caches(module: Path) -> None:
    """Remove what Python compiled of a module that is gone, so that its folder can go."""
    caches = module.parent / "__pycache__"
    if module.suffix == ".py" and caches.is_dir() and not caches.is_symlink():
        for cache in caches.glob(f"{glob.escape(module.stem)}.*.pyc"):
            with suppress(OSError):
                cache.unlink()
        _remove_empty([caches])


def _remove_empty_parents(output: Path, path: str) -> None:
    folders = [output / folder for folder in Path(path).parents]
    _remove_empty(folders[:-1])


def _remove_empty(folders: Sequence[Path]) -> None:
    """Remove folders as far as they are there and empty, inner ones first."""
    for folder in folders:
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue
        except OSError:
            return
