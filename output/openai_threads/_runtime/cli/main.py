"""The entry point: runs a command line and turns what happens into an exit code.

0    success
1    the API answered with an error
2    wrong usage
3    the API can't be reached
70   a bug of the command line itself
130  interrupted, or not agreed to
141  what reads the output has closed it
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from .tables import App

_GARBAGE = 200_000
"""More objects than starting makes: only what lasts longer is looked through for garbage."""


def main(app: App, args: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and exit; without `args` it is the process's own."""
    ours = args is None and sys.implementation.name == "cpython"
    if ours:
        gc.set_threshold(_GARBAGE)
    code = _code(app, list(sys.argv[1:] if args is None else args))
    if ours:
        gc.freeze()  # What ends with the process needs no last look either.
    sys.exit(code)


def _code(app: App, words: list[str]) -> int:
    code = 0
    try:
        code = _run(app, words)
        print(end="", flush=True)
        return code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if "--debug" in words:
            raise
        if isinstance(error, OSError) and error.strerror and error.filename is None:
            return _unsaid(error, code)
        said = f"{type(error).__name__}: {error}"
        print(f"Error: a bug, {said} (--debug shows where)", file=sys.stderr)
        return 70


def _unsaid(error: OSError, code: int) -> int:
    """Return the exit code where nobody takes what is printed; `code` if it is known."""
    # What is still buffered has nowhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if code:
        return code
    if isinstance(error, BrokenPipeError):
        return 141
    print(f"Error: output: {error.strerror}", file=sys.stderr)
    return 2


def _run(app: App, words: list[str]) -> int:
    if words[:1] in (["@completion"], ["@complete"]):
        from .completion import main as completion

        return completion(app, words)
    import click

    from .groups import Root
    from .problems import harmless

    root = Root(app)
    try:
        code = root.main(
            words, app.command, standalone_mode=False, terminal_width=_columns()
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(harmless(error.format_message()), err=True)
        return 2
    except click.ClickException as error:
        from .failures import tell

        return tell(app, words, error)
    except click.Abort:
        return 130
    return code if isinstance(code, int) else 0


def _columns() -> int:
    """Return how wide help may be; click would load much to find out."""
    try:
        wide = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        wide = 80
    return max(50, min(wide or 80, 80) - 2)
