"""Types: FunctionCallDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FunctionCallDelta(Model):
    """A piece of a call of one of your functions."""

    index: int
    """Which call of the step it belongs to."""

    id: str | None = None
    """The call's identifier."""

    type: Literal["function"]
    """The kind of tool."""

    function: FunctionCallDeltaFunction | None = None
    """The function and its output."""


class FunctionCallDeltaFunction(Model):
    """The function and its output."""

    name: str | None = None
    """The function's name."""

    arguments: str | None = None
    """Arguments to add, as JSON text that the model wrote."""

    output: str | None = None
    """What the function returned. Null until it has been handed in."""
