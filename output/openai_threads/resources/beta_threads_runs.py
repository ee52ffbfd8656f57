"""`beta.threads.runs`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options, Paged, PageOptions, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import (
    Mode,
    Raw,
    Resource,
    Streamed,
    operation,
    streamable,
)
from .._runtime.client.returns import Json, Pages, ServerEvents
from .._runtime.client.turns import Cursor

if TYPE_CHECKING:
    from .beta_threads_runs_steps import Steps


class Runs(Resource[Mode]):
    """The methods of `beta.threads.runs`."""

    @property
    def with_raw_response(self) -> Runs[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Runs(self._client.raw)

    @property
    def with_streaming_response(self) -> Runs[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Runs(self._client.streamed)

    @cached_property
    def steps(self) -> Steps[Mode]:
        """The methods of `beta.threads.runs.steps`."""
        from .beta_threads_runs_steps import Steps

        return Steps(self._client)

    @operation
    def list(
        self,
        thread_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        **options: Unpack[PageOptions],
    ) -> Paged[types.Run, types.ListRunsResponse]:
        """Page through the runs of a thread, the newest first unless told otherwise.

        Args:
            thread_id: The thread's identifier.
            limit: How many items a page holds at most.
            order: Sorts by `created_at`, the oldest first (`asc`) or the newest
                first (`desc`).
            after: Starts the page behind the item with this identifier. The next
                page comes after the `last_id` of this one.
            before: Ends the page in front of the item with this identifier. The
                previous page comes before the `first_id` of this one.
        """
        return Call(
            "GET",
            "/threads/{thread_id}/runs",
            path={"thread_id": thread_id},
            query={"limit": limit, "order": order, "after": after, "before": before},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Pages(
                types.ListRunsResponse,
                Cursor(items="data", param="after", field="last_id", more="has_more"),
            ),
            options=options,
        )

    def _create_events(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        stream: Literal[True],
        include: (
            Sequence[
                Literal["step_details.tool_calls[*].file_search.results[*].content"]
            ]
            | Omit
        ) = omit,
        model: str | types.AssistantModelParam | Omit | None = omit,
        reasoning_effort: types.ReasoningEffortParam | Omit | None = omit,
        instructions: str | Omit | None = omit,
        additional_instructions: str | Omit | None = omit,
        additional_messages: (
            Sequence[types.CreateMessageRequestParam] | Omit | None
        ) = omit,
        tools: Sequence[types.ToolParam] | Omit | None = omit,
        tool_choice: types.ToolChoiceParam | Omit | None = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: types.ResponseFormatParam | Omit | None = omit,
        temperature: float | Omit | None = omit,
        top_p: float | Omit | None = omit,
        max_prompt_tokens: int | Omit | None = omit,
        max_completion_tokens: int | Omit | None = omit,
        truncation_strategy: types.TruncationStrategyParam | Omit | None = omit,
        metadata: Mapping[str, str] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Events[types.AssistantStreamEvent]:
        """The form of `create` that gives events as they come."""
        return Call(
            "POST",
            "/threads/{thread_id}/runs",
            path={"thread_id": thread_id},
            query={"include[]": include},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "stream": stream,
                "metadata": metadata,
            },
            returns=ServerEvents(types.AssistantStreamEvent, envelope=True),
            options=options,
        )

    @streamable(_create_events)
    def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: (
            Sequence[
                Literal["step_details.tool_calls[*].file_search.results[*].content"]
            ]
            | Omit
        ) = omit,
        model: str | types.AssistantModelParam | Omit | None = omit,
        reasoning_effort: types.ReasoningEffortParam | Omit | None = omit,
        instructions: str | Omit | None = omit,
        additional_instructions: str | Omit | None = omit,
        additional_messages: (
            Sequence[types.CreateMessageRequestParam] | Omit | None
        ) = omit,
        tools: Sequence[types.ToolParam] | Omit | None = omit,
        tool_choice: types.ToolChoiceParam | Omit | None = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: types.ResponseFormatParam | Omit | None = omit,
        temperature: float | Omit | None = omit,
        top_p: float | Omit | None = omit,
        max_prompt_tokens: int | Omit | None = omit,
        max_completion_tokens: int | Omit | None = omit,
        truncation_strategy: types.TruncationStrategyParam | Omit | None = omit,
        stream: Literal[False] | Omit | None = omit,
        metadata: Mapping[str, str] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Run]:
        """Let an assistant work on a thread. What is set here holds for this run only
        and wins over the assistant's own settings.

        With `stream` set to `true` the answer arrives as server-sent events while the
        run works, and ends with `data: [DONE]`.

        Args:
            thread_id: The thread's identifier.
            assistant_id: The assistant that is to run.
            include: Parts that answers leave out unless asked for. The only one so
                far is the text that a file search found.
            model: The model to use in place of the assistant's own.
            reasoning_effort: How hard a reasoning model thinks before it answers.
                Less is faster and uses fewer tokens. Models differ in the values
                that they know.
            instructions: Instructions in place of the assistant's own.
            additional_instructions: Instructions that follow the assistant's own.
            additional_messages: Messages to add to the thread before the run
                starts.
            tools: The tools to use in place of the assistant's own.
            tool_choice: Which tool the model calls. With `none` it writes a message
                and calls no tool, with `auto` it decides itself, with `required` it
                calls at least one tool first. An object names the tool that it must
                call.
            parallel_tool_calls: Whether the model may call several functions at
                once.
            response_format: The form of the answer. `auto`, the default, is plain
                text. `json_schema` makes the model keep to your schema.
                `json_object` only makes sure that the answer is JSON, and then a
                message has to ask for JSON too: the model may otherwise write white
                space until it reaches the token limit. An answer that is cut off is
                not valid JSON.
            temperature: How freely the model picks its words. Low values such as
                0.2 keep it focused, high ones such as 0.8 make it vary. Change this
                or `top_p`, not both.
            top_p: The share of probability that the model samples from: with 0.1
                only the likeliest tokens that together make up 10 percent. Change
                this or `temperature`, not both.
            max_prompt_tokens: How many tokens the run may read over all its steps.
                A run that needs more ends as `incomplete`.
            max_completion_tokens: How many tokens the run may write over all its
                steps. A run that needs more ends as `incomplete`.
            truncation_strategy: What happens to a thread that is too long for the
                model.
            stream: Whether the run arrives as server-sent events.
            metadata: Up to 16 key-value pairs for notes of your own, kept with the
                object and shown by the API and in the dashboard. A key has at most
                64 characters, a value at most 512.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/runs",
            path={"thread_id": thread_id},
            query={"include[]": include},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
                "temperature": temperature,
                "top_p": top_p,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "stream": stream,
                "metadata": metadata,
            },
            returns=Json(types.Run),
            options=options,
        )

    @operation
    def retrieve(
        self,
        thread_id: str,
        run_id: str,
        **options: Unpack[Options],
    ) -> Value[types.Run]:
        """Look up one run, for instance to see whether it is done.

        Args:
            thread_id: The thread's identifier.
            run_id: The run's identifier.
        """
        return Call(
            "GET",
            "/threads/{thread_id}/runs/{run_id}",
            path={"thread_id": thread_id, "run_id": run_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.Run),
            options=options,
        )

    @operation
    def update(
        self,
        thread_id: str,
        run_id: str,
        *,
        metadata: Mapping[str, str] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Run]:
        """Change the metadata of a run.

        Args:
            thread_id: The thread's identifier.
            run_id: The run's identifier.
            metadata: Up to 16 key-value pairs for notes of your own, kept with the
                object and shown by the API and in the dashboard. A key has at most
                64 characters, a value at most 512.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/runs/{run_id}",
            path={"thread_id": thread_id, "run_id": run_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={"metadata": metadata},
            returns=Json(types.Run),
            options=options,
        )

    @operation
    def cancel(
        self,
        thread_id: str,
        run_id: str,
        **options: Unpack[Options],
    ) -> Value[types.Run]:
        """Ask a run that is `in_progress` to stop. It is `cancelling` until it has,
        then `cancelled`.

        Args:
            thread_id: The thread's identifier.
            run_id: The run's identifier.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/runs/{run_id}/cancel",
            path={"thread_id": thread_id, "run_id": run_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.Run),
            options=options,
        )

    def _submit_tool_outputs_events(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Sequence[types.SubmitToolOutputsRequestToolOutputParam],
        stream: Literal[True],
        **options: Unpack[Options],
    ) -> Events[types.AssistantStreamEvent]:
        """The form of `submit_tool_outputs` that gives events as they come."""
        return Call(
            "POST",
            "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
            path={"thread_id": thread_id, "run_id": run_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={"tool_outputs": tool_outputs, "stream": stream},
            returns=ServerEvents(types.AssistantStreamEvent, envelope=True),
            options=options,
        )

    @streamable(_submit_tool_outputs_events)
    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Sequence[types.SubmitToolOutputsRequestToolOutputParam],
        stream: Literal[False] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Run]:
        """Hand in what your functions returned. A run with the status `requires_action`
        waits for the outputs of all its pending calls, in a single request, and then
        goes on.

        With `stream` set to `true` the rest of the run arrives as server-sent events
        and ends with `data: [DONE]`.

        Args:
            thread_id: The thread's identifier.
            run_id: The run's identifier.
            tool_outputs: One output for every pending call.
            stream: Whether the rest of the run arrives as server-sent events.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/runs/{run_id}/submit_tool_outputs",
            path={"thread_id": thread_id, "run_id": run_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={"tool_outputs": tool_outputs, "stream": stream},
            returns=Json(types.Run),
            options=options,
        )
