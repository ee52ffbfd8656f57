"""`specloom generate` and `specloom check`: what there is to be, and what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ..config import Config
from ..write import Changes, difference, write_manifest
from ..write.lock import NAME as LOCK
from .report import Result
from .request import Request
from .runs import each
from .weaving import WORDS, Weaving


def generate(
    asked: Request,
    *,
    force: bool,
    rename: bool,
    update_lock: bool,
    manifest: Path | None = None,
    fail_on_change: bool = False,
) -> Result:
    """Write what is configured, and into the `manifest` a list of it.

    A change is told by the exit code with `fail_on_change`.
    """
    files: list[str] = []
    known: set[str] = set()
    folders: list[str] = []
    changed: list[Changes] = []

    def one(config: Config) -> Result:
        weaving = Weaving(asked, config, rename=rename, update_lock=update_lock)
        known.update((config.output / path).as_posix() for path in weaving.lock.files)
        if config.output != Path():
            folders.append(f"{config.output.as_posix()}/")
        listed = WORDS if asked.verbose else ()
        result = generate_one(weaving, force=force, listed=listed, note=changed.append)
        output = config.output
        files.extend((output / path).as_posix() for path in weaving.record.paths)
        files.append((output / LOCK).as_posix())
        return result

    result = each(asked, one, writes=True)
    if manifest is not None and not result.exit_code:
        write_manifest(
            manifest,
            files,
            lambda line: line in known or line.startswith((*folders,)),
            force=force,
        )
    if fail_on_change and changed and not result.exit_code:
        return replace(result, exit_code=1)
    return result


def check(asked: Request, *, rename: bool, update_lock: bool, diff: bool) -> Result:
    """Tell what `generate` would change, and why."""
    return each(
        asked,
        lambda config: check_one(
            Weaving(asked, config, rename=rename, update_lock=update_lock), diff=diff
        ),
    )


def generate_one(
    weaving: Weaving,
    *,
    force: bool,
    listed: Sequence[str],
    note: Callable[[Changes], None] | None = None,
) -> Result:
    """Write one run's files where any is to be written; `listed` are kinds to name.

    `note` is told what was changed, if anything was.
    """
    changes = weaving.bring(force=force)
    if changes and note:
        note(changes)
    result = weaving.result(changes, f"generated {weaving.files()}; {_tally(changes)}")
    return replace(result, lines=_paths(changes, listed))


def check_one(weaving: Weaving, *, diff: bool) -> Result:
    """Tell what one run would change, and why; with `diff` line by line."""
    changes = weaving.changes()
    if not changes:
        said = "conflicts are left" if changes.needs_hands else "up to date"
        by_hand = (weaving.files(), _tally(changes, always=()))
        return weaving.result(changes, f"{said}: {'; '.join(filter(None, by_hand))}")
    shown = (
        difference(weaving.outcome.sources, weaving.config.output, changes)
        if diff
        else ()
    )
    why = (f"because {reason}" for reason in weaving.why(changes))
    result = weaving.result(changes, f"stale: {_tally(changes)}")
    return replace(result, lines=(*_paths(changes, WORDS), *shown, *why), exit_code=1)


def _tally(changes: Changes, always: Sequence[str] = WORDS[:3]) -> str:
    """Return `1 added, 2 changed, 0 removed`, and what else there is."""
    numbers = {word: len(getattr(changes, word)) for word in WORDS}
    return ", ".join(
        f"{n} {word}" for word, n in numbers.items() if n or word in always
    )


def _paths(changes: Changes, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{word}: {path}" for word in words for path in getattr(changes, word))
