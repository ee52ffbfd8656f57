"""The commands of `sample files`."""

from __future__ import annotations

from specloom.runtime.cli.tables import Command, Flag, Shape

FILE_ID = Flag(
    name="file-id",
    wire="file_id",
    place="path",
    shape=Shape("string"),
    summary="string",
    required=True,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/files",
        summary="Upload file",
        body="multipart",
        media_type="multipart/form-data",
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
                name="purpose",
                wire="purpose",
                place="body",
                shape=Shape("enum", values=("batch", "vision")),
                summary='optional "batch" or "vision"',
            ),
        ),
    ),
    Command(
        name="content",
        verb="GET",
        path="/files/{file_id}/content",
        summary="Download file",
        flags=(FILE_ID,),
        result="binary",
    ),
    Command(
        name="transcript",
        verb="GET",
        path="/files/{file_id}/text",
        summary="Transcript",
        flags=(FILE_ID,),
        result="text",
    ),
    Command(
        name="replace",
        verb="PUT",
        path="/files/{file_id}",
        summary="Replace file",
        body="binary",
        media_type="application/octet-stream",
        flags=(
            FILE_ID,
            Flag(
                name="body",
                wire="",
                place="whole-body",
                shape=Shape("file"),
                summary="binary",
                required=True,
            ),
        ),
    ),
    Command(
        name="note",
        verb="PUT",
        path="/files/{file_id}/note",
        summary="Note on file",
        body="text",
        media_type="text/plain",
        flags=(
            FILE_ID,
            Flag(
                name="body",
                wire="",
                place="whole-body",
                shape=Shape("string"),
                summary="string",
            ),
        ),
    ),
    Command(
        name="label",
        verb="POST",
        path="/files/{file_id}/labels",
        summary="Label file",
        body="json",
        media_type="application/json",
        security=(("AdminKey",), ("Login",)),
        flags=(
            FILE_ID,
            Flag(
                name="body",
                wire="",
                place="whole-body",
                shape=Shape("array", items=Shape("string")),
                summary="array of string",
                required=True,
            ),
        ),
    ),
    Command(
        name="delete",
        verb="DELETE",
        path="/files/{file_id}",
        summary="Delete file",
        flags=(FILE_ID,),
        result="empty",
    ),
)
