"""The commands of `shop advice`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Flag, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/advice",
        summary="Create advice",
        flags=(
            Flag(
                name="question",
                wire="question",
                place="body",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
            Flag(
                name="stream",
                wire="stream",
                place="body",
                shape=Shape("boolean"),
                summary="optional boolean",
                streams=True,
            ),
        ),
        body="json",
        media_type="application/json",
    ),
)
