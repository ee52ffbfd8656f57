"""The commands of `shop orders`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Flag, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/orders",
        summary="Create order",
        flags=(
            Flag(
                name="item",
                wire="item",
                place="body",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
            Flag(
                name="count",
                wire="count",
                place="body",
                shape=Shape("integer"),
                summary="optional number",
            ),
            Flag(
                name="gift",
                wire="gift",
                place="body",
                shape=Shape("boolean"),
                summary="optional boolean",
            ),
        ),
        body="form",
        media_type="application/x-www-form-urlencoded",
        columns=("count",),
    ),
    Command(
        name="watch", verb="GET", path="/orders/watch", summary="Watch", result="events"
    ),
    Command(
        name="export",
        verb="GET",
        path="/orders/export",
        summary="Export orders",
        result="lines",
        columns=("count",),
    ),
)
