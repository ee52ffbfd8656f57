"""Sources to disk: the only room that writes.

Only what changed is touched, and only what specloom wrote: `specloom.lock` says which
files those are. What was edited by hand since is merged, see `settle`. How a run stays
all or nothing is told in `transaction`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from time import time_ns

from ..memory import NO_NAMES, Names
from ..problems import Place, Problem, UsageError, error
from ..sources import File, Source, Standing, checked_sources, digest
from .bases import base_of, is_base
from .changes import Changes
from .compare import Parts, compare, digests
from .confined import check_folder
from .difference import difference
from .lock import NAME, Inputs, Lock, read_lock
from .reasons import reasons
from .transaction import STAGING, Outdated, Step, apply, exclusive, is_interrupted

__all__ = [
    "Changes",
    "Inputs",
    "NotAtHand",
    "Outdated",
    "compare",
    "difference",
    "digest",
    "digests",
    "is_interrupted",
    "kept",
    "names_in",
    "parts_in",
    "read_lock",
    "reasons",
    "settled",
    "write",
    "write_manifest",
    "write_new",
]

_HINTS = {
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM), "make it writable, or choose another folder"
    ),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "free some space"),
    # Somebody else made a folder there in the meantime.
    **dict.fromkeys((errno.EEXIST, errno.ENOTEMPTY), "run it again"),
}


class NotAtHand(Exception):
    """A file is to be written that was taken to be in the output already."""


def kept(output: Path, file: Standing) -> bytes:
    """Return what a file that stands in an output folder holds.

    Raises NotAtHand when it has changed since it was looked at.
    """
    try:
        data = (output / file.path).read_bytes()
    except OSError:
        raise NotAtHand from None
    if digest(data) != file.digest:
        raise NotAtHand
    return data


def parts_in(output: Path) -> frozenset[str]:
    """Return the parts that earlier runs wrote: targets, and the package they share.

    Raises UsageError when the folder's lock can't be used.
    """
    return frozenset(read_lock(output).parts)


def names_in(output: Path) -> Names:
    """Return the names that the last run gave.

    Raises UsageError when the folder's lock can't be used.
    """
    return read_lock(output).names


def write(
    sources: Iterable[File],
    output: Path,
    inputs: Inputs,
    *,
    parts: Parts | None = None,
    since: Lock | None = None,
    beside: Collection[str] = (),
    names: Names = NO_NAMES,
    force: bool = False,
) -> Changes:
    """Bring the output folder up to date and return what changed.

    `parts` are the sources' digests, where they are known; `since` is the lock by which
    it was found out what to write.
    The parts of the output that `beside` names stay as they are unless there are
    sources of theirs; other files that no source stands for any more are removed. The
    lock remembers `names` for the next run.
    Raises UsageError, with nothing written, when a file that specloom did not write (or
    that was edited since, and can't be merged) would be overwritten and `force` doesn't
    say so, and when the folder can't be written; NotAtHand when a file that is
    `Standing` has to be, and Outdated when the output was changed in the meantime.
    """
    ordered = tuple(sources)
    parts = digests(ordered) if parts is None else parts
    check_folder(output)
    try:
        with exclusive(output):
            begun = time_ns()
            lock = read_lock(output)
            if since is not None and lock != since:
                raise Outdated
            changes = compare(
                parts,
                output,
                inputs,
                lock=lock,
                beside=beside,
                names=names,
                force=force,
            )
            changes = settled(changes, ordered, output, lock)
            if not force and (problems := changes.refusals(output)):
                raise UsageError(problems)
            if changes:
                apply(output, _steps(ordered, changes), begun)
    except OSError as problem:
        raise UsageError(_unwritable(problem, output)) from problem
    return changes


def settled(
    changes: Changes, sources: Iterable[File], output: Path, lock: Lock
) -> Changes:
    """Return the changes with every file merged that was edited and changes too.

    Raises UsageError when that takes git and there is none, and when it can't be read;
    NotAtHand when one of them is `Standing`.
    """
    if not changes.diverged:
        return changes
    from .settle import settle

    data = _contents(sources)
    if not data.keys() >= {*changes.diverged}:
        raise NotAtHand
    try:
        return settle(changes, output, written=lock.files, generated=data)
    except OSError as problem:
        raise UsageError(_unwritable(problem, output)) from problem


def write_new(sources: Iterable[Source], folder: Path, *, force: bool = False) -> None:
    """Write files that belong to the user from now on: no lock keeps track of them.

    Raises UsageError, with nothing written, when one is there already and `force`
    doesn't say so, and when the folder can't be written.
    """
    ordered = checked_sources(sources)
    check_folder(folder)
    try:
        with exclusive(folder):
            problems = _existing(ordered, folder)
            if problems and not force:
                raise UsageError(problems)
            apply(folder, [Step(source.path, source.data) for source in ordered])
    except OSError as problem:
        raise UsageError(_unwritable(problem, folder)) from problem


def write_manifest(
    path: Path, files: Iterable[str], known: Callable[[str], bool], *, force: bool
) -> None:
    """List files, one a line, in their order. Its time is that of the last run.

    Raises UsageError when it can't be written, or would replace what is no such list:
    one of which a line is not `known`, unless `force` says so.
    """
    ordered = sorted(files)
    now = {*ordered}
    if not force and not _is_list(path, lambda line: line in now or known(line)):
        said = "this file is there already, and is no list of generated files"
        hint = "name another one, or overwrite it with --force"
        raise UsageError(error(Place(path.as_posix()), said, hint))
    text = "".join(f"{file}\n" for file in ordered)
    write_new([Source(path.name, text)], path.parent, force=True)


def _is_list(path: Path, known: Callable[[str], bool]) -> bool:
    """Whether a file may be replaced by a list: there is none, or a list."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, IsADirectoryError):
        return True
    except (OSError, UnicodeDecodeError):
        return False
    return all(map(known, lines))


def _existing(sources: Iterable[Source], folder: Path) -> list[Problem]:
    return [
        error(
            Place((folder / source.path).as_posix()),
            "this file is there already",
            "move it away, or overwrite it with --force",
        )
        for source in sources
        if os.path.lexists(folder / source.path)
    ]


def _steps(sources: Iterable[File], changes: Changes) -> list[Step]:
    """Order the steps so that what is referred to comes before what refers to it."""
    generated = _contents(sources)
    added, *others = changes.written
    over = sorted(path for paths in others for path in paths)
    data = {**generated, **changes.contents}
    if any(map(is_base, (*added, *over))):
        data = {**{base_of(path): data for path, data in generated.items()}, **data}
    if not data.keys() >= {*added, *over}:
        raise NotAtHand
    removed = [Step(path, None) for path in changes.removed]
    writes = [Step(path, data[path]) for path in (*added, *over) if path != NAME]
    last = [Step(NAME, data[NAME])] if NAME in (*added, *over) else []
    return [*writes, *removed, *last]


def _contents(sources: Iterable[File]) -> dict[str, bytes]:
    return {file.path: file.data for file in sources if isinstance(file, Source)}


def _unwritable(problem: OSError, output: Path) -> Problem:
    named = [str(name) for name in (problem.filename2, problem.filename) if name]
    where = next((name for name in named if STAGING not in name), str(output))
    why = (problem.strerror or str(problem)).lower()
    hint = _HINTS.get(problem.errno or 0, "choose another folder")
    return error(Place(where), f"the output can't be written: {why}", hint)
