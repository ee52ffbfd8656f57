"""The pipeline: from a configuration to formatted sources, room by room.

    read -> check -> model -> plan -> render -> format

The check goes on beside the rooms behind it; nothing is handed out before its verdict.
The last two take turns, piece by piece: see `weave`.
Nothing is written here: `write` takes the outcome, or the command line only shows it.
Rooms are imported when they are entered, so that what needs only the first ones is
fast.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from . import deep
from .addresses import is_remote, public
from .config import Config
from .memory import NO_NAMES, Names
from .problems import DescriptionError, Place, Problem, Severity, UsageError, error
from .sources import File, Known, Read, Source
from .values import dataclass

if TYPE_CHECKING:
    from .plan.surface import Surface
    from .read import Description
    from .read.answers import Answers
    from .read.pins import Pins


class Watch:
    """Tells a listener which room is entered, and keeps the time spent in each."""

    def __init__(self, listener: Callable[[str], None] | None = None) -> None:
        self._listener = listener
        self.seconds: dict[str, float] = {}

    @contextmanager
    def room(self, name: str) -> Generator[None]:
        """Time what happens inside as one room's."""
        if self._listener:
            self._listener(name)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = perf_counter() - start


@dataclass(frozen=True)
class Planned:
    """A description that was read, checked and planned.

    `read` are the documents that it comes from.
    """

    surface: Surface
    problems: tuple[Problem, ...]
    read: tuple[Read, ...]


@dataclass(frozen=True)
class Outcome:
    """A whole run: the files as they would be written, and every warning.

    `known` is what the next run can take for `standing`, where a file is as it was.
    """

    files: tuple[File, ...]
    planned: Planned
    known: Known

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files whose contents are at hand: all but those that stand already."""
        return tuple(file for file in self.files if isinstance(file, Source))


def plan(config: Config, watch: Watch, names: Names = NO_NAMES) -> Planned:
    """Return what a configuration's description gives, and every problem with it.

    `names` are those that an earlier run gave: they stay.

    Raises UsageError when the configuration doesn't fit, DescriptionError with all
    problems when the description can't be used (or, with `strict`, has any flaw).
    """
    with _Checked(config, watch) as checked:
        planned = deep.call(lambda: _plan(config, watch, checked, names))
    return checked.with_verdict(planned)


def generate(
    config: Config,
    watch: Watch,
    names: Names = NO_NAMES,
    standing: Known | None = None,
    answers: Answers | None = None,
) -> Outcome:
    """Return all that a configuration generates, formatted, in memory.

    What is known to be `standing` in the output isn't made again where it would be the
    same; None stands for a run that nothing will be known of. `answers` are those that
    applications gave in the same run: they aren't asked again.
    Raises what `plan` raises, and UsageError for a mistake in the user's own templates.
    """
    with _Checked(config, watch, answers) as checked:
        planned = deep.call(lambda: _plan(config, watch, checked, names))
        checked.stop_on_errors()
        with watch.room("render"):
            from .extras import taken_beside
            from .weave import weave

            beside, read = taken_beside(checked.description, planned.surface, config)
            woven = weave(planned.surface, config, standing, beside)
        problems = (*planned.problems, *woven.problems)
        planned = replace(planned, problems=problems, read=(*planned.read, *read))
        files = woven.files
        if checked.description.pins:
            files += checked.description.pins.files()
    return Outcome(files, checked.with_verdict(planned), woven.known)


class _Checked:
    """A description that is being checked while the rooms behind work on it.

    What they raise may only be the work of flaws that the check finds, so that its
    verdict is heard first.
    """

    def __init__(
        self, config: Config, watch: Watch, answers: Answers | None = None
    ) -> None:
        self._config, self._watch = config, watch
        with watch.room("read"):
            self.description = _read(config, answers)
            # All documents, so that both sides know the same ones.
            self.description.read_all()
        with watch.room("check"):
            from .check.beside import Verdict

            self._verdict = Verdict(self.description, alone=config.jobs == 1)
        self.stop_on_errors()

    def __enter__(self) -> _Checked:
        return self

    def __exit__(self, _type: object, raised: BaseException | None, _: object) -> None:
        if raised is None or isinstance(raised, Exception):
            _stop_on_errors(self._verdict.problems, strict=False)
            self._watch.seconds["check"] = self._verdict.seconds
        if isinstance(raised, RecursionError):
            hint = "give inner schemas names and refer to them"
            place = self.description.root.place
            said = "something in the description is nested too deeply to be generated"
            raise DescriptionError(error(place, said, hint)) from raised

    def stop_on_errors(self) -> None:
        """Raise DescriptionError if it is known already that the description has errors."""
        if self._verdict.is_ready:
            _stop_on_errors(self._verdict.problems, strict=False)

    def with_verdict(self, planned: Planned) -> Planned:
        """Return what was planned with the problems of the check, in the rooms' order."""
        problems = (*self._verdict.problems, *planned.problems)
        _stop_on_errors(problems, strict=self._config.strict)
        return replace(planned, problems=problems)


def _plan(config: Config, watch: Watch, checked: _Checked, names: Names) -> Planned:
    with watch.room("model"):
        from .model.build import build

        api, found = build(checked.description)
        problems = list(found)
        _stop_on_errors(problems, strict=False)
    checked.stop_on_errors()
    with watch.room("plan"):
        from .plan.build import plan as plan_surface

        surface, found = plan_surface(api, config, names)
        problems += found
        _stop_on_errors(problems, strict=False)
    entry = checked.description.root.document.name
    documents = (*checked.description.documents, *checked.description.overlays)
    read = [Read(_lock_name(d.name, entry), d.name, d.digest) for d in documents]
    return Planned(surface, tuple(problems), tuple(read))


def pins_of(config: Config) -> Pins:
    """Return the copies of remote documents that earlier runs left in the output."""
    from .read.pins import PART, Pins
    from .write import read_lock

    def digests() -> Mapping[str, str]:
        part = read_lock(config.output).parts.get(PART)
        return part.files if part else {}

    return Pins(config.output, digests, fresh=config.refresh)


def content_of(config: Config, answers: Answers) -> Callable[[str], bytes | None]:
    """Return what tells the content of a document that a run of a configuration reads.

    None for one that can't be told without reading the description. What applications
    say is put among the `answers`.
    """
    from .read.inputs import content

    pins, folder = pins_of(config), config.origin.folder
    python = config.python
    return lambda at: content(
        at, folder=folder, python=python, answers=answers, pins=pins
    )


def _read(config: Config, answers: Answers | None) -> Description:
    from .read import read

    if config.spec is None:
        raise UsageError(
            error(
                None,
                "no description is named",
                "give its path, or set `spec` in specloom.yaml or [tool.specloom]",
            )
        )
    try:
        return read(
            config.spec,
            folders=config.refs.folders,
            hosts=config.refs.hosts,
            overlays=config.overlays,
            folder=config.origin.folder,
            python=config.python,
            answers=answers,
            pins=pins_of(config),
        )
    except DescriptionError as failed:
        place = config.origin.places.get(("spec",))
        named = public(config.spec)
        if place is None or failed.problems[0].place != Place(named):
            raise
        told = f"spec: {named}: {failed.problems[0].message}"
        problem = replace(failed.problems[0], place=place, message=told)
        raise DescriptionError(problem) from None


def _stop_on_errors(problems: Iterable[Problem], *, strict: bool) -> None:
    found = list(problems)
    if strict:
        found = [replace(problem, severity=Severity.ERROR) for problem in found]
    if any(problem.severity is Severity.ERROR for problem in found):
        raise DescriptionError(found)


def _lock_name(name: str, entry: str) -> str:
    """Return a document's name as any machine would give it."""
    if not Path(name).is_absolute():
        return name
    if is_remote(entry):
        return Path(name).name
    return Path(os.path.relpath(name, Path(entry).absolute().parent)).as_posix()
