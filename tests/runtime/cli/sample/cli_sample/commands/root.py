"""The commands of `sample` itself."""

from __future__ import annotations

from specloom.runtime.cli.tables import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        name="ping",
        verb="POST",
        path="/ping",
        summary="Ping",
        result="empty",
        security=(),
    ),
)
