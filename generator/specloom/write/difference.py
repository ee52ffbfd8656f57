"""What writing would change, line by line, as `git diff` shows it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..sources import Source
from .bases import is_base
from .changes import Changes
from .lock import NAME


def difference(
    sources: Iterable[Source], output: Path, changes: Changes
) -> Iterator[str]:
    """Yield the lines of a unified difference between the output and the sources.

    The lock is left out, and copies of what was generated: they only follow from the
    others.
    """
    data = {source.path: source.data for source in sources}
    data = {**data, **changes.contents}
    kinds = (*changes.written, changes.removed, tuple(changes.unmergeable))
    for path in sorted({path for kind in kinds for path in kind}):
        if path != NAME and not is_base(path):
            old = _read(output / path)
            yield from between(path, old, data.get(path))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # Not there, or nothing that has lines.
        return None


def between(path: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    """Yield the lines of a unified difference between two versions of a file."""
    before = "/dev/null" if old is None else f"a/{path}"
    after = "/dev/null" if new is None else f"b/{path}"
    try:
        is_, will_be = ((data or b"").decode().splitlines() for data in (old, new))
    except UnicodeDecodeError:
        yield f"Binary files {before} and {after} differ"
        return
    yield from difflib.unified_diff(is_, will_be, before, after, lineterm="")
