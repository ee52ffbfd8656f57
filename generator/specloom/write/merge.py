"""Two changed versions of a file and the one that both come from, merged by git."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from ..git import git
from .markers import MINE, THEIRS, first_marker

_BASE: Final = "generated before"
_COMMAND: Final = (
    *("-c", "merge.conflictStyle=merge", "merge-file", "-p"),
    *("-L", MINE, "-L", _BASE, "-L", THEIRS),
)
_MOST: Final = 127
"""The highest exit code that tells the number of conflicts; what is above is an error."""


class Merged(NamedTuple):
    """What a merge came to, and the line of its first conflict, 0 where there is none."""

    data: bytes
    line: int


def merge(base: bytes, mine: bytes, theirs: bytes) -> Merged | str:
    """Return the merge of two versions, or git's words where it doesn't merge them.

    An editor that ended every line as Windows does has not changed each of them.
    Raises FileNotFoundError when there is no git.
    """
    ends = mine.count(b"\r\n") == mine.count(b"\n") > 0
    if ends and b"\r" not in base + theirs:
        merged = _merge(base, mine.replace(b"\r\n", b"\n"), theirs)
        if not isinstance(merged, str):
            return merged._replace(data=merged.data.replace(b"\n", b"\r\n"))
        return merged
    return _merge(base, mine, theirs)


def _merge(base: bytes, mine: bytes, theirs: bytes) -> Merged | str:
    if base == mine:
        return Merged(theirs, 0)
    with TemporaryDirectory(prefix="specloom-") as folder:
        for name, data in (("mine", mine), ("base", base), ("theirs", theirs)):
            Path(folder, name).write_bytes(data)
        done = git(Path(folder), *_COMMAND, "mine", "base", "theirs")
    if not 0 <= done.returncode <= _MOST:
        return " ".join(done.stderr.decode("utf-8", "replace").split())
    line = first_marker(done.stdout, theirs) if done.returncode else 0
    return Merged(done.stdout, line)
