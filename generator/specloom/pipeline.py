"""The pipeline: from a configuration to formatted sources, room by room.

    read -> check -> model -> plan -> render -> format

Nothing is written here: `write` takes the outcome, or the command line only shows it.
Rooms are imported when they are entered, so that what needs only the first ones is
fast.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from .config import Config
from .problems import DescriptionError, Problem, Severity, UsageError, error
from .sources import Source

if TYPE_CHECKING:
    from .plan.surface import Surface
    from .read import Description

_NOT_IN_THE_OUTPUT = frozenset(
    ("spec", "overlays", "output", "templates", "jobs", "strict", "origin")
)


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

    `digests` gives the sha256 of each document, by the name that goes into the lock.
    """

    surface: Surface
    problems: tuple[Problem, ...]
    digests: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Outcome:
    """A whole run: the sources as they would be written, and every warning."""

    sources: tuple[Source, ...]
    planned: Planned


def plan(config: Config, watch: Watch) -> Planned:
    """Return what a configuration's description gives, and every problem with it.

    Raises UsageError when the configuration doesn't fit, DescriptionError with all
    problems when the description can't be used (or, with `strict`, has any flaw).
    """
    with watch.room("read"):
        description = _read(config)
    problems = list(description.warnings)
    with watch.room("check"):
        from .check import check

        problems += check(description)
        _stop_on_errors(problems, strict=False)
    with watch.room("model"):
        from .model.build import build

        api, found = build(description)
        problems += found
        _stop_on_errors(problems, strict=False)
    with watch.room("plan"):
        from .plan.build import plan as plan_surface

        surface, found = plan_surface(api, config)
        problems += found
        _stop_on_errors(problems, strict=config.strict)
    read = (*description.documents, *description.overlays)
    digests = {_lock_name(document.name): document.digest for document in read}
    return Planned(surface, tuple(problems), digests)


def generate(config: Config, watch: Watch) -> Outcome:
    """Return all that a configuration generates, formatted, in memory.

    Raises what `plan` raises, and UsageError for a mistake in the user's own templates.
    """
    planned = plan(config, watch)
    with watch.room("render"):
        sources = list(
            _place(_render(planned.surface, config), planned.surface, config)
        )
    with watch.room("format"):
        from .format import BadCode, format_sources

        try:
            laid_out = format_sources(sources, config.jobs)
        except BadCode as problem:
            if config.templates is None:
                raise
            hint = f"one of the templates in {config.templates.as_posix()} makes it so"
            raise UsageError(error(None, str(problem), hint)) from problem
    return Outcome(tuple(laid_out), planned)


def config_digest(config: Config) -> str:
    """Return a digest of the settings that decide what is generated."""
    settings = {
        key: value
        for key, value in asdict(config).items()
        if key not in _NOT_IN_THE_OUTPUT
    }
    text = json.dumps(settings, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _read(config: Config) -> Description:
    from .read import read

    if config.spec is None:
        raise UsageError(
            error(
                None,
                "no description is named",
                "give its path, or set `spec` in specloom.yaml or [tool.specloom]",
            )
        )
    return read(
        config.spec,
        folders=config.refs.folders,
        hosts=config.refs.hosts,
        overlays=config.overlays,
    )


def _stop_on_errors(problems: Iterable[Problem], *, strict: bool) -> None:
    found = list(problems)
    if strict:
        found = [replace(problem, severity=Severity.ERROR) for problem in found]
    if any(problem.severity is Severity.ERROR for problem in found):
        raise DescriptionError(found)


def _lock_name(name: str) -> str:
    """Return a document's name as any machine would give it."""
    return Path(name).name if Path(name).is_absolute() else name


def _render(surface: Surface, config: Config) -> Iterator[Source]:
    from .render.engine import Templates

    templates = Templates(config.templates)
    if "client" in config.targets or "cli" in config.targets:
        from .render.client import render_client

        yield from render_client(surface, templates, config)
    if "cli" in config.targets:
        from .render.cli import render_cli

        yield from render_cli(surface, templates)
    if "docs" in config.targets:
        from .render.docs import render_docs

        yield from render_docs(surface, templates)


def _place(
    sources: Iterable[Source], surface: Surface, config: Config
) -> Iterator[Source]:
    """Move the package and the docs to the folders that the configuration gives them."""
    moves = {f"{surface.package}/": config.folders.client, "docs/": config.folders.docs}
    for source in sources:
        first = source.path.split("/")[0] + "/"
        folder = moves.get(first, "")
        if folder:
            rest = source.path if first != "docs/" else source.path.removeprefix(first)
            yield Source(rest if folder == "." else f"{folder}/{rest}", source.text)
        elif "/" in source.path or not config.folders.client:
            yield source
