"""What went wrong on this side of the wire, told in the format that `--format-error` asks for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from .globals import ERROR_FORMATS
from .problems import Unreachable, Wrong, harmless
from .tables import App

_TEXT = ("auto", "raw")


def tell(app: App, words: Sequence[str], error: click.ClickException) -> int:
    """Say it on standard error, and return the exit code.

    For programs it is an object as the errors of APIs often are: in `error` stand `type`
    (`usage` or `connection`), `message` and, where there is one, a `hint`.
    """
    message = harmless(error.format_message())
    hint = harmless(error.hint) if isinstance(error, Wrong) else ""
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else app.command
        hint = f"`{path} --help` shows what there is."
    form = asked(app, words)
    if form in _TEXT:
        click.echo(f"Error: {message}", err=True)
        if hint:
            click.echo(hint, err=True)
        return error.exit_code
    from . import show

    kind = "connection" if isinstance(error, Unreachable) else "usage"
    said = {"type": kind, "message": message, **({"hint": hint} if hint else {})}
    out = show.Printer(sys.stderr.buffer, show.is_terminal(sys.stderr), form)
    out.one({"error": said})
    return error.exit_code


def asked(app: App, words: Sequence[str]) -> str:
    """Return the format of errors, of words that may be wrong themselves."""
    said = _value("format-error", words)
    if said is None:
        from . import profiles

        try:
            said = profiles.kept(app, _value("profile", words)).get("format-error")
        except Wrong:
            said = None  # What is wrong with it is being told, or is no matter here.
    return said if said in ERROR_FORMATS else "auto"


def _value(name: str, words: Sequence[str]) -> str | None:
    found = None
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--":
            break
        if word == f"--{name}":
            found = following
        elif word.startswith(f"--{name}="):
            found = word.partition("=")[2]
    return found
