"""Types: RequiredAction."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .pending_tool_call import PendingToolCall


class RequiredAction(Model):
    """What a run waits for before it goes on."""

    type: Literal["submit_tool_outputs"]
    """The kind of action."""

    submit_tool_outputs: RequiredActionSubmitToolOutputs
    """The calls whose outputs are missing."""


class RequiredActionSubmitToolOutputs(Model):
    """The calls whose outputs are missing."""

    tool_calls: list[PendingToolCall]
    """The calls."""
