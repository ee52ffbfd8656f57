"""One command for each configured run, and what came of them as one result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from .. import targets
from ..config import Config, load_all
from ..problems import SpecloomError, UsageError, error
from ..write import parts_in
from .report import Result, failed
from .request import Request


def each(
    asked: Request, work: Callable[[Config], Result], *, writes: bool = False
) -> Result:
    """Return what came of the work for the only run, or of all that were asked for.

    One of several that fails doesn't keep the others from being done.
    """
    configs = [
        _narrowed(config, asked)
        for config in load_all(asked.config_file, asked.settings, asked.runs)
    ]
    if not configs[0].run:
        return work(configs[0])
    results: dict[str, Result] = {}
    for config in configs:
        try:
            results[config.run] = work(config)
        except SpecloomError as problem:
            results[config.run] = failed(problem, asked, writes=writes)
    return _together(results)


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
        problems=tuple(p for result in results.values() for p in result.problems),
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
