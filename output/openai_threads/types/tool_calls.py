"""Types: ToolCalls."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .tool_call import ToolCall


class ToolCalls(Model):
    """The step called tools."""

    type: Literal["tool_calls"]
    """The kind of step."""

    tool_calls: list[ToolCall]
    """The calls, in order."""
