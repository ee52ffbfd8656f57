"""Types: PendingToolCall."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class PendingToolCall(Model):
    """A function call whose output the run waits for."""

    id: str
    """The call's identifier. Hand in its output under this."""

    type: Literal["function"]
    """The kind of tool."""

    function: PendingToolCallFunction
    """The function to call."""


class PendingToolCallFunction(Model):
    """The function to call."""

    name: str
    """The function's name."""

    arguments: str
    """The arguments, as JSON text that the model wrote."""
