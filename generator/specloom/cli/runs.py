"""One command for each configured run, and what came of them as one result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from .. import targets
from ..config import Config, load_all
from ..problems import Place, SpecloomError, UsageError, error
from ..write import Outdated, parts_in
from .report import Result, failed
from .request import Request

_TRIES: Final = 5


def each(
    asked: Request, work: Callable[[Config], Result], *, writes: bool = False
) -> Result:
    """Return what came of the work for the only run, or of all that were asked for.

    One of several that fails doesn't keep the others from being done.
    """
    configs = load_all(asked.config_file, asked.settings, asked.runs)
    if not configs[0].run:
        return _done(configs[0], asked, work)
    results: dict[str, Result] = {}
    for config in configs:
        try:
            results[config.run] = _done(config, asked, work)
        except SpecloomError as problem:
            results[config.run] = failed(problem, asked, writes=writes)
    return _together(results)


def _done(config: Config, asked: Request, work: Callable[[Config], Result]) -> Result:
    """Return what comes of the work, begun again while others change the output."""
    for _ in range(_TRIES):
        with suppress(Outdated):
            return work(_narrowed(config, asked))
    place = Place(config.output.as_posix())
    said = "what stands in this folder was changed while it was written to"
    raise UsageError(error(place, said, "run it again when nobody else does"))


def _narrowed(config: Config, asked: Request) -> Config:
    config = replace(config, refresh=asked.refresh)
    if not asked.targets:
        return config
    for name in asked.targets:
        if not targets.known(name):
            raise UsageError(error(None, *targets.unknown(name)))
    others = set(config.targets) & parts_in(config.output) - {*asked.targets}
    beside = tuple(target for target in config.targets if target in others)
    return replace(config, targets=asked.targets, beside=beside)


def _together(results: dict[str, Result]) -> Result:
    data = {
        name: {"exit_code": result.exit_code, **result.data}
        for name, result in results.items()
    }
    return Result(
        lines=_named(results, lambda result: result.lines),
        notes=_named(results, lambda result: result.notes),
        summary="\n".join(_named(results, lambda result: [result.summary])),
        # What is wrong with that which several runs share is told once.
        problems=tuple(
            dict.fromkeys(p for result in results.values() for p in result.problems)
        ),
        data={"runs": data},
        exit_code=max(result.exit_code for result in results.values()),
    )


def _named(
    results: dict[str, Result], lines: Callable[[Result], Sequence[str]]
) -> tuple[str, ...]:
    return tuple(
        f"{name}: {line}"
        for name, result in results.items()
        for line in lines(result)
        if line
    )
