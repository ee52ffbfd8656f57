"""Sources in black's layout: the only room that imports black."""

from __future__ import annotations

from dataclasses import replace

from ..sources import Source
from . import black
from .module import laid_out


class BadCode(Exception):
    """A generated file that is no Python: a mistake of a template, not of a description."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self.path} is not valid Python: {self.why}"


def format_source(source: Source, *, whole: bool = False) -> Source:
    """Return a source as it is written: Python as black lays it out.

    Other text ends in one newline, bytes stay as they are. With `whole`, for Python
    that the built-in templates didn't write, black sees everything. Raises BadCode for
    what is no Python.
    """
    return _formatted(source, whole) if _is_python(source) else _ended(source)


def _is_python(source: Source) -> bool:
    return source.path.endswith((".py", ".pyi")) and isinstance(source.text, str)


def _ended(source: Source) -> Source:
    """Return a source as it is written, if it is no Python."""
    if isinstance(source.text, bytes):
        return source
    return replace(source, text=source.text.rstrip("\n") + "\n" if source.text else "")


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
        # Without docstrings, which says the same of mistakes and takes a fifth less.
        compile(text, path, "exec", dont_inherit=True, optimize=2)
    except SyntaxError as problem:
        why = f"line {problem.lineno or 1}: {problem.msg}"
        raise BadCode(path, why) from problem
    except (ValueError, RecursionError, MemoryError) as problem:
        raise BadCode(path, str(problem) or "nested too deeply") from problem
