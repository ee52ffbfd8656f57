"""What writing would change: the sources of a run beside what stands on disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..memory import NO_NAMES, Names
from ..problems import Place, Problem, UsageError, warning
from ..sources import Source, checked_sources
from .confined import Confined, InTheWay, check_folder
from .lock import NAME, Inputs, Lock, Part, digest, read_lock, render_lock

_MEMORY = ".specloom/"
"""What specloom keeps for itself: nobody else's work is lost when it is written over."""


@dataclass(frozen=True)
class Changes:
    """Paths, relative to the output folder, by what becomes of them.

    `edited` are generated files that someone changed since, `foreign` files that
    specloom did not write and that stand where one is generated: neither is written
    without force. `kept` are edited files that are no longer generated.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True when writing would change anything."""
        return any((self.added, self.changed, self.removed, self.edited, self.foreign))

    def warnings(self, output: Path) -> list[Problem]:
        """Return what to say about files that stay although nothing generates them."""
        return [
            warning(
                Place((output / path).as_posix()),
                "no longer generated, but left in place since it was edited by hand",
                "remove it, or move it out of the output folder",
            )
            for path in self.kept
        ]


@dataclass(frozen=True)
class Wanted:
    """Files to write, the lock that lists them last, and files that are to stay."""

    sources: tuple[Source, ...]
    stay: frozenset[str]


def compare(
    sources: Iterable[Source],
    output: Path,
    inputs: Inputs,
    *,
    beside: Collection[str] = (),
    names: Names = NO_NAMES,
) -> Changes:
    """Return what `write` would do, without doing it.

    Raises UsageError when the output folder can't take the files at all.
    """
    check_folder(output)
    written = read_lock(output).parts
    whole = wanted(checked(sources), inputs, written, beside, names)
    return plan_changes(whole, written, output)


def checked(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources by path, none in the way of another, or of the lock.

    Raises DescriptionError for those that are.
    """
    ordered = checked_sources((*sources, Source(NAME, "")))
    return tuple(source for source in ordered if source.path != NAME)


def wanted(
    sources: tuple[Source, ...],
    inputs: Inputs,
    written: Mapping[str, Part],
    beside: Collection[str],
    names: Names,
) -> Wanted:
    """Return what there is to be: the sources, and the parts `beside` them as they are.

    The sources are `checked`.
    """
    parts: dict[str, dict[str, str]] = {}
    for source in sources:
        parts.setdefault(source.part, {})[source.path] = digest(source.data)
    new = {source.path for source in sources}
    old = {
        name: Part(part.inputs, {p: d for p, d in part.files.items() if p not in new})
        for name, part in written.items()
        if name in beside and name not in parts
    }
    new_parts = {name: Part(inputs, parts[name]) for name in parts}
    lock = render_lock(Lock(old | new_parts, names))
    stay = frozenset(path for part in old.values() for path in part.files)
    return Wanted((*sources, lock), stay)


def plan_changes(wanted: Wanted, parts: Mapping[str, Part], output: Path) -> Changes:
    """Return what becomes of each file; problems with the folder are a UsageError.

    `parts` are what earlier runs wrote.
    """
    sources = wanted.sources
    written = {path: d for part in parts.values() for path, d in part.files.items()}
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    confined = Confined(output)
    for source in sources:
        try:
            confined.check(source.path)
            kind = _kind(source, output, written.get(source.path))
        except InTheWay as problem:
            problems.append(problem.problem())
            continue
        found.setdefault(kind, []).append(source.path)
    if problems:
        raise UsageError(dict.fromkeys(problems))
    gone = written.keys() - {source.path for source in sources} - wanted.stay
    new = {source.path.casefold(): source.path for source in sources} if gone else {}
    for path in sorted(gone):
        other = new.get(path.casefold())
        if not confined.holds(path) or _is_one_file(output, other, path):
            continue
        kind = _kind_of_old(output, path, written[path])
        found.setdefault(kind, []).append(path)
    found.pop("same", None)
    return Changes(**{kind: tuple(paths) for kind, paths in found.items()})


def _kind(source: Source, output: Path, written: str | None) -> str:
    try:
        mode = os.lstat(f"{output}/{source.path}").st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "added"
    path = output / source.path
    if stat.S_ISDIR(mode):
        raise InTheWay(path, "a folder")
    if not stat.S_ISREG(mode):
        return "foreign"
    data = path.read_bytes()
    if data == source.data:
        return "same"
    own = source.path == NAME or source.path.startswith(_MEMORY)
    if own or digest(data) == written:
        return "changed"
    return "foreign" if written is None else "edited"


def _is_one_file(output: Path, new: str | None, old: str) -> bool:
    """True for two names of a file, on a system that doesn't tell `Run` from `run`."""
    try:
        return new is not None and (output / new).samefile(output / old)
    except OSError:
        return False


def _kind_of_old(output: Path, name: str, written: str) -> str:
    """Tell what becomes of a file that an earlier run wrote and this one doesn't."""
    path = output / name
    if path.is_symlink() or not path.is_file():
        return "same"
    if name.startswith(_MEMORY) or digest(path.read_bytes()) == written:
        return "removed"
    return "kept"
