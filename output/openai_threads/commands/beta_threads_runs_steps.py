"""The commands of `openai beta:threads:runs:steps`."""

from __future__ import annotations

from .._runtime.cli.tables import Command, Constant, Flag, Paging, Shape

COMMANDS: tuple[Command, ...] = (
    Command(
        name="list",
        verb="GET",
        path="/threads/{thread_id}/runs/{run_id}/steps",
        summary="List run steps",
        about="Page through the steps of a run, the newest first unless told otherwise.",
        flags=(
            Flag(
                name="thread-id",
                wire="thread_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                about="The thread's identifier.",
                required=True,
            ),
            Flag(
                name="run-id",
                wire="run_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                about="The run's identifier.",
                required=True,
            ),
            Flag(
                name="limit",
                wire="limit",
                place="query",
                shape=Shape("integer"),
                summary="optional number",
                about="How many items a page holds at most.",
                default="20",
            ),
            Flag(
                name="order",
                wire="order",
                place="query",
                shape=Shape("enum", values=("asc", "desc")),
                summary='optional "asc" or "desc"',
                about="Sorts by `created_at`, the oldest first (`asc`) or the newest first (`desc`).",
                default='"desc"',
            ),
            Flag(
                name="after",
                wire="after",
                place="query",
                shape=Shape("string"),
                summary="optional string",
                about="Starts the page behind the item with this identifier. The next page comes after the `last_id` of this one.",
            ),
            Flag(
                name="before",
                wire="before",
                place="query",
                shape=Shape("string"),
                summary="optional string",
                about="Ends the page in front of the item with this identifier. The previous page comes before the `first_id` of this one.",
            ),
            Flag(
                name="include",
                wire="include[]",
                place="query",
                shape=Shape(
                    "array",
                    items=Shape(
                        "enum",
                        values=(
                            "step_details.tool_calls[*].file_search.results[*].content",
                        ),
                    ),
                ),
                summary='optional array of "step_details.tool_calls[*].file_search.results[*].content"',
                about="Parts that answers leave out unless asked for. The only one so far is the text that a file search found.",
            ),
        ),
        constants=(Constant("OpenAI-Beta", "header", "assistants=v2"),),
        result="pages",
        paging=Paging(
            kind="cursor",
            items="data",
            param="after",
            field="last_id",
            more="has_more",
            limit="limit",
        ),
        columns=("id", "type", "status", "assistant_id", "created_at"),
    ),
    Command(
        name="retrieve",
        verb="GET",
        path="/threads/{thread_id}/runs/{run_id}/steps/{step_id}",
        summary="Retrieve run step",
        about="Look up one step of a run.",
        flags=(
            Flag(
                name="thread-id",
                wire="thread_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                about="The thread's identifier.",
                required=True,
            ),
            Flag(
                name="run-id",
                wire="run_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                about="The run's identifier.",
                required=True,
            ),
            Flag(
                name="step-id",
                wire="step_id",
                place="path",
                shape=Shape("string"),
                summary="string",
                about="The run step's identifier.",
                required=True,
            ),
            Flag(
                name="include",
                wire="include[]",
                place="query",
                shape=Shape(
                    "array",
                    items=Shape(
                        "enum",
                        values=(
                            "step_details.tool_calls[*].file_search.results[*].content",
                        ),
                    ),
                ),
                summary='optional array of "step_details.tool_calls[*].file_search.results[*].content"',
                about="Parts that answers leave out unless asked for. The only one so far is the text that a file search found.",
            ),
        ),
        constants=(Constant("OpenAI-Beta", "header", "assistants=v2"),),
    ),
)
