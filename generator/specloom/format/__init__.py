"""Sources in black's layout: the only room that imports black."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from ..sources import Source
from . import black
from .module import laid_out

_WORTH_A_PROCESS = {True: 150_000, False: 4_000_000}
"""Characters of Python that take longer to lay out, by black or not, than a process
takes to start."""


class BadCode(Exception):
    """A generated file that is no Python: a mistake of a template, not of a description."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self.path} is not valid Python: {self.why}"


def format_sources(
    sources: Iterable[Source], jobs: int | None = None, *, whole: bool = False
) -> list[Source]:
    """Return the sources in the same order, Python as black lays it out.

    Other text ends in one newline, bytes stay as they are. Works on up to `jobs` cores
    (None: all there are) where that pays. With `whole`, for Python that the built-in
    templates didn't write, black sees everything. Raises BadCode for what is no Python.
    """
    done = [_ended(source) for source in sources]
    python = [index for index, source in enumerate(done) if _is_python(source)]
    for index, source in _laid_out(done, python, jobs or os.cpu_count() or 1, whole):
        done[index] = source
    return done


def _laid_out(
    sources: Sequence[Source], python: Sequence[int], jobs: int, whole: bool
) -> Iterator[tuple[int, Source]]:
    sizes = {index: len(sources[index].text) for index in python}
    count = min(jobs, sum(sizes.values()) // _WORTH_A_PROCESS[whole])
    if count < 2:
        yield from ((index, _formatted(sources[index], whole)) for index in python)
        return
    shares = _shares(sizes, count)
    with ProcessPoolExecutor(count) as pool:
        work = [([sources[index] for index in share], whole) for share in shares]
        for share, part in zip(shares, pool.map(_format_all, work), strict=True):
            yield from zip(share, part, strict=True)


def _shares(sizes: Mapping[int, int], count: int) -> list[list[int]]:
    """Deal the sources' indexes out to processes, so that each has as much to do."""
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
    return replace(source, text=source.text.rstrip("\n") + "\n" if source.text else "")


def _format_all(work: tuple[Sequence[Source], bool]) -> list[Source]:
    sources, whole = work
    return [_formatted(source, whole) for source in sources]


def _formatted(source: Source, whole: bool) -> Source:
    text = str(source.text)
    try:
        if whole or source.path.endswith(".pyi"):
            done = black.laid_out(text, stub=source.path.endswith(".pyi"))
        else:
            done = laid_out(text)
    except black.NotPython as problem:
        raise BadCode(source.path, str(problem)) from problem
    _compile(source.path, done)
    return replace(source, text=done)


def _compile(path: str, text: str) -> None:
    """Raise BadCode for what is no Python, whoever laid it out: the last look at it."""
    try:
        compile(text, path, "exec", dont_inherit=True)
    except SyntaxError as problem:
        why = f"line {problem.lineno or 1}: {problem.msg}"
        raise BadCode(path, why) from problem
    except (ValueError, RecursionError, MemoryError) as problem:
        raise BadCode(path, str(problem) or "nested too deeply") from problem
