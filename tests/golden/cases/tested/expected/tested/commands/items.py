"""The commands of `shop items`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Field, Flag, Paging, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="list",
        verb="GET",
        path="/items",
        summary="List items",
        flags=(
            Flag(
                name="after",
                wire="after",
                place="query",
                shape=Shape("string"),
                summary="optional string",
            ),
            Flag(
                name="limit",
                wire="limit",
                place="query",
                shape=Shape("integer"),
                summary="optional number",
            ),
            Flag(
                name="kind",
                wire="kinds",
                place="query",
                shape=Shape("array", items=Shape("enum", values=("book", "record"))),
                summary='optional array of "book" or "record"',
            ),
            Flag(
                name="x-shelf",
                wire="X-Shelf",
                place="header",
                shape=Shape("string"),
                summary="optional string",
            ),
            Flag(
                name="made",
                wire="made",
                place="query",
                shape=Shape(
                    "object", fields=(Field("since", "since", Shape("string")),)
                ),
                summary="optional object { since }",
                style="deepObject*",
            ),
        ),
        result="pages",
        paging=Paging(
            kind="cursor",
            items="data",
            param="after",
            field="last_id",
            more="has_more",
            limit="limit",
        ),
        columns=("id", "name", "kind", "price", "made_at"),
    ),
    Command(
        name="create",
        verb="POST",
        path="/items",
        summary="Create item",
        flags=(
            Flag(
                name="name",
                wire="name",
                place="body",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
            Flag(
                name="kind",
                wire="kind",
                place="body",
                shape=Shape("enum", values=("book", "record")),
                summary='"book" or "record"',
                required=True,
            ),
            Flag(
                name="price",
                wire="price",
                place="body",
                shape=Shape("number", null=True),
                summary="optional number",
            ),
            Flag(
                name="tag",
                wire="tags",
                place="body",
                shape=Shape("array", items=Shape("string")),
                summary="optional array of string",
            ),
            Flag(
                name="label",
                wire="label",
                place="body",
                shape=Shape("union", variants=(Shape("string"), Shape("integer"))),
                summary="optional string or number",
            ),
            Flag(
                name="cover",
                wire="cover",
                place="body",
                shape=Shape(
                    "object",
                    fields=(
                        Field(
                            "type",
                            "type",
                            Shape("enum", values=("picture", "colour")),
                            required=True,
                        ),
                        Field("url", "url", Shape("string")),
                        Field("name", "name", Shape("string")),
                    ),
                ),
                summary="optional object { type, url } or object { name, type }",
            ),
            Flag(
                name="made-at",
                wire="made_at",
                place="body",
                shape=Shape("string"),
                summary="optional string",
            ),
        ),
        body="json",
        media_type="application/json",
    ),
    Command(
        name="retrieve",
        verb="GET",
        path="/items/{item_id}",
        summary="Retrieve item",
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
    ),
    Command(
        name="delete",
        verb="DELETE",
        path="/items/{item_id}",
        summary="Delete item",
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
        result="empty",
    ),
)
