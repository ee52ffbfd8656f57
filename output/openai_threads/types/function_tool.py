"""Types: FunctionTool, FunctionToolParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model
from .function_definition import FunctionDefinition, FunctionDefinitionParam


class FunctionTool(Model):
    """Lets the assistant ask you to call a function."""

    type: Literal["function"]
    """The kind of tool."""

    function: FunctionDefinition


class FunctionToolParam(TypedDict):
    """Lets the assistant ask you to call a function."""

    type: Literal["function"]
    """The kind of tool."""

    function: FunctionDefinitionParam
