"""What each command does, as a result to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from .. import __version__
from ..addresses import public
from ..config import TARGETS, Config, load
from ..memory import NO_NAMES, Names
from ..pipeline import Outcome, Watch, config_digest, plan
from ..pipeline import generate as generate_sources
from ..problems import Problem
from ..write import Changes, Inputs, compare, names_in, parts_in, write, write_new
from .report import Result, count, status, warnings_among
from .request import Request

_WORDS = ("added", "changed", "removed", "edited", "foreign", "kept")


def generate(asked: Request, *, force: bool, rename: bool) -> Result:
    """Write what a configuration generates."""
    config, watch = _start(asked)
    outcome = generate_sources(config, watch, _names(config, rename))
    with watch.room("write"):
        changes = write(
            outcome.sources,
            config.output,
            _inputs(config, outcome),
            beside=_beside(config),
            names=outcome.planned.surface.names,
            force=force,
        )
    problems = _problems(config, outcome, changes)
    said = [_files(config, outcome), _tally(changes), _flaws(problems)]
    return Result(
        lines=_paths(changes) if asked.verbose else (),
        notes=_timings(watch, asked),
        summary=f"generated {'; '.join(said)}",
        problems=problems,
        data=_data(changes, outcome),
    )


def check(asked: Request, *, rename: bool) -> Result:
    """Tell what `generate` would change."""
    config, watch = _start(asked)
    outcome = generate_sources(config, watch, _names(config, rename))
    changes = compare(
        outcome.sources,
        config.output,
        _inputs(config, outcome),
        beside=_beside(config),
        names=outcome.planned.surface.names,
    )
    problems = _problems(config, outcome, changes)
    files = _files(config, outcome)
    summary = f"stale: {_tally(changes)}" if changes else f"up to date: {files}"
    return Result(
        lines=_paths(changes),
        notes=_timings(watch, asked),
        summary=f"{summary}; {_flaws(problems)}",
        problems=problems,
        data=_data(changes, outcome),
        exit_code=1 if changes else 0,
    )


def validate(asked: Request) -> Result:
    """Tell every problem of a description."""
    config, watch = _start(asked)
    planned = plan(config, watch)
    found = _flaws(planned.problems) if planned.problems else "no problems"
    return Result(
        notes=_timings(watch, asked),
        summary=f"{public(config.spec or '')}: {found}",
        problems=planned.problems,
    )


def inspect(asked: Request, *, rename: bool) -> Result:
    """Tell where every operation is placed."""
    config, watch = _start(asked)
    planned = plan(config, watch, _names(config, rename))
    placed = [
        (".".join((*resource.path, method.name)), method.operation)
        for resource, method in planned.surface.methods()
    ]
    width = max((len(name) for name, _ in placed), default=0)
    return Result(
        lines=tuple(f"{name:<{width}}  {op.verb} {op.path}" for name, op in placed),
        notes=(*_displaced(planned.surface.gave_way), *_timings(watch, asked)),
        problems=(*config.origin.warnings, *planned.problems),
        data={
            "methods": [
                {"name": name, "verb": op.verb, "path": op.path} for name, op in placed
            ]
        },
    )


def export_templates(folder: Path, *, force: bool) -> Result:
    """Copy the built-in templates."""
    from ..render.engine import builtin_sources

    sources = builtin_sources()
    write_new(sources, folder, force=force)
    return Result(
        summary=f"copied {count(len(sources), 'template')} to {folder.as_posix()}",
        data={"files": [source.path for source in sources]},
    )


def _start(asked: Request) -> tuple[Config, Watch]:
    config = replace(load(asked.config_file, asked.settings), refresh=asked.refresh)
    if asked.targets:
        others = set(config.targets) & parts_in(config.output) - {*asked.targets}
        beside = tuple(target for target in TARGETS if target in others)
        config = replace(config, targets=asked.targets, beside=beside)
    return config, Watch(status(asked))


def _names(config: Config, rename: bool) -> Names:
    """Return the names that are to stay: those of the output folder's last run."""
    return NO_NAMES if rename else names_in(config.output)


def _beside(config: Config) -> tuple[str, ...]:
    """Return the parts of the output that stay although this run doesn't make them."""
    shared = ("package",) if {"client", "cli"} & {*config.beside} else ()
    return (*config.beside, *shared)


def _inputs(config: Config, outcome: Outcome) -> Inputs:
    return Inputs(__version__, outcome.planned.digests, config_digest(config))


def _files(config: Config, outcome: Outcome) -> str:
    number = len(outcome.sources) + 1  # the lock is one more
    return f"{count(number, 'file')} in {config.output.as_posix()}"


def _tally(changes: Changes) -> str:
    """Return `1 added, 2 changed, 0 removed`, and what else there is."""
    numbers = {word: len(getattr(changes, word)) for word in _WORDS}
    always = _WORDS[:3]
    return ", ".join(
        f"{n} {word}" for word, n in numbers.items() if n or word in always
    )


def _problems(
    config: Config, outcome: Outcome, changes: Changes
) -> tuple[Problem, ...]:
    return (
        *config.origin.warnings,
        *outcome.planned.problems,
        *changes.warnings(config.output),
    )


def _flaws(problems: Iterable[Problem]) -> str:
    found = list(problems)
    unsupported = sum(problem.unsupported for problem in found)
    return f"{count(warnings_among(found), 'warning')}, {unsupported} unsupported"


def _paths(changes: Changes) -> tuple[str, ...]:
    return tuple(
        f"{word}: {path}" for word in _WORDS for path in getattr(changes, word)
    )


def _displaced(names: Sequence[str]) -> tuple[str, ...]:
    """Return a line about methods whose better name another one has."""
    if not names:
        return ()
    listed = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
    told = count(len(names), "method") + " gave way to others of the same name"
    return (f"{told}: {listed}; `resources` in the configuration can name them",)


def _timings(watch: Watch, asked: Request) -> tuple[str, ...]:
    if not asked.verbose:
        return ()
    return tuple(f"{room}: {seconds:.2f} s" for room, seconds in watch.seconds.items())


def _data(changes: Changes, outcome: Outcome) -> dict[str, object]:
    return {
        "generated": [source.path for source in outcome.sources],
        **{word: list(getattr(changes, word)) for word in _WORDS},
    }
