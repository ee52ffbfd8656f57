"""Sources in black's layout: the only room that imports black."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    done = [_ended(source) for source in sources]
    python = [index for index, source in enumerate(done) if _is_python(source)]
    for index, source in _laid_out(done, python, jobs or os.cpu_count() or 1):
        done[index] = source
    return done


def _laid_out(
    sources: Sequence[Source], python: Sequence[int], jobs: int
) -> Iterator[tuple[int, Source]]:
    shares = _shares({index: len(sources[index].text) for index in python}, jobs)
    if len(shares) == 1:
        yield from ((index, _formatted(sources[index])) for index in shares[0])
        return
    with ProcessPoolExecutor(len(shares)) as pool:
        parts = pool.map(_format_all, ([sources[i] for i in share] for share in shares))
        for share, part in zip(shares, parts, strict=True):
            yield from zip(share, part, strict=True)


def _shares(sizes: Mapping[int, int], jobs: int) -> list[list[int]]:
    """Deal the sources' indexes out to processes, so that each has as much to do."""
    count = max(1, min(jobs, sum(sizes.values()) // _WORTH_A_PROCESS))
    shares: list[list[int]] = [[] for _ in range(count)]
    loads = [0] * count
    for index in sorted(sizes, key=sizes.__getitem__, reverse=True):
        lightest = loads.index(min(loads))
        shares[lightest].append(index)
        loads[lightest] += sizes[index]
    return shares


def _is_python(source: Source) -> bool:
    return source.path.endswith((".py", ".pyi")) and isinstance(source.text, str)


def _ended(source: Source) -> Source:
    """Return a source as it is written, if it is no Python."""
    if isinstance(source.text, bytes) or _is_python(source):
        return source
    return Source(source.path, source.text.rstrip("\n") + "\n" if source.text else "")


def _format_all(sources: Sequence[Source]) -> list[Source]:
    return [_formatted(source) for source in sources]


def _formatted(source: Source) -> Source:
    import black
    from black.mode import TargetVersion
    from black.parsing import InvalidInput

    mode = black.Mode(
        target_versions={TargetVersion.PY310}, is_pyi=source.path.endswith(".pyi")
    )
    try:
        return Source(source.path, black.format_str(str(source.text), mode=mode))
    except InvalidInput as problem:
        raise BadCode(source.path, str(problem)) from problem
