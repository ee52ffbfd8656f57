"""What was edited and is generated otherwise now: merged, one file after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..problems import Place, UsageError, error
from .bases import base_of, read_base
from .changes import UNKNOWN, Changes
from .history import earlier_versions
from .merge import Merged, merge


def settle(
    changes: Changes,
    output: Path,
    *,
    written: Mapping[str, str],
    generated: Mapping[str, bytes],
) -> Changes:
    """Return the changes with all that had diverged merged, or told why it can't be.

    `written` gives the digests of what the last run wrote, `generated` has the contents
    of now. Raises UsageError when there is no git.
    """
    try:
        return _settle(changes, output, written, generated)
    except FileNotFoundError as problem:
        if problem.filename not in ("git", None):
            raise
    place = Place((output / changes.diverged[0]).as_posix())
    said = "this file was edited by hand, and git, which merges it, isn't here"
    hint = "install git, or throw the edit away with --force"
    raise UsageError(error(place, said, hint))


def _settle(
    changes: Changes,
    output: Path,
    written: Mapping[str, str],
    generated: Mapping[str, bytes],
) -> Changes:
    found = _Found()
    bases = known_bases(output, {path: written[path] for path in changes.diverged})
    for path in changes.diverged:
        if path not in bases:
            found.unmergeable[path] = UNKNOWN
            continue
        mine = (output / path).read_bytes()
        merged = merge(bases[path], mine, generated[path])
        if isinstance(merged, str):
            found.unmergeable[path] = f"git says: {merged.removeprefix('error: ')}"
        else:
            has_base = os.path.lexists(output / base_of(path))
            found.note(path, merged, mine, generated[path], has_base=has_base)
    return replace(
        changes,
        diverged=(),
        added=_sorted(changes.added, found.added),
        changed=_sorted(changes.changed, found.changed),
        removed=_sorted(changes.removed, found.removed),
        edited=_sorted(changes.edited, found.edited),
        merged=tuple(found.merged),
        conflicting=found.conflicting,
        unmergeable=found.unmergeable,
        contents={**changes.contents, **found.contents},
    )


@dataclass
class _Found:
    """What became of files, by the kinds that `Changes` has."""

    added: list[str] = field(default_factory=list[str])
    changed: list[str] = field(default_factory=list[str])
    removed: list[str] = field(default_factory=list[str])
    edited: list[str] = field(default_factory=list[str])
    merged: list[str] = field(default_factory=list[str])
    conflicting: dict[str, int] = field(default_factory=dict[str, int])
    unmergeable: dict[str, str] = field(default_factory=dict[str, str])
    contents: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def note(
        self, path: str, merged: Merged, mine: bytes, theirs: bytes, *, has_base: bool
    ) -> None:
        """Note what a file was merged to; the next merge starts from `theirs`."""
        if merged.data == theirs:  # What was edited is generated now: the edit is over.
            self.changed.append(path)
            if has_base:
                self.removed.append(base_of(path))
            return
        (self.changed if has_base else self.added).append(base_of(path))
        if merged.data == mine:
            self.edited.append(path)
            return
        self.contents[path] = merged.data
        if merged.line:
            self.conflicting[path] = merged.line
        else:
            self.merged.append(path)


def _sorted(*paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(path for some in paths for path in some))


def known_bases(output: Path, digests: Mapping[str, str]) -> dict[str, bytes]:
    """Return what the last run wrote, as far as it is kept anywhere, by its path.

    Raises FileNotFoundError when git is asked and isn't there.
    """
    read = {path: read_base(output, path, digests[path]) for path in digests}
    bases = {path: data for path, data in read.items() if data is not None}
    missing = {path: digests[path] for path in digests if path not in bases}
    return {**bases, **(earlier_versions(output, missing) if missing else {})}
