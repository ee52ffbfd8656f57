"""One command, run: arguments, request, answer, exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from . import confirm, gather, piped, show
from .credentials import placeholder
from .options import Settings
from .problems import Wrong
from .send import Sender, explained
from .tables import App, Command
from .tokens import Given

if TYPE_CHECKING:
    from ..client.errors import APIStatusError

_UPLOAD = "-"


def run(app: App, command: Command, given: list[Given], settings: Settings) -> int:
    """Run a command and return the process's exit code."""
    found = gather.arguments(command, given, _piped(command, given))
    sender = Sender(app, command, found, settings)
    transform = _compiled(settings.transform, "--transform")
    transform_error = _compiled(settings.transform_error, "--transform-error")
    try:
        if settings.dry_run:
            _print_curl(app, sender)
        else:
            if confirm.deletes(command) and not settings.yes and confirm.can_be_asked():
                confirm.ask(sender.prepared())
            _answer(sender, settings, transform)
    except (BrokenPipeError, click.ClickException):
        raise
    except Exception as error:  # noqa: BLE001
        return _failed(app, error, settings, transform_error)
    return 0


def _piped(command: Command, given: list[Given]) -> dict[str, Any]:
    if not command.flags or any(_reads_input(use) for use in given):
        return {}
    whole = [flag.name for flag in command.flags if flag.place == "whole-body"]
    return piped.parameters(whole[0] if whole else "")


def _reads_input(use: Given) -> bool:
    from .values import takes

    shape = use.flag.shape
    return use.text == _UPLOAD and takes(shape.items or shape, "file")


def _compiled(expression: str | None, label: str) -> Any:
    return None if expression is None else show.transformer(expression, label)


def _print_curl(app: App, sender: Sender) -> None:
    from .curl import command

    names = [placeholder(c) for c in app.credentials]
    click.echo(command(sender.prepared(), names))


def _answer(sender: Sender, settings: Settings, transform: Any) -> None:
    if sender.kind == "binary" or settings.format == "raw":
        _copy(sender, settings)
        return
    many = sender.kind in ("pages", "events", "lines")
    value = sender.items() if many else sender.value()
    if sender.kind == "empty" or value is None:
        return
    with show.output(settings.output) as (out, terminal):
        printer = show.Printer(out, terminal, settings.format, settings.raw_output)
        if many:
            items = _transformed(islice(value, settings.max_items), transform)
            printer.many(items, streaming=sender.kind != "pages")
        else:
            printer.one(show.transformed(value, transform, "--transform"))


def _transformed(values: Iterator[Any], transform: Any) -> Iterator[Any]:
    for value in values:
        yield show.transformed(value, transform, "--transform")


def _copy(sender: Sender, settings: Settings) -> None:
    """Copy a body as it comes, but bytes never onto a terminal."""
    to_screen = settings.output in (None, "-") and show.is_terminal(sys.stdout)
    if to_screen and sender.kind == "binary":
        raise Wrong("the answer is binary: give --output FILE, or pipe it on")
    from .progress import shown

    hidden = to_screen or settings.quiet
    with nullcontext() if hidden else shown() as progress:
        body = sender.body(progress)
        first = next(body, b"")
        with show.output(settings.output) as (out, _):
            out.write(first)
            out.flush()
            for chunk in body:
                out.write(chunk)
                out.flush()


def _failed(app: App, error: Exception, settings: Settings, transform: Any) -> int:
    """Show what the API answered in place of a success, or raise what to say instead."""
    shown = explained(app, error)
    if isinstance(shown, click.ClickException):
        raise shown from None
    from ..client.errors import APIError, APIStatusError

    if not isinstance(shown, APIError):
        raise shown
    body = show.transformed(shown.body, transform, "--transform-error")
    if settings.format_error == "auto":
        said = _told(shown) if isinstance(shown, APIStatusError) else str(shown)
        click.echo(f"Error: {said}", err=True)
    if body in (None, ""):
        return 1
    out, terminal = sys.stderr.buffer, show.is_terminal(sys.stderr)
    if settings.format_error == "raw":
        raw = shown.response.content if isinstance(shown, APIStatusError) else b""
        out.write(raw or str(shown.body).encode())
        out.flush()
    else:
        show.Printer(out, terminal, settings.format_error).one(body)
    return 1


def _told(error: APIStatusError) -> str:
    """Return what an error says, in one line: status, message, request."""
    status = f"{error.status_code} {error.response.reason_phrase}".rstrip()
    said = status if status.endswith(error.message) else f"{status}: {error.message}"
    return f"{said} (request {error.request_id})" if error.request_id else said
