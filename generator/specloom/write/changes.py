"""What writing would change: the sources of a run beside what stands on disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..memory import NO_NAMES, Names
from ..problems import Place, Problem, UsageError, warning
from ..sources import File, Source, checked_sources, digest
from .confined import Confined, InTheWay, check_folder
from .lock import NAME, Inputs, Lock, Part, render_lock

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


Parts = Mapping[str, Mapping[str, str]]
"""The digests of files by their paths, for each part of the output."""


Digester = Callable[[str, os.stat_result], str]
"""Returns the digest of a file that is there; it gets what the file system says of it."""


@dataclass(frozen=True)
class Wanted:
    """The digests of the files to write, the lock that lists them, and files that stay."""

    files: Mapping[str, str]
    lock: Source
    stay: frozenset[str]


def compare(
    parts: Parts,
    output: Path,
    inputs: Inputs,
    *,
    lock: Lock,
    beside: Collection[str] = (),
    names: Names = NO_NAMES,
    digest_of: Digester | None = None,
) -> Changes:
    """Return what `write` would do with files of these digests, without doing it.

    `lock` is the folder's. Raises UsageError when it can't take the files at all.
    """
    check_folder(output)
    written = lock.parts
    whole = wanted(parts, inputs, written, beside, names)
    return plan_changes(whole, written, output, digest_of or _digest_of)


def digests(sources: Iterable[File]) -> dict[str, dict[str, str]]:
    """Return the digests of sources by their paths, for each part.

    Raises DescriptionError where one is in the way of another, or of the lock.
    """
    parts: dict[str, dict[str, str]] = {}
    for source in checked_sources((*sources, Source(NAME, ""))):
        if source.path != NAME:
            parts.setdefault(source.part, {})[source.path] = source.digest
    return parts


def wanted(
    parts: Parts,
    inputs: Inputs,
    written: Mapping[str, Part],
    beside: Collection[str],
    names: Names,
) -> Wanted:
    """Return what there is to be: the parts, and those `beside` them as they are."""
    files = {path: d for part in parts.values() for path, d in part.items()}
    old = {
        name: Part(part.inputs, {p: d for p, d in part.files.items() if p not in files})
        for name, part in written.items()
        if name in beside and name not in parts
    }
    new = {name: Part(inputs, parts[name]) for name in parts}
    lock = render_lock(Lock(old | new, names))
    files[NAME] = digest(lock.data)
    stay = frozenset(path for part in old.values() for path in part.files)
    return Wanted(files, lock, stay)


def _digest_of(path: str, _about: os.stat_result) -> str:
    with open(path, "rb") as file:
        return digest(file.read())


def plan_changes(
    wanted: Wanted,
    parts: Mapping[str, Part],
    output: Path,
    digest_of: Digester = _digest_of,
) -> Changes:
    """Return what becomes of each file; problems with the folder are a UsageError.

    `parts` are what earlier runs wrote.
    """
    files = wanted.files
    written = {path: d for part in parts.values() for path, d in part.files.items()}
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    confined = Confined(output)
    for path in sorted(files):
        try:
            confined.check(path)
            target = f"{output}/{path}"
            kind = _kind(target, files[path], written.get(path), digest_of)
            if kind in ("foreign", "edited") and _is_ours(path, target):
                kind = "changed"
        except InTheWay as problem:
            problems.append(problem.problem())
            continue
        found.setdefault(kind, []).append(path)
    if problems:
        raise UsageError(dict.fromkeys(problems))
    gone = written.keys() - files.keys() - wanted.stay
    new = {path.casefold(): path for path in files} if gone else {}
    for path in sorted(gone):
        other = new.get(path.casefold())
        if not confined.holds(path) or _is_one_file(output, other, path):
            continue
        kind = _kind_of_old(output, path, written[path])
        found.setdefault(kind, []).append(path)
    found.pop("same", None)
    return Changes(**{kind: tuple(paths) for kind, paths in found.items()})


def _kind(target: str, expected: str, written: str | None, digest_of: Digester) -> str:
    try:
        about = os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        return "added"
    if stat.S_ISDIR(about.st_mode):
        raise InTheWay(Path(target), "a folder")
    if not stat.S_ISREG(about.st_mode):
        return "foreign"
    found = digest_of(target, about)
    if found == expected:
        return "same"
    if found == written:
        return "changed"
    return "foreign" if written is None else "edited"


def _is_one_file(output: Path, new: str | None, old: str) -> bool:
    """True for two names of a file, on a system that doesn't tell `Run` from `run`."""
    try:
        return new is not None and (output / new).samefile(output / old)
    except OSError:
        return False


def _is_ours(path: str, target: str) -> bool:
    """Whether a file is specloom's own, whatever is in it. The lock was read, so it is."""
    return (path == NAME or path.startswith(_MEMORY)) and not os.path.islink(target)


def _kind_of_old(output: Path, name: str, written: str) -> str:
    """Tell what becomes of a file that an earlier run wrote and this one doesn't."""
    path = output / name
    if path.is_symlink() or not path.is_file():
        return "same"
    if name.startswith(_MEMORY) or digest(path.read_bytes()) == written:
        return "removed"
    return "kept"
