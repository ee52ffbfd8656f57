"""Types: CodeInterpreterOutputDelta."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .code_interpreter_image_delta import CodeInterpreterImageDelta
from .code_interpreter_logs_delta import CodeInterpreterLogsDelta

CodeInterpreterOutputDelta: TypeAlias = Annotated[
    CodeInterpreterLogsDelta | CodeInterpreterImageDelta, OneOf("type")
]
"""A piece of something that code wrote or drew."""
