"""What writing changes, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from ..problems import Place, Problem, error, warning
from ..values import dataclass

UNKNOWN: Final = "what it wrote is neither in .specloom/base nor in git"
"""Why most of what can't be merged can't be."""

_FROM_BEFORE: Final = (
    "generate once from the description as it was, which keeps what a merge starts from;"
    " or "
)
_NO_LINES: Mapping[str, int] = {}
_NO_REASONS: Mapping[str, str] = {}
_NO_CONTENTS: Mapping[str, bytes] = {}


@dataclass(frozen=True)
class Changes:
    """Paths, relative to the output folder, by what becomes of them.

    Generated files that someone has edited since are `edited` when they stay as they
    are, since they are generated as before; `diverged` when they are not, and `settle`
    has not yet merged the two. Then they are `merged`; `conflicting` when both changed
    the same lines; or `unmergeable`, which stops the run, with the reason why. Those
    that markers of an earlier conflict are left in are `unresolved`, and stay. Force
    has all of them `overwritten`.

    `foreign` files are none of specloom's, and stand where one is generated: they are
    not written without force. `kept` are edited files that are no longer generated.

    For what holds markers, there is the line of the first one. `contents` are those
    that no source has: of the lock, and of what was merged.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    diverged: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    conflicting: Mapping[str, int] = field(default_factory=lambda: _NO_LINES)
    unresolved: Mapping[str, int] = field(default_factory=lambda: _NO_LINES)
    unmergeable: Mapping[str, str] = field(default_factory=lambda: _NO_REASONS)
    overwritten: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    contents: Mapping[str, bytes] = field(
        default_factory=lambda: _NO_CONTENTS, compare=False, repr=False
    )

    def __bool__(self) -> bool:
        """True when writing would change anything, or would be refused."""
        return any((*self.written, self.removed, self.diverged, self.unmergeable))

    @property
    def written(self) -> tuple[tuple[str, ...], ...]:
        """The files that get other contents, by their kinds."""
        over = (self.overwritten, self.foreign, self.merged, tuple(self.conflicting))
        return (self.added, self.changed, *over)

    @property
    def needs_hands(self) -> bool:
        """True when somebody has to choose between two versions of a file's lines."""
        return bool(self.conflicting or self.unresolved)

    def problems(self, output: Path) -> list[Problem]:
        """Return what to say about files that hold markers, and those that stay."""
        return [
            *(
                error(
                    Place((output / path).as_posix(), line),
                    "the edit made here and what is generated now contradict each other",
                    "keep what is right between the marks that `specloom generate`"
                    " leaves there, and remove them",
                )
                for path, line in self.conflicting.items()
            ),
            *(
                error(
                    Place((output / path).as_posix(), line),
                    "marks of an unresolved conflict are left in this file",
                    "keep what is right between them and remove them, or throw the edit"
                    " away with --force",
                )
                for path, line in self.unresolved.items()
            ),
            *(
                warning(
                    Place((output / path).as_posix()),
                    "no longer generated, but left in place since it was edited by hand",
                    "remove it, or move it out of the output folder",
                )
                for path in self.kept
            ),
        ]

    def refusals(self, output: Path) -> list[Problem]:
        """Return why nothing can be written without force."""
        problems = {
            path: error(
                Place((output / path).as_posix()),
                "this file was not written by specloom",
                "move it away, or overwrite it with --force",
            )
            for path in self.foreign
        }
        for path, why in self.unmergeable.items():
            problems[path] = error(
                Place((output / path).as_posix()),
                f"this file was edited since specloom wrote it, and can't be merged: {why}",
                f"{_FROM_BEFORE if why == UNKNOWN else ''}throw the edit away with --force",
            )
        return [problems[path] for path in sorted(problems)]
