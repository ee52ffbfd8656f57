"""Deleting commands ask first, where there is a person to answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .problems import harmless
from .tables import Command
from .terminal import is_terminal

if TYPE_CHECKING:
    from ..client.prepare import Prepared

_DELETES = frozenset(("delete", "remove"))


def deletes(command: Command) -> bool:
    """True for a command whose effect can't be taken back."""
    return command.verb == "DELETE" or command.name.partition("-")[0] in _DELETES


def can_be_asked() -> bool:
    """True where someone sees a question and can answer it: never in a script."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def ask(request: Prepared) -> None:
    """Ask whether to send a request; raises Abort for any answer but a yes."""
    what = harmless(f"{request.method} {request.url}")
    print(f"{what}\nGo on? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        print("Nothing was sent (--yes doesn't ask).", file=sys.stderr)
        raise click.Abort
