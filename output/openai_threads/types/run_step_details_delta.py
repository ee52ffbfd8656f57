"""Types: RunStepDetailsDelta."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .message_creation_delta import MessageCreationDelta
from .tool_calls_delta import ToolCallsDelta

RunStepDetailsDelta: TypeAlias = Annotated[
    MessageCreationDelta | ToolCallsDelta, OneOf("type")
]
"""What is new in what a step did."""
