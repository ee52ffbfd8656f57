"""The commands of `shop items:cover`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Flag, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="retrieve",
        verb="GET",
        path="/items/{item_id}/cover",
        summary="Retrieve item cover",
        flags=(
            Flag(
                name="item-id",
                wire="item_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
        ),
        result="binary",
        accept="image/png",
    ),
    Command(
        name="replace",
        verb="PUT",
        path="/items/{item_id}/cover",
        summary="Replace item cover",
        flags=(
            Flag(
                name="item-id",
                wire="item_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
            Flag(
                name="body",
                wire="",
                place="whole-body",
                shape=Shape("file"),
                summary="binary",
                required=True,
            ),
        ),
        body="binary",
        media_type="application/octet-stream",
        result="empty",
    ),
)
