"""Types: RunStep."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step_details import RunStepDetails
from .token_usage import TokenUsage


class RunStep(Model):
    """One step of a run, in which it called tools or wrote a message."""

    id: str
    """The step's identifier, by which other calls refer to it."""

    object: Literal["thread.run.step"]
    """The kind of object, always `thread.run.step`."""

    created_at: int
    """When the step was created, in Unix seconds."""

    thread_id: str
    """The thread that the run works on."""

    run_id: str
    """The run that the step is part of."""

    assistant_id: str
    """The assistant that runs."""

    type: Literal["message_creation", "tool_calls"] | str
    """The kind of step."""

    status: Literal["in_progress", "cancelled", "failed", "completed", "expired"] | str
    """How far the step is."""

    step_details: RunStepDetails
    last_error: RunStepLastError | None
    """Why the step failed, if it did."""

    expired_at: int | None
    """When the step expired, in Unix seconds. It does so when its run expires."""

    cancelled_at: int | None
    """When the step was cancelled, in Unix seconds."""

    failed_at: int | None
    """When the step failed, in Unix seconds."""

    completed_at: int | None
    """When the step was completed, in Unix seconds."""

    usage: TokenUsage | None
    """How many tokens the step used. Null while it is in progress."""

    metadata: dict[str, str] | None
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """


class RunStepLastError(Model):
    """Why the step failed, if it did."""

    code: Literal["server_error", "rate_limit_exceeded"] | str
    """The reason as a short word for programs."""

    message: str
    """The reason, written for people."""
