"""Files of a git revision, as git itself gives them.

Links in a revision are followed here, so that it is known where they lead before
anything is read.
"""

from __future__ import annotations

import os
import posixpath
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from specloom.addresses import revision_and_path
from specloom.git import git
from specloom.read import limits
from specloom.read.nearest import did_you_mean, nearest
from specloom.read.sources import Source, Unreadable
from specloom.read.text import too_large
from specloom.values import dataclass

_LINKS: Final = 40
"""How many links may be followed on the way to one file."""
_ROOM: Final = 1 << 21
"""Bytes that a command's arguments may take, on the systems that allow the most."""

_LINK, _FILE, _FOLDER = "120000", "100", "040000"
_ENTRY: Final = re.compile(rb"(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path of a revision leads, links followed. Without `oid` there is nothing."""

    path: str
    mode: str = ""
    oid: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """The files of a repository as they were at one point: `top` stands for their root.

    Nothing is read from `top` itself: its files have other versions now.
    """

    name: str
    top: Path
    tree: str
    here: Path
    """The folder that the user looks from."""
    dotted: bool = False
    """Whether paths are shown from there, with `./`, and not from the top."""

    def shown(self, path: Path) -> str:
        """Return a file's address, in the form that the user chose."""
        if not self.dotted:
            return f"{self.name}:{path.relative_to(self.top).as_posix()}"
        relative = Path(os.path.relpath(path, self.here)).as_posix()
        return f"{self.name}:{relative if relative[:3] == '../' else f'./{relative}'}"

    def holds(self, path: Path) -> bool:
        """Whether a path, whatever it leads to, lies in the repository."""
        return path.is_relative_to(self.top)

    def real(self, path: Path) -> Path:
        """Return where a path leads, links followed. Raises Unreadable for a circle."""
        return self.top / self._find(path).path

    def read(self, path: Path) -> bytes:
        """Return the content of a file. Raises Unreadable when it can't be read."""
        found = self._find(path)
        if not found.oid:
            raise Unreadable(f"{self.name} has no such file", self._neighbour(path))
        if found.mode == _FOLDER:
            raise Unreadable("this is a folder, not a description", "name a file in it")
        if not found.mode.startswith(_FILE):
            raise Unreadable("this is a submodule, not a file", "")
        if found.size > limits.BYTES:
            raise too_large(self.shown(path))
        return _git(self.top, "cat-file", "blob", found.oid)

    def _find(self, path: Path) -> Found:
        return _find(self.top, self.tree, path.relative_to(self.top).as_posix())

    def _neighbour(self, path: Path) -> str:
        """Return a hint: where the file may be instead."""
        listed = _git(self.top, "ls-tree", "-r", "-z", "--name-only", self.tree)
        names = os.fsdecode(listed).split("\0")
        inner = path.relative_to(self.top).as_posix()
        here = self.here.relative_to(self.top).as_posix()
        if not self.dotted and posixpath.join(here, inner) in names:
            hint = "paths start from the top of the repository; from here, write"
            return f"{hint} {self.name}:./{inner}"
        folder = posixpath.dirname(inner)
        beside = [name for name in names if posixpath.dirname(name) == folder]
        same = sorted(name for name in names if posixpath.basename(name) == path.name)
        close = nearest(inner, beside) or next(iter(same), None)
        return f"did you mean {self.shown(self.top / close)!r}?" if close else ""


def revision_source(address: str, folder: Path) -> Source:
    """Return the source that `REV:PATH` names, in the repository that a folder lies in.

    PATH starts from the top of the repository, or with `./` or `../` from the folder.
    Raises Unreadable when there is no such repository or revision.
    """
    name, said = revision_and_path(address)
    here = folder.resolve()
    prefix = os.fsdecode(_git(here, "rev-parse", "--show-prefix")).rstrip("\n")
    top = here.parents[prefix.count("/") - 1] if prefix else here
    dotted = said.startswith(("./", "../"))
    inner = posixpath.normpath(posixpath.join(prefix, said) if dotted else said)
    if inner.startswith("../") or inner in ("..", "."):
        hint = "name a file, by its path from the top of the repository"
        raise Unreadable("the path leads out of the repository", hint)
    revision = Revision(name, top, _tree(name, here), here, dotted)
    return Source(address, (top / inner).as_uri(), revision)


def _tree(name: str, folder: Path) -> str:
    asked = os.fsencode(f"{name}^{{tree}}\n")
    said = os.fsdecode(_git(folder, "cat-file", "--batch-check", stdin=asked))
    found = re.fullmatch(r"([0-9a-f]+) tree \d+\n", said)
    if found is None:
        ambiguous = said.endswith(" ambiguous\n")
        why = "stands for several things" if ambiguous else "is no revision"
        raise Unreadable(f"{name!r} {why} of this repository", _other(name, folder))
    return found[1]


def _other(name: str, folder: Path) -> str:
    """Return a hint: which revision may have been meant."""
    command = ("for-each-ref", "--format=%(refname:short)")
    known = os.fsdecode(_git(folder, *command)).split()
    elsewhere = [other for other in known if other.endswith(f"/{name}")]
    if elsewhere:
        return f"did you mean {elsewhere[0]!r}?"
    known.append("HEAD")
    named = re.split("[~^@]", name)[0] or "HEAD"
    close = "" if named in known else did_you_mean(name, known)
    if close:
        return close
    if b"true" in _git(folder, "rev-parse", "--is-shallow-repository"):
        return "this clone is shallow: fetch more of it, as with git fetch --unshallow"
    return "git log, git branch and git tag show what there is"


@lru_cache(maxsize=1024)
def _find(top: Path, tree: str, inner: str) -> Found:
    at = inner
    for _ in range(_LINKS):
        parts = at.split("/")
        if len(parts) * len(at) // 2 > _ROOM:
            raise Unreadable("git can't be run: the path has too many parts", "")
        # A part that isn't there can't be a link either.
        above = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        entries = _entries(top, tree, above)
        link = next((path for path in above if entries[path].mode == _LINK), None)
        if link is None:
            return entries[at]
        leads = os.fsdecode(_git(top, "cat-file", "blob", entries[link].oid))
        rest = at[len(link) + 1 :]
        at = posixpath.normpath(
            posixpath.join(posixpath.dirname(link), leads, rest).rstrip("/")
        )
        if at.startswith(("/", "../")) or at in ("", ".", ".."):
            raise Unreadable("a link leads out of the revision", "")
    raise Unreadable("the file is a link that leads back to itself", "")


def _entries(top: Path, tree: str, paths: list[str]) -> dict[str, Found]:
    listed = _git(top, "ls-tree", "-t", "-z", "-l", "--full-tree", tree, "--", *paths)
    found = {path: Found(path) for path in paths}
    for line in listed.split(b"\0"):
        if entry := _ENTRY.fullmatch(line):
            path = os.fsdecode(entry[4])
            size = 0 if entry[3] == b"-" else int(entry[3])
            found[path] = Found(path, entry[1].decode(), entry[2].decode(), size)
    return found


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what git says in a folder. Raises Unreadable when it fails."""
    try:
        done = git(folder, *arguments, stdin=stdin)
    except FileNotFoundError:
        if not folder.is_dir():
            raise Unreadable(f"there is no folder {folder.name!r}", "") from None
        hint = "install git, or name a file"
        raise Unreadable("a revision is read by git, which isn't here", hint) from None
    except (OSError, ValueError) as problem:
        raise Unreadable(f"git can't be run: {problem}", "") from None
    if done.returncode:
        raise Unreadable(*_why(done.stderr.decode("utf-8", "replace")))
    return done.stdout


def _why(said: str) -> tuple[str, str]:
    if "not a git repository" in said:
        hint = "there is no file of that name either"
        return "this is no git repository, so there are no revisions", hint
    first = next((line for line in said.splitlines() if line.strip()), "nothing")
    return f"git says: {first.removeprefix('fatal: ')}", ""
