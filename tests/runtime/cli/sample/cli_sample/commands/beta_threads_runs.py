"""The commands of `sample beta:threads:runs`."""

from __future__ import annotations

from specloom.runtime.cli.tables import Command, Field, Flag, Shape

from .beta_threads import THREAD_ID

COMMANDS: tuple[Command, ...] = (
    Command(
        name="create",
        verb="POST",
        path="/threads/{thread_id}/runs",
        summary="Create run",
        body="json",
        media_type="application/json",
        envelope=True,
        flags=(
            THREAD_ID,
            Flag(
                name="assistant-id",
                wire="assistant_id",
                place="body",
                shape=Shape("string"),
                summary="string",
                required=True,
            ),
            Flag(
                name="instructions",
                wire="instructions",
                place="body",
                shape=Shape("string", null=True),
                summary="optional string",
            ),
            Flag(
                name="temperature",
                wire="temperature",
                place="body",
                shape=Shape("number", null=True),
                summary="optional number",
            ),
            Flag(
                name="tool-choice",
                wire="tool_choice",
                place="body",
                shape=Shape(
                    "union",
                    null=True,
                    fields=(
                        Field("type", "type", Shape("enum", values=("function",))),
                        Field("function", "function", Shape("object")),
                    ),
                    variants=(
                        Shape("enum", values=("none", "auto")),
                        Shape("object"),
                    ),
                ),
                summary="optional union",
            ),
            Flag(
                name="stop",
                wire="stop",
                place="body",
                shape=Shape(
                    "union",
                    variants=(
                        Shape("string"),
                        Shape("array", items=Shape("string")),
                    ),
                ),
                summary="optional string or array of string",
            ),
            Flag(
                name="stream",
                wire="stream",
                place="body",
                shape=Shape("boolean", null=True),
                summary="optional boolean",
                streams=True,
            ),
        ),
    ),
    Command(
        name="step",
        verb="GET",
        path="/threads/{thread_id}/runs/{run_id}",
        summary="Retrieve step",
        flags=(
            THREAD_ID,
            THREAD_ID._replace(name="run-id", wire="run_id"),
        ),
    ),
)
