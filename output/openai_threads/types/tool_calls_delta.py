"""Types: ToolCallsDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .tool_call_delta import ToolCallDelta


class ToolCallsDelta(Model):
    """The step calls tools."""

    type: Literal["tool_calls"]
    """The kind of step."""

    tool_calls: list[ToolCallDelta] | None = None
    """Pieces to add to the calls."""
