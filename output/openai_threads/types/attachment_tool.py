"""Types: AttachmentTool, AttachmentToolParam."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .attachment_file_search_tool import (
    AttachmentFileSearchTool,
    AttachmentFileSearchToolParam,
)
from .code_interpreter_tool import CodeInterpreterTool, CodeInterpreterToolParam

AttachmentTool: TypeAlias = Annotated[
    CodeInterpreterTool | AttachmentFileSearchTool, OneOf("type")
]
"""A tool that can use an attached file."""

AttachmentToolParam: TypeAlias = (
    CodeInterpreterToolParam | AttachmentFileSearchToolParam
)
"""A tool that can use an attached file."""
