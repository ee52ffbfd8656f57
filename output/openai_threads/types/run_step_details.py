"""Types: RunStepDetails."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .message_creation import MessageCreation
from .tool_calls import ToolCalls

RunStepDetails: TypeAlias = Annotated[MessageCreation | ToolCalls, OneOf("type")]
"""What a step did."""
