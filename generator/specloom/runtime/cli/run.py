"""One command, run: arguments, request, answer, exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from itertools import islice
from typing import Any

import click

from . import confirm, gather, piped, show
from .credentials import placeholder
from .options import Settings
from .problems import Wrong
from .send import Sender, streamed
from .show import Sink
from .tables import App, Command
from .terminal import is_terminal
from .tokens import Given

_UPLOAD = "-"
_STREAMS = ("events", "lines")
_BINARY = "the answer is binary: give --output FILE, or pipe it on"


def run(app: App, command: Command, given: list[Given], settings: Settings) -> int:
    """Run a command and return the process's exit code."""
    found = gather.arguments(command, given, _piped(command, given))
    uploads = _uploads(command, found, settings)
    sender = Sender(app, command, found, settings)
    transform = _compiled(settings.transform, "--transform")
    transform_error = _compiled(settings.transform_error, "--transform-error")
    try:
        if settings.dry_run:
            _print_curl(app, sender)
        else:
            if confirm.deletes(command) and not settings.yes and confirm.can_be_asked():
                confirm.ask(sender.prepared())
            with uploads:
                _answer(app, command, sender, settings, transform)
    except (BrokenPipeError, click.ClickException):
        raise
    except Exception as error:  # noqa: BLE001
        from .failures import answered

        return answered(error, settings, transform_error)
    return 0


def _piped(command: Command, given: list[Given]) -> dict[str, Any]:
    if not command.flags or any(_reads_input(use) for use in given):
        return {}
    return piped.parameters(command)


def _reads_input(use: Given) -> bool:
    from .files import reads_input
    from .values import takes

    shape = use.flag.shape
    upload = use.text == _UPLOAD and takes(shape.items or shape, "file")
    return upload or reads_input(use.text)


def _compiled(expression: str | None, label: str) -> Any:
    return None if expression is None else show.transformer(expression, label)


def _print_curl(app: App, sender: Sender) -> None:
    from .curl import command

    names = [placeholder(c) for c in app.credentials]
    click.echo(command(sender.prepared(), names))


def _answer(
    app: App, command: Command, sender: Sender, settings: Settings, transform: Any
) -> None:
    if sender.kind == "binary" or settings.format == "raw":
        _copy(app, sender, settings)
        return
    if settings.format == "explore":
        from .explore import check

        check(settings.output)
    many = sender.kind in ("pages", *_STREAMS)
    value = None if many else sender.value()
    if sender.kind == "empty" or (value is None and not many):
        return
    # What any request is answered with may turn out to be a stream.
    stream = sender.items() if sender.kind in _STREAMS else streamed(value)
    if settings.format == "explore":
        _explore(command, sender, settings, stream, value, transform)
        return
    with _written(app, settings, stream is not None) as (out, terminal):
        names, asked = _columns(command, settings)
        printer = show.Printer(
            out, terminal, settings.format, settings.raw_output, names, asked
        )
        if many or stream is not None:
            items = stream or _items(sender, settings, out)
            some = islice(items, settings.max_items)
            printer.many(_transformed(some, transform), stream is not None)
        else:
            some = _cut(value, settings.max_items)
            printer.one(show.transformed(some, transform, "--transform"))


def _cut(value: Any, most: int | None) -> Any:
    """Return an answer with so many items at most of the list that it is or holds."""
    if most is None:
        return value
    from .columns import cut

    return cut(value, most)


def _explore(
    command: Command,
    sender: Sender,
    settings: Settings,
    stream: Iterator[Any] | None,
    value: Any,
    transform: Any,
) -> None:
    from .explore import explore

    title, items = f"{command.verb} {command.path}", stream
    if sender.kind == "pages":
        items = (item for page in sender.pages() for item in page)
    if items is None:
        whole = _cut(value, settings.max_items)
        explore(title, show.transformed(whole, transform, "--transform"))
        return
    some = _transformed(islice(items, settings.max_items), transform)
    explore(title, None, some, live=stream is not None)


@contextmanager
def _written(
    app: App, settings: Settings, bits: bool
) -> Generator[tuple[Sink, bool], None, None]:
    """Give the stream to write to, and whether it is a terminal: then long output is paged.

    What comes in `bits` is shown as it comes.
    """
    with show.output(settings.output) as (out, terminal):
        if not terminal or bits or settings.no_pager:
            yield out, terminal
        else:
            from .pager import paged

            with paged(app.env_prefix, out) as held:
                yield held, terminal


def _items(sender: Sender, settings: Settings, out: Sink) -> Iterator[Any]:
    """Yield the items of a list."""
    pages = sender.pages()
    if _looked_at(settings):
        from . import progress

        unseen = progress.unseen(settings.output)
        pages = progress.read(pages, lambda: unseen or getattr(out, "holding", False))
    return (item for page in pages for item in page)


def _columns(command: Command, settings: Settings) -> tuple[tuple[str, ...], bool]:
    """Return the columns of a table, and whether they were asked for."""
    if settings.columns is not None:
        asked = (name.strip() for name in settings.columns.split(","))
        return tuple(filter(None, asked)), True
    # What a transformation makes has fields of its own.
    return () if settings.transform else command.columns, False


def _transformed(values: Iterator[Any], transform: Any) -> Iterator[Any]:
    for value in values:
        yield show.transformed(value, transform, "--transform")


def _copy(app: App, sender: Sender, settings: Settings) -> None:
    """Copy a body as it comes, but bytes never onto a terminal."""
    to_screen = settings.output in (None, "-") and is_terminal(sys.stdout)
    if to_screen and sender.kind == "binary":
        raise Wrong(_BINARY)
    from .progress import shown

    seen = _looked_at(settings) and not to_screen
    bits = sender.kind in ("binary", *_STREAMS)
    with shown() if seen else nullcontext() as progress:
        body = sender.body(progress)
        first = next(body, b"")
        if to_screen and b"\0" in first:
            raise Wrong(_BINARY)
        with _written(app, settings, bits) as (out, _):
            out.write(first)
            out.flush()
            for chunk in body:
                out.write(chunk)
                out.flush()


def _looked_at(settings: Settings) -> bool:
    """True when someone looks at standard error who can be shown how far it is.

    What `--debug` shows there would be torn apart.
    """
    plain = settings.debug or settings.quiet or os.environ.get("TERM") == "dumb"
    return not plain and is_terminal(sys.stderr)


def _uploads(
    command: Command, found: gather.Arguments, settings: Settings
) -> AbstractContextManager[Any]:
    """Watch how files are read that a request sends, until what is given is closed."""
    sends = command.body in ("multipart", "binary") and not settings.dry_run
    if not (sends and _looked_at(settings)):
        return nullcontext()
    from . import progress

    uploads = progress.Uploads()
    for flag in command.flags:
        if flag.name in found and flag.place in ("body", "whole-body"):
            found[flag.name] = uploads.wrapped(found[flag.name])
    return closing(uploads)
