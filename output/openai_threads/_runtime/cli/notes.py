"""What is said beside data and errors, unless `--quiet` is given."""

from __future__ import annotations

import sys

import click

from .problems import harmless


def note(text: str) -> None:
    """Say a line on standard error."""
    place = click.get_current_context(silent=True)
    while place is not None:
        if place.params.get("quiet"):
            return
        place = place.parent
    print(harmless(text), file=sys.stderr, flush=True)
