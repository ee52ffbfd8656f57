"""`specloom edits`: what was edited by hand of what was generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..cache.seen import Seen
from ..cache.store import Store, usual_folder
from ..config import Config
from ..problems import SpecloomError
from ..write import read_lock
from ..write.edits import Edit, edits_in
from ..write.lock import NAME as LOCK
from ..write.lock import Lock
from .report import Result, count
from .request import Request
from .runs import each
from .weaving import Weaving, beside


def edits(asked: Request, *, diff: bool) -> Result:
    """List the edited files, with `diff` line by line."""
    return each(asked, lambda config: _edits(asked, config, diff=diff))


def _edits(asked: Request, config: Config, *, diff: bool) -> Result:
    output = config.output
    seen = Seen(output, Store(usual_folder()))
    notes: list[str] = []

    def generated() -> Mapping[str, bytes]:
        try:
            weaving = Weaving(asked, config, rename=False, update_lock=True)
            return {source.path: source.data for source in weaving.outcome.sources}
        except SpecloomError as problem:
            notes.append(f"can't be generated now: {problem.problems[0].message}")
            return {}

    lock = read_lock(output)
    found = edits_in(
        output,
        lock,
        generated,
        beside=beside(config),
        digest_of=seen.digest,
    )
    width = max((len(edit.path) for edit in found), default=0)
    lines = (
        line
        for edit in found
        for line in (
            f"{edit.path:<{width}}  {_told(edit)}",
            *(_shown(edit) if diff else ()),
        )
    )
    return Result(
        lines=tuple(lines),
        notes=tuple(notes),
        summary=_summary(len(found), output.as_posix(), lock),
        data={"edits": [_data(edit) for edit in found]},
    )


def _summary(number: int, output: str, lock: Lock) -> str:
    if not lock.parts:
        return f"there is no {LOCK} in {output}: nothing was generated there"
    files = count(number, "generated file") if number else "no generated file"
    were = "were" if number > 1 else "was"
    return f"{files} in {output} {were} edited by hand"


def _told(edit: Edit) -> str:
    return ", ".join(_words(edit))


def _words(edit: Edit) -> Iterator[str]:
    if edit.base is None:
        yield "what was generated is no longer known"
    elif edit.numbers is None:
        yield "not text"
    elif edit.numbers == (0, 0):
        yield "only how lines end"
    else:
        added, removed = edit.numbers
        yield f"+{added} -{removed}"
    if edit.marker:
        yield f"an unresolved conflict in line {edit.marker}"


def _shown(edit: Edit) -> tuple[str, ...]:
    return () if edit.base is None else edit.lines


def _data(edit: Edit) -> dict[str, object]:
    added, removed = (edit.base is not None and edit.numbers) or (None, None)
    return {
        "path": edit.path,
        "known": edit.base is not None,
        "added": added,
        "removed": removed,
        "conflict": edit.marker or None,
    }
