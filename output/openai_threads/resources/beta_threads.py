"""`beta.threads`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import (
    Mode,
    Raw,
    Resource,
    Streamed,
    operation,
    streamable,
)
from .._runtime.client.returns import Json, ServerEvents

if TYPE_CHECKING:
    from .beta_threads_messages import Messages
    from .beta_threads_runs import Runs


class Threads(Resource[Mode]):
    """The methods of `beta.threads`."""

    @property
    def with_raw_response(self) -> Threads[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Threads(self._client.raw)

    @property
    def with_streaming_response(self) -> Threads[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Threads(self._client.streamed)

    @cached_property
    def messages(self) -> Messages[Mode]:
        """The methods of `beta.threads.messages`."""
        from .beta_threads_messages import Messages

        return Messages(self._client)

    @cached_property
    def runs(self) -> Runs[Mode]:
        """The methods of `beta.threads.runs`."""
        from .beta_threads_runs import Runs

        return Runs(self._client)

    @operation
    def create(
        self,
        *,
        messages: Sequence[types.CreateMessageRequestParam] | Omit = omit,
        metadata: Mapping[str, str] | Omit | None = omit,
        tool_resources: types.NewToolResourcesParam | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Thread]:
        """Start a new conversation, empty or with its first messages.

        Args:
            messages: The first messages of the thread.
            metadata: Up to 16 key-value pairs for notes of your own, kept with the
                object and shown by the API and in the dashboard. A key has at most
                64 characters, a value at most 512.
            tool_resources: What the assistant's tools can use in this thread: files
                for the code interpreter, vector stores for the file search.
        """
        return Call(
            "POST",
            "/threads",
            headers={"OpenAI-Beta": "assistants=v2"},
            json={
                "messages": messages,
                "metadata": metadata,
                "tool_resources": tool_resources,
            },
            returns=Json(types.Thread),
            options=options,
        )

    def _create_and_run_events(
        self,
        *,
        assistant_id: str,
        stream: Literal[True],
        thread: types.CreateThreadRequestParam | Omit = omit,
        model: str | types.AssistantModelParam | Omit | None = omit,
        instructions: str | Omit | None = omit,
        tool_resources: types.ToolResourcesParam | Omit | None = omit,
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
        """The form of `create_and_run` that gives events as they come."""
        return Call(
            "POST",
            "/threads/runs",
            headers={"OpenAI-Beta": "assistants=v2"},
            json={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tool_resources": tool_resources,
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

    @streamable(_create_and_run_events)
    def create_and_run(
        self,
        *,
        assistant_id: str,
        thread: types.CreateThreadRequestParam | Omit = omit,
        model: str | types.AssistantModelParam | Omit | None = omit,
        instructions: str | Omit | None = omit,
        tool_resources: types.ToolResourcesParam | Omit | None = omit,
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
        """Start a conversation and let an assistant answer it, in one request.

        With `stream` set to `true` the answer arrives as server-sent events while the
        run works, and ends with `data: [DONE]`.

        Args:
            assistant_id: The assistant that is to run.
            thread: The thread to create. Left out, the thread is empty.
            model: The model to use in place of the assistant's own.
            instructions: Instructions in place of the assistant's own.
            tool_resources: What the assistant's tools can use in this run: files
                for the code interpreter, vector stores for the file search.
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
            "/threads/runs",
            headers={"OpenAI-Beta": "assistants=v2"},
            json={
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "instructions": instructions,
                "tool_resources": tool_resources,
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
        **options: Unpack[Options],
    ) -> Value[types.Thread]:
        """Look up one thread. Its messages are listed separately.

        Args:
            thread_id: The thread's identifier.
        """
        return Call(
            "GET",
            "/threads/{thread_id}",
            path={"thread_id": thread_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.Thread),
            options=options,
        )

    @operation
    def update(
        self,
        thread_id: str,
        *,
        metadata: Mapping[str, str] | Omit | None = omit,
        tool_resources: types.ToolResourcesParam | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Thread]:
        """Change a thread's metadata or the files that its tools can use.

        Args:
            thread_id: The thread's identifier.
            metadata: Up to 16 key-value pairs for notes of your own, kept with the
                object and shown by the API and in the dashboard. A key has at most
                64 characters, a value at most 512.
            tool_resources: What the assistant's tools can use in this thread: files
                for the code interpreter, vector stores for the file search.
        """
        return Call(
            "POST",
            "/threads/{thread_id}",
            path={"thread_id": thread_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={"metadata": metadata, "tool_resources": tool_resources},
            returns=Json(types.Thread),
            options=options,
        )

    @operation
    def delete(
        self,
        thread_id: str,
        **options: Unpack[Options],
    ) -> Value[types.DeletedThread]:
        """Delete a thread together with its messages. This can't be undone.

        Args:
            thread_id: The thread's identifier.
        """
        return Call(
            "DELETE",
            "/threads/{thread_id}",
            path={"thread_id": thread_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.DeletedThread),
            options=options,
        )
