"""From a surface to finished sources: rendered, laid out, and in their folders.

The work comes in pieces, which are shared between processes; whoever rendered a piece
lays it out too. What is known to stand in the output already isn't rendered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .config import Config
from .format import BadCode, format_source
from .problems import Problem, UsageError, error
from .render.engine import Templates
from .render.pieces import Draft, Piece, piece
from .share import share
from .sources import File, Known, Source, Standing
from .targets import BUILT_IN
from .values import dataclass

if TYPE_CHECKING:
    from .plan.docs import Extras
    from .plan.surface import Surface


_OURS: Final = (*BUILT_IN, "package")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is taken from beside the surface.

    `description` gives the whole of it, in one document, `download` the file of that
    name that the docs offer.
    """

    description: Callable[[], Any]
    extras: Extras | None = None
    download: Callable[[], bytes] = bytes


@dataclass(frozen=True, slots=True)
class Woven:
    """All files of a run, what the next one can know of them, and what is to be said."""

    files: tuple[File, ...]
    known: Known
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Finished:
    """A piece, done. `keys` are those of the files that were drafts."""

    files: tuple[File, ...]
    keys: Mapping[str, str]
    hits: tuple[str, ...]


def weave(
    surface: Surface,
    config: Config,
    standing: Known | None,
    beside: Beside,
) -> Woven:
    """Return all files that a configuration wants, as they would be written.

    `standing` are those that are in the output as they were written, None where nobody
    will want to know.
    Raises UsageError for a mistake in the user's own templates.
    """
    pieces = [
        partial(_finished, part, piece, surface, config, standing)
        for part, piece in _pieces(surface, config, beside.extras)
    ]
    done = share(pieces, config.jobs or os.cpu_count() or 1)
    files = [file for each in done for file in each.files]
    keys = {path: key for each in done for path, key in each.keys.items()}
    if "docs" in config.targets:
        from .render.docs import search_index
        from .write import NotAtHand

        index = search_index(hit for each in done for hit in each.hits)
        more = [index, *_of_all_pages(files, config, beside)]
        files += map(_written, _place("docs", more, surface, config))
        try:
            whole, key = _whole_docs(files, surface, config, standing)
        except NotAtHand:
            # A page was changed after it was looked at: nothing is taken for granted.
            return weave(surface, config, {}, beside)
        files.append(whole)
        keys |= {whole.path: key} if standing is not None else {}
    if "tests" in config.targets:
        from .render.tests import described

        copy = described(beside.description())
        files += map(_written, _place("tests", [copy], surface, config))
    known = {f.path: (keys[f.path], f.digest) for f in files if f.path in keys}
    return Woven(tuple(files), known, tuple(_doubts(config)))


def _doubts(config: Config) -> Iterator[Problem]:
    if config.templates is not None:
        from .render.unused import unused

        yield from unused(config.templates)


def _pieces(
    surface: Surface, config: Config, extras: Extras | None
) -> Iterator[tuple[str, Piece]]:
    """Yield what there is to render, and the part that it belongs to."""
    templates = Templates(config.templates)
    if "client" in config.targets:
        from .render.client import client_pieces

        for each in client_pieces(surface, templates):
            yield "client", each
    if "cli" in config.targets:
        from .render.cli import render_cli
        from .render.inputs import render_inputs

        yield "cli", piece(lambda: render_cli(surface, templates))
        yield "cli", piece(lambda: render_inputs(surface))
    if "client" in config.targets or "cli" in config.targets:
        from .render.package import render_package

        every = replace(config, targets=(*config.targets, *config.beside))
        yield "package", piece(lambda: render_package(surface, templates, every))
    if "docs" in config.targets:
        from .render.docs import docs_pieces

        for each in docs_pieces(surface, templates, extras):
            yield "docs", each
    if "tests" in config.targets:
        from .render.tests import render_tests

        yield "tests", piece(lambda: render_tests(surface, templates, config))
    for name in config.targets:
        if name not in BUILT_IN:
            from .render.others import render_other

            yield name, piece(partial(render_other, name, surface, config))


def _finished(
    part: str, piece: Piece, surface: Surface, config: Config, standing: Known | None
) -> _Finished:
    rendered = piece()
    whole = config.templates is not None or part not in _OURS
    files: list[File] = []
    keys: dict[str, str] = {}
    for each in _place(part, rendered.files, surface, config):
        if isinstance(each, Draft) and standing is not None:
            keys[each.path] = each.values.key
            key, digest = standing.get(each.path, ("", ""))
            if key == each.values.key:
                files.append(Standing(each.path, digest, part))
                continue
        try:
            source = format_source(_written(each), whole=whole)
        except BadCode as problem:
            if not whole:
                raise
            hint = _who_made_it(part, config)
            raise UsageError(error(None, str(problem), hint)) from problem
        _ = source.digest  # It is kept: here all cores work at them.
        files.append(source)
    return _Finished(tuple(files), keys, rendered.hits)


def _of_all_pages(
    files: Sequence[File], config: Config, beside: Beside
) -> Iterator[Source]:
    """Yield what the docs have beside their pages, which are among the files."""
    from .render.beside import downloaded, sitemap

    if config.docs.url:
        pages = _docs_in(files, config, ".html")
        yield from sitemap(pages, config.docs.url)
    if beside.extras and beside.extras.download:
        yield downloaded(beside.extras.download, beside.download())


def _whole_docs(
    files: Sequence[File], surface: Surface, config: Config, standing: Known | None
) -> tuple[File, str]:
    """Return the docs as one text, and what it was made of.

    Pages that stand in the output are read there, where another one has changed.
    Raises NotAtHand when one is no longer what it was.
    """
    from .render.beside import WHOLE, reading_order, whole, whole_key
    from .write import kept

    pages = _docs_in(files, config, ".md")
    ordered = [pages[page] for page in reading_order(pages)]
    key = whole_key(page.digest for page in ordered)
    (empty,) = _place("docs", [Source(WHOLE, "")], surface, config)
    known, digest = (standing or {}).get(empty.path, ("", ""))
    if known == key:
        return Standing(empty.path, digest, "docs"), key
    text = whole(
        page.data if isinstance(page, Source) else kept(config.output, page)
        for page in ordered
    )
    return Source(empty.path, text, "docs"), key


def _docs_in(files: Sequence[File], config: Config, suffix: str) -> dict[str, File]:
    """Return the files of the docs that have a suffix, by their path in the docs."""
    folder = config.folders.docs or "docs"
    prefix = "" if folder == "." else f"{folder}/"
    return {
        file.path.removeprefix(prefix): file
        for file in files
        if file.part == "docs" and file.path.endswith(suffix)
    }


def _written(file: Draft | Source) -> Source:
    if isinstance(file, Source):
        return file
    return Source(file.path, file.write(), file.part)


def _who_made_it(part: str, config: Config) -> str:
    if part not in _OURS:
        return f"the target {part!r} makes it so"
    templates = (config.templates or Path()).as_posix()
    return f"one of the templates in {templates} makes it so"


def _place(
    part: str, files: Iterable[Draft | Source], surface: Surface, config: Config
) -> Iterator[Draft | Source]:
    """Move package, docs and tests to the folders that the configuration gives them.

    With each file its part.
    """
    folders = config.folders
    moves = {
        f"{surface.package}/": folders.client,
        "docs/": folders.docs,
        "tests/": folders.tests,
    }
    for file in files:
        path = file.path
        first = path.split("/")[0] + "/"
        folder = moves.get(first, "")
        if folder:
            whole = first not in ("docs/", "tests/")
            rest = path if whole else path.removeprefix(first)
            path = rest if folder == "." else f"{folder}/{rest}"
        elif part == "package" and "/" not in path and config.folders.client:
            continue
        yield replace(file, path=path, part=part)
