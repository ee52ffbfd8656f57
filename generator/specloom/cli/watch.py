"""`specloom watch`: generate, and again whenever something that was read is changed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import NoReturn

from watchfiles import watch as changes_in

from ..check.beside import prepare
from ..config import Config
from ..config.files import TOML_NAME, YAML_NAME
from ..problems import SpecloomError, UsageError, error
from ..sources import file_of
from .generate import generate_one
from .report import Result, clear_status, failed, show, show_bug
from .request import Request
from .runs import each
from .weaving import WORDS, Weaving

_SETTLED = 20
"""Milliseconds without another change, after which a file is taken for saved."""
_PATIENCE = 50
_LISTED = 12
_NEWS = tuple(word for word in WORDS if word != "edited")
"""What is worth a line: what stays as it was edited stays so with every save."""
_GLANCE = 1000
"""Milliseconds after which it is looked at the files themselves."""


def watch(asked: Request, *, force: bool, update_lock: bool) -> NoReturn:
    """Generate until interrupted; what is wrong is said, and mended by the next change."""
    if asked.settings.get("spec") == "-":
        said = "standard input is read once, and can't be watched"
        raise UsageError(error(None, said, "name the description's file"))
    gc.enable()  # A run alone is short, but many are not.
    watching = _Watching(asked, force=force, update_lock=update_lock)
    try:
        watching.run()
        prepare()
        while True:
            watching.wait()
            watching.run()
    except KeyboardInterrupt:
        sys.exit(0)


class _Watching:
    """The files to be watched: all that the last run read, and would have read."""

    def __init__(self, asked: Request, *, force: bool, update_lock: bool) -> None:
        self._asked = asked
        self._force, self._update_lock = force, update_lock
        named = asked.config_file
        self._always = {named} if named else {Path(YAML_NAME), Path(TOML_NAME)}
        self._files: set[Path] = set()
        self._stamps: dict[Path, tuple[int, int] | None] = {}

    def run(self) -> None:
        """Generate, say what came of it, and learn what to watch."""
        files = self._files
        self._files = {path.absolute() for path in self._always}
        self._stamps = {path: _stamp(path) for path in self._files | files}
        start = perf_counter()
        try:
            result = each(self._asked, self._generate, writes=True)
        except SpecloomError as problem:
            # What was read of a description is only known when all of it was.
            self._files |= files
            result = failed(problem, self._asked, writes=True)
        except Exception as bug:
            self._files |= files
            clear_status()
            show_bug(bug, self._asked.verbose)
            return
        clear_status()
        took = f"{result.summary} ({perf_counter() - start:.2f} s)"
        summary = took if result.summary else ""
        show(replace(result, lines=_few(result.lines), summary=summary), self._asked)

    def _generate(self, config: Config) -> Result:
        self._note(_named_in(config))
        weaving = Weaving(
            self._asked, config, rename=False, update_lock=self._update_lock
        )
        try:
            result = generate_one(weaving, force=self._force, listed=_NEWS)
        finally:
            # Of an application that fails too: its mistakes are mended there.
            self._note(weaving.answers.files)
        self._note(file_of(read.address) for read in weaving.record.read)
        return result

    def _note(self, paths: Iterable[Path | None]) -> None:
        for path in paths:
            if path is not None:
                self._files.add(path.absolute())
                self._stamps.setdefault(path.absolute(), _stamp(path))

    def wait(self) -> None:
        """Return when one of the files has changed since the last run began."""
        folders = {path if path.is_dir() else path.parent for path in self._files}
        for _ in changes_in(
            *sorted(folder for folder in folders if folder.is_dir()),
            watch_filter=None,
            debounce=_PATIENCE,
            step=_SETTLED,
            rust_timeout=_GLANCE,
            yield_on_timeout=True,
            recursive=False,
        ):
            if any(_stamp(path) != self._stamps.get(path) for path in self._files):
                return


def _named_in(config: Config) -> Iterator[Path]:
    """Yield what a configuration names; folders are watched for what comes and goes."""
    if config.origin.file:
        yield Path(config.origin.file)
    for address in (config.spec, *config.overlays):
        if address and Path(address).exists():
            yield Path(address)
    if config.changelog:
        yield config.changelog
    if config.templates:
        yield config.templates
        yield from config.templates.rglob("*")


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    more = len(lines) - _LISTED
    return (*lines[:_LISTED], f"... and {more} more") if more > 1 else lines


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
