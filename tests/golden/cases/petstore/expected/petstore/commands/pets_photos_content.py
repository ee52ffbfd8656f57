"""The commands of `petstore pets:photos:content`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Flag, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="retrieve",
        verb="GET",
        path="/pets/{pet_id}/photos/{photo_id}/content",
        summary="Download a photo",
        flags=(
            Flag(
                name="pet-id",
                wire="pet_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
            Flag(
                name="photo-id",
                wire="photo_id",
                place="path",
                shape=Shape("integer"),
                summary="number",
                required=True,
            ),
        ),
        result="binary",
        accept="image/png",
        security=(),
    ),
)
