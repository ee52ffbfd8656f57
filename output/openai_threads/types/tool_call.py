"""Types: ToolCall."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .code_interpreter_call import CodeInterpreterCall
from .file_search_call import FileSearchCall
from .function_call import FunctionCall

ToolCall: TypeAlias = Annotated[
    CodeInterpreterCall | FileSearchCall | FunctionCall, OneOf("type")
]
"""A call of a tool."""
