"""Types: FunctionCall."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FunctionCall(Model):
    """A call of one of your functions."""

    id: str
    """The call's identifier."""

    type: Literal["function"]
    """The kind of tool."""

    function: FunctionCallFunction
    """The function and its output."""


class FunctionCallFunction(Model):
    """The function and its output."""

    name: str
    """The function's name."""

    arguments: str
    """The arguments, as JSON text that the model wrote."""

    output: str | None
    """What the function returned. Null until it has been handed in."""
