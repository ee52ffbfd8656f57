"""Sources to disk: the only room that writes.

Only what changed is touched, and only what specloom wrote: `specloom.lock` says which
files those are. How a run stays all or nothing is told in `transaction`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from ..memory import NO_NAMES, Names
from ..problems import Place, Problem, UsageError, error
from ..sources import Source, checked_sources, digest
from .changes import Changes, compare, digests, plan_changes, wanted
from .confined import check_folder
from .difference import difference
from .lock import NAME, Inputs, read_lock
from .reasons import reasons
from .transaction import STAGING, Step, apply, exclusive, is_interrupted

__all__ = [
    "Changes",
    "Inputs",
    "compare",
    "difference",
    "digest",
    "digests",
    "is_interrupted",
    "names_in",
    "parts_in",
    "read_lock",
    "reasons",
    "write",
    "write_manifest",
    "write_new",
]

_HINTS = {
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM), "make it writable, or choose another folder"
    ),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "free some space"),
}


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
    sources: Iterable[Source],
    output: Path,
    inputs: Inputs,
    *,
    beside: Collection[str] = (),
    names: Names = NO_NAMES,
    force: bool = False,
) -> Changes:
    """Bring the output folder up to date and return what changed.

    The parts of the output that `beside` names stay as they are unless there are
    sources of theirs; other files that no source stands for any more are removed. The
    lock remembers `names` for the next run.
    Raises UsageError, with nothing written, when a file that specloom did not write (or
    that was edited since) would be overwritten and `force` doesn't say so, and when
    the folder can't be written.
    """
    ordered = tuple(sources)
    parts = digests(ordered)
    check_folder(output)
    try:
        with exclusive(output):
            written = read_lock(output).parts
            whole = wanted(parts, inputs, written, beside, names)
            changes = plan_changes(whole, written, output)
            if not force and (problems := _refusals(changes, output)):
                raise UsageError(problems)
            if changes:
                apply(output, _steps((*ordered, whole.lock), changes))
    except OSError as problem:
        raise UsageError(_unwritable(problem, output)) from problem
    return changes


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


def write_manifest(path: Path, files: Iterable[str]) -> None:
    """List files, one a line, in their order. Its time is that of the last run.

    Raises UsageError when it can't be written.
    """
    text = "".join(f"{file}\n" for file in sorted(files))
    write_new([Source(path.name, text)], path.parent, force=True)


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


def _steps(sources: Iterable[Source], changes: Changes) -> list[Step]:
    """Order the steps so that what is referred to comes before what refers to it."""
    data = {source.path: source.data for source in sources}
    over = {*changes.changed, *changes.edited, *changes.foreign} - {NAME}
    steps = [Step(path, data[path]) for path in changes.added if path != NAME]
    steps += [Step(path, data[path]) for path in sorted(over)]
    steps += [Step(path, None) for path in changes.removed]
    if NAME in (*changes.added, *changes.changed, *changes.foreign):
        steps.append(Step(NAME, data[NAME]))
    return steps


def _refusals(changes: Changes, output: Path) -> list[Problem]:
    reasons = {
        **dict.fromkeys(changes.edited, "was edited since specloom wrote it"),
        **dict.fromkeys(changes.foreign, "was not written by specloom"),
    }
    hint = "move it away, or overwrite it with --force"
    return [
        error(Place((output / path).as_posix()), f"this file {why}", hint)
        for path, why in sorted(reasons.items())
    ]


def _unwritable(problem: OSError, output: Path) -> Problem:
    named = [str(name) for name in (problem.filename2, problem.filename) if name]
    where = next((name for name in named if STAGING not in name), str(output))
    why = (problem.strerror or str(problem)).lower()
    hint = _HINTS.get(problem.errno or 0, "choose another folder")
    return error(Place(where), f"the output can't be written: {why}", hint)
