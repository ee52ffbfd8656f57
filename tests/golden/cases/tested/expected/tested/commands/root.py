"""The commands of `shop`."""

from __future__ import annotations

from .._runtime.cli.tables import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        name="ping",
        verb="GET",
        path="/ping",
        summary="Ping",
        result="text",
        security=(),
    ),
)
