"""`beta.threads.runs.steps`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Options, Paged, PageOptions, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json, Pages
from .._runtime.client.turns import Cursor


class Steps(Resource[Mode]):
    """The methods of `beta.threads.runs.steps`."""

    @property
    def with_raw_response(self) -> Steps[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Steps(self._client.raw)

    @property
    def with_streaming_response(self) -> Steps[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Steps(self._client.streamed)

    @operation
    def list(
        self,
        thread_id: str,
        run_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: (
            Sequence[
                Literal["step_details.tool_calls[*].file_search.results[*].content"]
            ]
            | Omit
        ) = omit,
        **options: Unpack[PageOptions],
    ) -> Paged[types.RunStep, types.ListRunStepsResponse]:
        """Page through the steps of a run, the newest first unless told otherwise.

        Args:
            thread_id: The thread's identifier.
            run_id: The run's identifier.
            limit: How many items a page holds at most.
            order: Sorts by `created_at`, the oldest first (`asc`) or the newest
                first (`desc`).
            after: Starts the page behind the item with this identifier. The next
                page comes after the `last_id` of this one.
            before: Ends the page in front of the item with this identifier. The
                previous page comes before the `first_id` of this one.
            include: Parts that answers leave out unless asked for. The only one so
                far is the text that a file search found.
        """
        return Call(
            "GET",
            "/threads/{thread_id}/runs/{run_id}/steps",
            path={"thread_id": thread_id, "run_id": run_id},
            query={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
                "include[]": include,
            },
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Pages(
                types.ListRunStepsResponse,
                Cursor(items="data", param="after", field="last_id", more="has_more"),
            ),
            options=options,
        )

    @operation
    def retrieve(
        self,
        thread_id: str,
        run_id: str,
        step_id: str,
        *,
        include: (
            Sequence[
                Literal["step_details.tool_calls[*].file_search.results[*].content"]
            ]
            | Omit
        ) = omit,
        **options: Unpack[Options],
    ) -> Value[types.RunStep]:
        """Look up one step of a run.

        Args:
            thread_id: The thread's identifier.
            run_id: The run's identifier.
            step_id: The run step's identifier.
            include: Parts that answers leave out unless asked for. The only one so
                far is the text that a file search found.
        """
        return Call(
            "GET",
            "/threads/{thread_id}/runs/{run_id}/steps/{step_id}",
            path={"thread_id": thread_id, "run_id": run_id, "step_id": step_id},
            query={"include[]": include},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.RunStep),
            options=options,
        )
