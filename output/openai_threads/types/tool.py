"""Types: Tool, ToolParam."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .code_interpreter_tool import CodeInterpreterTool, CodeInterpreterToolParam
from .file_search_tool import FileSearchTool, FileSearchToolParam
from .function_tool import FunctionTool, FunctionToolParam

Tool: TypeAlias = Annotated[
    CodeInterpreterTool | FileSearchTool | FunctionTool, OneOf("type")
]
"""A tool that an assistant can use."""

ToolParam: TypeAlias = (
    CodeInterpreterToolParam | FileSearchToolParam | FunctionToolParam
)
"""A tool that an assistant can use."""
