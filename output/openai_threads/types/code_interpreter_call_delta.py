"""Types: CodeInterpreterCallDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .code_interpreter_output_delta import CodeInterpreterOutputDelta


class CodeInterpreterCallDelta(Model):
    """A piece of a call of the code interpreter."""

    index: int
    """Which call of the step it belongs to."""

    id: str | None = None
    """The call's identifier."""

    type: Literal["code_interpreter"]
    """The kind of tool."""

    code_interpreter: CodeInterpreterCallDeltaCodeInterpreter | None = None
    """What is run, and what comes of it."""


class CodeInterpreterCallDeltaCodeInterpreter(Model):
    """What is run, and what comes of it."""

    input: str | None = None
    """The code to add."""

    outputs: list[CodeInterpreterOutputDelta] | None = None
    """Pieces to add to the outputs."""
