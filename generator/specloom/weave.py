"""From a surface to finished sources: rendered, laid out, and in their folders.

The work comes in pieces, which are shared between processes; whoever rendered a piece
lays it out too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .config import Config
from .format import BadCode, format_sources
from .problems import UsageError, error
from .render.engine import Templates
from .render.pieces import Piece, Rendered, piece
from .share import share
from .sources import Source
from .targets import BUILT_IN

if TYPE_CHECKING:
    from .plan.surface import Surface


_OURS: Final = (*BUILT_IN, "package")


def weave(surface: Surface, config: Config) -> tuple[Source, ...]:
    """Return all files that a configuration wants, as they would be written.

    Raises UsageError for a mistake in the user's own templates.
    """
    pieces = [
        partial(_finished, part, piece, surface, config)
        for part, piece in _pieces(surface, config)
    ]
    done = share(pieces, config.jobs or os.cpu_count() or 1)
    sources = [source for each in done for source in each.sources]
    if "docs" in config.targets:
        from .render.docs import search_index

        index = search_index(hit for each in done for hit in each.hits)
        sources += _place("docs", [index], surface, config)
    return tuple(sources)


def _pieces(surface: Surface, config: Config) -> Iterator[tuple[str, Piece]]:
    """Yield what there is to render, and the part that it belongs to."""
    templates = Templates(config.templates)
    if "client" in config.targets:
        from .render.client import client_pieces

        for each in client_pieces(surface, templates, config):
            yield "client", each
    if "cli" in config.targets:
        from .render.cli import render_cli

        yield "cli", piece(lambda: render_cli(surface, templates))
    if "client" in config.targets or "cli" in config.targets:
        from .render.package import render_package

        every = replace(config, targets=(*config.targets, *config.beside))
        yield "package", piece(lambda: render_package(surface, templates, every))
    if "docs" in config.targets:
        from .render.docs import docs_pieces

        for each in docs_pieces(surface, templates):
            yield "docs", each
    for name in config.targets:
        if name not in BUILT_IN:
            from .render.others import render_other

            yield name, piece(partial(render_other, name, surface, config))


def _finished(part: str, piece: Piece, surface: Surface, config: Config) -> Rendered:
    rendered = piece()
    whole = config.templates is not None or part not in _OURS
    placed = _place(part, rendered.sources, surface, config)
    try:
        sources = format_sources(placed, whole=whole)
    except BadCode as problem:
        if not whole:
            raise
        hint = _who_made_it(part, config)
        raise UsageError(error(None, str(problem), hint)) from problem
    return replace(rendered, sources=tuple(sources))


def _who_made_it(part: str, config: Config) -> str:
    if part not in _OURS:
        return f"the target {part!r} makes it so"
    templates = (config.templates or Path()).as_posix()
    return f"one of the templates in {templates} makes it so"


def _place(
    part: str, sources: Iterable[Source], surface: Surface, config: Config
) -> Iterator[Source]:
    """Move the package and the docs to the folders that the configuration gives them.

    With each source its part.
    """
    moves = {f"{surface.package}/": config.folders.client, "docs/": config.folders.docs}
    for source in sources:
        path = source.path
        first = path.split("/")[0] + "/"
        folder = moves.get(first, "")
        if folder:
            rest = path if first != "docs/" else path.removeprefix(first)
            path = rest if folder == "." else f"{folder}/{rest}"
        elif part == "package" and "/" not in path and config.folders.client:
            continue
        yield Source(path, source.text, part)
