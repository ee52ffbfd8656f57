"""Sources in black's layout: the only room that imports black."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from ..sources import Source

_WORTH_A_PROCESS = 150_000
"""Characters of Python that take longer to lay out than a process takes to start."""


class BadCode(Exception):
    """A generated file that is no Python: a mistake of a template, not of a description."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self.path} is not valid Python: {self.why}"


def format_sources(sources: Iterable[Source], jobs: int | None = None) -> list[Source]:
    """Return the sources in the same order, Python as black lays it out.

    Other text ends in one newline, bytes stay as they are. Works on up to `jobs` cores
    (None: all there are) where that pays. Raises BadCode for Python that doesn't parse.
    """
    given = list(sources)
    shares = _shares(given, jobs or os.cpu_count() or 1)
    if len(shares) == 1:
        return _format_all(given)
    with ProcessPoolExecutor(len(shares)) as pool:
        laid_out = pool.map(
            _format_all, ([given[i] for i in share] for share in shares)
        )
        done = dict(
            pair
            for share, part in zip(shares, laid_out, strict=True)
            for pair in zip(share, part, strict=True)
        )
    return [done[index] for index in range(len(given))]


def _shares(sources: Sequence[Source], jobs: int) -> list[list[int]]:
    """Deal the sources' indexes out to processes, so that each has as much to do."""
    sizes = [len(source.text) if _is_python(source) else 0 for source in sources]
    count = max(1, min(jobs, sum(sizes) // _WORTH_A_PROCESS))
    shares: list[list[int]] = [[] for _ in range(count)]
    loads = [0] * count
    for index in sorted(range(len(sources)), key=sizes.__getitem__, reverse=True):
        lightest = loads.index(min(loads))
        shares[lightest].append(index)
        loads[lightest] += sizes[index]
    return shares


def _is_python(source: Source) -> bool:
    return source.path.endswith((".py", ".pyi")) and isinstance(source.text, str)


def _format_all(sources: Sequence[Source]) -> list[Source]:
    return [Source(source.path, _formatted(source)) for source in sources]


def _formatted(source: Source) -> str | bytes:
    if isinstance(source.text, bytes):
        return source.text
    if not _is_python(source):
        return source.text.rstrip("\n") + "\n" if source.text else ""
    import black
    from black.mode import TargetVersion
    from black.parsing import InvalidInput

    mode = black.Mode(
        target_versions={TargetVersion.PY310}, is_pyi=source.path.endswith(".pyi")
    )
    try:
        return black.format_str(source.text, mode=mode)
    except InvalidInput as problem:
        raise BadCode(source.path, str(problem)) from problem
