"""The commands of `shop uploads`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Flag, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/uploads",
        summary="Create upload",
        flags=(
            Flag(
                name="file",
                wire="file",
                place="body",
                shape=Shape("file"),
                summary="binary",
                required=True,
            ),
            Flag(
                name="other",
                wire="others",
                place="body",
                shape=Shape("array", items=Shape("file")),
                summary="optional array of binary",
            ),
            Flag(
                name="purpose",
                wire="purpose",
                place="body",
                shape=Shape("enum", values=("cover", "sheet")),
                summary='optional "cover" or "sheet"',
            ),
        ),
        body="multipart",
        media_type="multipart/form-data",
    ),
)
