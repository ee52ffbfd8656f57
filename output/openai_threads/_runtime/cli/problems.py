"""What goes wrong on this side of the wire, as one line for the user."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Wrong(click.ClickException):
    """Wrong usage: the message names the flag, the hint what to do; the process exits with 2."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Unreachable(click.ClickException):
    """The API can't be reached: the process exits with 3."""

    exit_code = 3


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean NAME?` for the known name most like `name`, or nothing."""
    found = closest(name, known)
    return f"; did you mean {found}?" if found else ""


def closest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, empty where none is like it."""
    from difflib import get_close_matches

    found = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def harmless(text: str) -> str:
    """Spell out control characters: the API's words don't steer a terminal."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)
