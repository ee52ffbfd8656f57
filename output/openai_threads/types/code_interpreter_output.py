"""Types: CodeInterpreterOutput."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .code_interpreter_image import CodeInterpreterImage
from .code_interpreter_logs import CodeInterpreterLogs

CodeInterpreterOutput: TypeAlias = Annotated[
    CodeInterpreterLogs | CodeInterpreterImage, OneOf("type")
]
"""Something that code wrote or drew."""
