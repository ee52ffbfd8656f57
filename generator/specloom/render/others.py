"""Targets of other packages: their files, and what goes wrong in them."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Config
from ..plan.surface import Surface
from ..problems import SpecloomError, UsageError, error
from ..sources import Source
from ..targets import find
from .engine import Templates


def render_other(name: str, surface: Surface, config: Config) -> Iterator[Source]:
    """Yield the files of a target; paths are relative to the output folder.

    Raises UsageError where it fails: that is none of specloom's own mistakes.
    """
    target = find(name)
    templates = Templates(config.templates, target.templates)
    try:
        for source in target.render(surface, templates):
            yield Source(source.path, source.text)
    except SpecloomError:
        raise
    except Exception as problem:
        said = f"the target {name!r} failed: {type(problem).__name__}: {problem}"
        hint = "--verbose shows where; tell those who made it"
        raise UsageError(error(None, said, hint)) from problem
