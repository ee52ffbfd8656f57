"""Generated files that were edited by hand, beside what they were generated as."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ..sources import digest
from ..values import dataclass
from .compare import Digester, digest_of, is_ours, unix_digest
from .confined import Confined
from .difference import between
from .lock import Lock
from .markers import first_marker


@dataclass(frozen=True)
class Edit:
    """An edited file: its `base` is what was generated, None where that isn't known."""

    path: str
    data: bytes
    base: bytes | None = None

    @property
    def marker(self) -> int:
        """The line of the first mark of a conflict, 0 where there is none."""
        return first_marker(self.data, self.base, self.path)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The edit as a unified difference."""
        return tuple(between(self.path, self.base, self.data))

    @property
    def numbers(self) -> tuple[int, int] | None:
        """How many lines were added and removed, None for what has no lines."""
        lines = self.lines
        if lines and not lines[0].startswith("---"):
            return None
        signs = [line[:1] for line in lines[2:]]
        return signs.count("+"), signs.count("-")


def edits_in(
    output: Path,
    lock: Lock,
    generated: Callable[[], Mapping[str, bytes]],
    *,
    beside: Collection[str] = (),
    digest_of: Digester = digest_of,
) -> tuple[Edit, ...]:
    """Return what was edited since it was generated, but for the parts that lie `beside`.

    What was generated is looked for where it is kept, and then in what is `generated`
    now, which is asked for only if need be.
    """
    written = {
        path: written
        for name, part in lock.parts.items()
        for path, written in part.files.items()
        if name not in beside
    }
    edits = tuple(_edits(output, written, digest_of))
    if not edits:
        return ()
    from .settle import known_bases

    digests = {edit.path: written[edit.path] for edit in edits}
    try:
        bases = known_bases(output, digests)
    except FileNotFoundError:
        bases = {}  # Without git, only what lies in the output folder is known.
    if any(edit.path not in bases for edit in edits):
        now = generated()
        same = {path for path in digests if digest(now.get(path, b"")) == digests[path]}
        bases = {**{path: now[path] for path in same if path in now}, **bases}
    return tuple(replace(edit, base=bases.get(edit.path)) for edit in edits)


def _edits(
    output: Path, written: Mapping[str, str], digest_of: Digester
) -> Iterator[Edit]:
    confined = Confined(output)
    for path in sorted(written):
        target = output / path
        if is_ours(path) or not confined.holds(path):
            continue
        try:
            about = target.lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue  # What was removed is no edit: it is generated again.
        is_file = stat.S_ISREG(about.st_mode)
        if not is_file or digest_of(str(target), about) == written[path]:
            continue
        if unix_digest(str(target)) != written[path]:
            yield Edit(path, target.read_bytes())
