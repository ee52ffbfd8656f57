"""Types: ToolCallDelta."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .code_interpreter_call_delta import CodeInterpreterCallDelta
from .file_search_call_delta import FileSearchCallDelta
from .function_call_delta import FunctionCallDelta

ToolCallDelta: TypeAlias = Annotated[
    CodeInterpreterCallDelta | FileSearchCallDelta | FunctionCallDelta, OneOf("type")
]
"""A piece of a call of a tool."""
