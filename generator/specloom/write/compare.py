"""The files of a run beside those on disk: what is to be done, told by digests alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from pathlib import Path

from ..memory import NO_NAMES, Names
from ..problems import Problem, UsageError
from ..sources import File, Source, checked_sources, digest
from .bases import base_of, bases_in, read_base
from .changes import Changes
from .confined import Confined, InTheWay, check_folder
from .lock import NAME, Inputs, Lock, Part, render_lock
from .markers import first_marker, may_hold_markers

_MEMORY = ".specloom/"
"""What specloom keeps for itself: nobody else's work is lost when it is written over."""

Parts = Mapping[str, Mapping[str, str]]
"""The digests of files by their paths, for each part of the output."""

Digester = Callable[[str, os.stat_result], str]
"""Returns the digest of a file that is there; it gets what the file system says of it."""


def digests(sources: Iterable[File]) -> dict[str, dict[str, str]]:
    """Return the digests of sources by their paths, for each part.

    Raises DescriptionError where one is in the way of another, or of the lock.
    """
    parts: dict[str, dict[str, str]] = {}
    for source in checked_sources((*sources, Source(NAME, ""))):
        if source.path != NAME:
            parts.setdefault(source.part, {})[source.path] = source.digest
    return parts


def digest_of(path: str, _about: os.stat_result) -> str:
    """Return the digest of a file, read for that."""
    with open(path, "rb") as file:
        return digest(file.read())


def unix_digest(path: str) -> str | None:
    """Return the digest of a file with the line ends that it was written with.

    None for one that has no others: git may have checked it out as Windows has them.
    """
    with open(path, "rb") as file:
        data = file.read()
    return digest(data.replace(b"\r\n", b"\n")) if b"\r\n" in data else None


def compare(
    parts: Parts,
    output: Path,
    inputs: Inputs,
    *,
    lock: Lock,
    beside: Collection[str] = (),
    names: Names = NO_NAMES,
    force: bool = False,
    digest_of: Digester = digest_of,
) -> Changes:
    """Return what there is to do for files of these digests to stand in a folder.

    `lock` is the folder's; its parts that `beside` names stay. What is edited and is
    generated otherwise now has yet to be settled.
    Raises UsageError when the folder can't take the files at all.
    """
    check_folder(output)
    files = {path: d for part in parts.values() for path, d in part.items()}
    old = {
        name: Part(part.inputs, {p: d for p, d in part.files.items() if p not in files})
        for name, part in lock.parts.items()
        if name in beside and name not in parts
    }
    stay = {path for part in old.values() for path in part.files}
    there = _There(output, lock.files, digest_of, force=force)
    for path in sorted(files):
        there.note(path, files[path])
    there.note_gone(files, stay)
    there.note_bases(files, stay)
    # What is to be merged once its marks are gone is merged with what it is based on.
    waiting = {path: lock.files[path] for path in there.unresolved}
    new = {
        name: Part(inputs, {path: waiting.get(path, d) for path, d in part.items()})
        for name, part in parts.items()
    }
    source = render_lock(Lock(_with_kept(old | new, lock, there.kept), names))
    there.note(NAME, source.digest)
    return there.changes({NAME: source.data})


def _with_kept(
    parts: Mapping[str, Part], lock: Lock, kept: Collection[str]
) -> dict[str, Part]:
    """Return the parts with the edited files that nothing generates any more.

    They may be generated again, and are to be known then.
    """
    whole = dict(parts)
    for name, part in lock.parts.items():
        files = {path: part.files[path] for path in kept if path in part.files}
        if files:
            now = parts.get(name, Part(part.inputs, {}))
            whole[name] = Part(now.inputs, {**now.files, **files})
    return whole


class _There:
    """What stands in an output folder: each file gets noted by what becomes of it."""

    def __init__(
        self,
        output: Path,
        written: Mapping[str, str],
        digest_of: Digester,
        *,
        force: bool,
    ) -> None:
        self.unresolved: dict[str, int] = {}
        self._output = output
        self._written = written
        self._digest_of = digest_of
        self._force = force
        self._confined = Confined(output)
        self._found: dict[str, list[str]] = {}
        self._problems: list[Problem] = []

    def changes(self, contents: Mapping[str, bytes]) -> Changes:
        """Return what was noted. Raises UsageError for what is in the way."""
        if self._problems:
            raise UsageError(dict.fromkeys(self._problems))
        return Changes(
            added=self._paths("added"),
            changed=self._paths("changed"),
            removed=self._paths("removed"),
            edited=self._paths("edited"),
            diverged=self._paths("diverged"),
            unresolved=self.unresolved,
            overwritten=self._paths("overwritten"),
            foreign=self._paths("foreign"),
            kept=self.kept,
            contents=contents,
        )

    @property
    def kept(self) -> tuple[str, ...]:
        """The edited files that are no longer generated."""
        return self._paths("kept")

    def note(self, path: str, expected: str) -> None:
        """Note what becomes of a file that is to have the expected digest."""
        target = f"{self._output}/{path}"
        kind = self._kind(path, expected)
        if kind in ("foreign", "edited") and is_ours(path):
            kind = "foreign" if os.path.islink(target) else "changed"
        if kind == "edited":
            kind = self._kind_of_edit(path, target, expected)
        self._add(kind, path)

    def note_gone(self, files: Mapping[str, str], stay: Set[str]) -> None:
        """Note what becomes of files that an earlier run wrote and this one doesn't."""
        gone = self._written.keys() - files.keys() - stay
        new = {path.casefold(): path for path in files} if gone else {}
        for path in sorted(gone):
            other = new.get(path.casefold())
            if self._confined.holds(path) and not _is_one_file(
                self._output, other, path
            ):
                self._add(self._kind_of_old(path), path)

    def note_bases(self, files: Mapping[str, str], stay: Set[str]) -> None:
        """Note what becomes of the copies of what was generated, now that all is noted."""
        still = [*self._paths("edited"), *self.unresolved]
        diverged = self._paths("diverged")
        for path in still:
            if files[path] == self._written[path]:
                self.note(base_of(path), files[path])
        for path in diverged:  # Merging writes it; here it is seen whether it can.
            self._kind(base_of(path), files[path])
        needed = {base_of(path) for path in (*still, *diverged, *stay, *self.kept)}
        for base in bases_in(self._output, self._confined):
            ours = base.removeprefix(base_of("")) in self._written
            if ours and base not in needed and base not in files:
                self._add("removed", base)

    def _add(self, kind: str, path: str) -> None:
        self._found.setdefault(kind, []).append(path)

    def _paths(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(self._found.get(kind, ())))

    def _kind(self, path: str, expected: str) -> str:
        """Tell a file by its digest. What is in its way is a problem."""
        try:
            self._confined.check(path)
            return self._kind_of(f"{self._output}/{path}", expected, path)
        except InTheWay as problem:
            self._problems.append(problem.problem())
            return "same"

    def _kind_of(self, target: str, expected: str, path: str) -> str:
        try:
            about = os.lstat(target)
        except (FileNotFoundError, NotADirectoryError):
            return "added"
        if stat.S_ISDIR(about.st_mode):
            raise InTheWay(Path(target), "a folder")
        if not stat.S_ISREG(about.st_mode):
            return "foreign"
        found = self._digest_of(target, about)
        if found == expected:
            return "same"
        written = self._written.get(path)
        if found != written and (unix := unix_digest(target)) is not None:
            found = unix
            if found == expected:
                return "same"
        if found == written:
            return "changed"
        return "foreign" if written is None else "edited"

    def _kind_of_edit(self, path: str, target: str, expected: str) -> str:
        if self._force:
            return "overwritten"
        written = self._written[path]
        with open(target, "rb") as file:
            data = file.read()
        if may_hold_markers(data):
            base = read_base(self._output, path, written)
            if line := first_marker(data, base, path):
                self.unresolved[path] = line
                return "same"
        return "edited" if expected == written else "diverged"

    def _kind_of_old(self, name: str) -> str:
        path = self._output / name
        if path.is_symlink() or not path.is_file():
            return "same"
        if name.startswith(_MEMORY) or digest(path.read_bytes()) == self._written[name]:
            return "removed"
        return "kept"


def _is_one_file(output: Path, new: str | None, old: str) -> bool:
    """True for two names of a file, on a system that doesn't tell `Run` from `run`."""
    try:
        return new is not None and (output / new).samefile(output / old)
    except OSError:
        return False


def is_ours(path: str) -> bool:
    """Whether a file is specloom's own, whatever is in it. The lock was read, so it is."""
    return path == NAME or path.startswith(_MEMORY)
