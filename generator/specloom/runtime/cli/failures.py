"""What went wrong, told in the format that `--format-error` asks for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from .globals import ERROR_FORMATS
from .problems import Unreachable, Wrong, harmless
from .tables import App
from .terminal import is_terminal

if TYPE_CHECKING:
    from ..client.errors import APIError, APIStatusError
    from .options import Settings

_TEXT = ("auto", "raw")


def tell(app: App, words: Sequence[str], error: click.ClickException) -> int:
    """Say what is wrong on this side of the wire, and return the exit code.

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
    out = show.Printer(sys.stderr.buffer, is_terminal(sys.stderr), form)
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


def answered(error: Exception, settings: Settings, transform: Any) -> int:
    """Show what the API answered in place of a success, or raise what to say instead."""
    from . import show
    from .send import explained

    shown = explained(error)
    if isinstance(shown, click.ClickException):
        raise shown from None
    from ..client.errors import APIError, APIStatusError

    if not isinstance(shown, APIError):
        raise shown
    body = show.transformed(shown.body, transform, "--transform-error")
    if settings.format_error == "auto":
        said = _told(shown) if isinstance(shown, APIStatusError) else str(shown)
        click.echo(f"Error: {said}", err=True)
        if isinstance(shown.__cause__, ValueError):
            click.echo("`--format raw` prints it as it is.", err=True)
        if transform is None and _says_all(shown):
            return 1
    if body in (None, ""):
        if settings.format_error in ("auto", "raw"):
            return 1
        body = {"error": _about(shown)}
    out, terminal = sys.stderr.buffer, is_terminal(sys.stderr)
    if settings.format_error == "raw":
        raw = shown.response.content if isinstance(shown, APIStatusError) else b""
        out.write(raw or str(shown.body).encode())
        out.flush()
    else:
        show.Printer(out, terminal, settings.format_error).one(body)
    return 1


def _about(error: APIError) -> dict[str, object]:
    """Return what is known of an error of which the API says nothing itself."""
    from ..client.errors import APIStatusError

    said: dict[str, object] = {"type": "api", "message": error.message}
    if isinstance(error, APIStatusError):
        said["status"] = error.status_code
    return said


def _says_all(error: APIError) -> bool:
    """True where nothing is in an error's body but its message: text of one line."""
    from ..client.errors import APIStatusError

    if not isinstance(error.body, str):
        return False
    if not isinstance(error, APIStatusError):
        return True
    return error.body.strip() == error.message and "\n" not in error.message


def _told(error: APIStatusError) -> str:
    """Return what an error says, in one line: status, message, request."""
    status = f"{error.status_code} {error.response.reason_phrase}".rstrip()
    page = isinstance(error.body, str) and "\n" in error.message
    said = (
        status
        if page or status.endswith(error.message)
        else f"{status}: {error.message}"
    )
    return f"{said} (request {error.request_id})" if error.request_id else said
