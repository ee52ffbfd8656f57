"""Types: CodeInterpreterTool, CodeInterpreterToolParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class CodeInterpreterTool(Model):
    """Lets the assistant run code."""

    type: Literal["code_interpreter"]
    """The kind of tool."""


class CodeInterpreterToolParam(TypedDict):
    """Lets the assistant run code."""

    type: Literal["code_interpreter"]
    """The kind of tool."""
