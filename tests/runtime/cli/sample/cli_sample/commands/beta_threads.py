"""The commands of `sample beta:threads`."""

from __future__ import annotations

from specloom.runtime.cli.tables import Command, Constant, Field, Flag, Paging, Shape

CONTENT = Shape(
    "union",
    variants=(
        Shape("string"),
        Shape(
            "array",
            items=Shape(
                "object",
                fields=(
                    Field("type", "type", Shape("enum", values=("text", "image"))),
                    Field("text", "text", Shape("string")),
                ),
            ),
        ),
    ),
)
MESSAGE = Shape(
    "object",
    fields=(
        Field("role", "role", Shape("enum", values=("user", "assistant"))),
        Field("content", "content", CONTENT),
        Field(
            "attachments",
            "attachments",
            Shape("array", null=True, items=Shape("object")),
            also="attachment",
        ),
        Field("hidden", "hidden", Shape("boolean")),
    ),
)
THREAD_ID = Flag(
    name="thread-id",
    wire="thread_id",
    place="path",
    shape=Shape("string"),
    summary="string",
    required=True,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/threads",
        summary="Create thread",
        about="Start a conversation.",
        body="json",
        media_type="application/json",
        flags=(
            Flag(
                name="message",
                wire="messages",
                place="body",
                shape=Shape("array", items=MESSAGE),
                summary="optional array of object { content, role, attachments, hidden }",
                about="The first messages.",
            ),
            Flag(
                name="metadata",
                wire="metadata",
                place="body",
                shape=Shape("map", null=True, items=Shape("string")),
                summary="optional map[string]",
            ),
            Flag(
                name="tool-resources",
                wire="tool_resources",
                place="body",
                shape=Shape(
                    "object",
                    null=True,
                    fields=(
                        Field("code-interpreter", "code_interpreter", Shape("object")),
                        Field("file-search", "file_search", Shape("object")),
                        Field(
                            "labels",
                            "labels",
                            Shape("array", items=Shape("string")),
                            also="label",
                        ),
                    ),
                ),
                summary="optional object { code_interpreter, file_search, labels }",
            ),
        ),
    ),
    Command(
        name="retrieve",
        verb="GET",
        path="/threads/{thread_id}",
        summary="Retrieve thread",
        flags=(THREAD_ID,),
    ),
    Command(
        name="list",
        verb="GET",
        path="/threads",
        summary="List threads",
        flags=(
            Flag(
                name="limit",
                wire="limit",
                place="query",
                shape=Shape("integer"),
                summary="optional number",
                about="How many to a page.",
                default="20",
            ),
            Flag(
                name="order",
                wire="order",
                place="query",
                shape=Shape("enum", values=("asc", "desc")),
                summary='optional "asc" or "desc"',
            ),
            Flag(
                name="after",
                wire="after",
                place="query",
                shape=Shape("string"),
                summary="optional string",
            ),
            Flag(
                name="tag",
                wire="tags[]",
                place="query",
                shape=Shape("array", items=Shape("string")),
                summary="optional array of string",
            ),
            Flag(
                name="trace",
                wire="X-Trace",
                place="header",
                shape=Shape("string"),
                summary="optional string",
            ),
        ),
        constants=(Constant("v", "query", "2"),),
        result="pages",
        paging=Paging("cursor", "data", "after", "last_id", "has_more"),
        columns=("id", "status", "created_at"),
    ),
)
