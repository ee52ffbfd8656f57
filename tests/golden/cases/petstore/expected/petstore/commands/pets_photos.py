"""The commands of `petstore pets:photos`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Field, Flag, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/pets/{pet_id}/photos",
        summary="Upload photos",
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
                name="file",
                wire="files",
                place="body",
                shape=Shape("array", items=Shape("file")),
                summary="array of binary",
                required=True,
            ),
            Flag(
                name="caption",
                wire="caption",
                place="body",
                shape=Shape("string", null=True),
                summary="optional string",
            ),
            Flag(
                name="details",
                wire="details",
                place="body",
                shape=Shape(
                    "object",
                    fields=(
                        Field("camera", "camera", Shape("string")),
                        Field("taken", "taken", Shape("string")),
                    ),
                ),
                summary="optional object { camera, taken }",
            ),
        ),
        body="multipart",
        media_type="multipart/form-data",
        columns=("id",),
    ),
)
