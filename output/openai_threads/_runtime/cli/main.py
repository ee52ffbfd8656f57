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

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from .tables import App


def main(app: App, args: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and exit."""
    words = list(sys.argv[1:] if args is None else args)
    if words[:1] in (["@completion"], ["@complete"]):
        from .completion import main as completion

        sys.exit(completion(app, words))
    try:
        code = _run(app, words)
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        if "--debug" in words:
            raise
        said = f"{type(error).__name__}: {error}"
        print(f"Error: a bug, {said} (--debug shows where)", file=sys.stderr)
        code = 70
    sys.exit(code)


def _run(app: App, words: list[str]) -> int:
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
