"""Types: Run."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .required_action import RequiredAction
from .response_format import ResponseFormat
from .run_status import RunStatus
from .token_usage import TokenUsage
from .tool import Tool
from .tool_choice import ToolChoice
from .truncation_strategy import TruncationStrategy


class Run(Model):
    """An assistant's work on a thread."""

    id: str
    """The run's identifier, by which other calls refer to it."""

    object: Literal["thread.run"]
    """The kind of object, always `thread.run`."""

    created_at: int
    """When the run was created, in Unix seconds."""

    thread_id: str
    """The thread that the run works on."""

    assistant_id: str
    """The assistant that runs."""

    status: RunStatus
    model: str
    """The model that the run uses."""

    instructions: str
    """The instructions that the run follows."""

    tools: list[Tool]
    """The tools that the run can use."""

    required_action: RequiredAction | None
    """What the run waits for, if it waits."""

    last_error: RunLastError | None
    """Why the run failed, if it did."""

    incomplete_details: RunIncompleteDetails | None
    """Why the run is incomplete, if it is."""

    expires_at: int | None
    """When the run will expire, in Unix seconds."""

    started_at: int | None
    """When the run was started, in Unix seconds."""

    cancelled_at: int | None
    """When the run was cancelled, in Unix seconds."""

    failed_at: int | None
    """When the run failed, in Unix seconds."""

    completed_at: int | None
    """When the run was completed, in Unix seconds."""

    usage: TokenUsage | None
    """How many tokens the run used. Null until it has ended."""

    temperature: float | None = None
    """The sampling temperature of the run."""

    top_p: float | None = None
    """The share of probability that the run samples from."""

    max_prompt_tokens: int | None
    """How many tokens the run may read."""

    max_completion_tokens: int | None
    """How many tokens the run may write."""

    truncation_strategy: TruncationStrategy | None
    tool_choice: ToolChoice | None
    parallel_tool_calls: bool
    """Whether the model may call several functions at once."""

    response_format: ResponseFormat | None
    metadata: dict[str, str] | None
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """


class RunLastError(Model):
    """Why the run failed, if it did."""

    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"] | str
    """The reason as a short word for programs."""

    message: str
    """The reason, written for people."""


class RunIncompleteDetails(Model):
    """Why the run is incomplete, if it is."""

    reason: Literal["max_completion_tokens", "max_prompt_tokens"] | str | None = None
    """The token limit that the run reached."""
