"""Types: CodeInterpreterCall."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .code_interpreter_output import CodeInterpreterOutput


class CodeInterpreterCall(Model):
    """A call of the code interpreter."""

    id: str
    """The call's identifier."""

    type: Literal["code_interpreter"]
    """The kind of tool."""

    code_interpreter: CodeInterpreterCallCodeInterpreter
    """What was run, and what came of it."""


class CodeInterpreterCallCodeInterpreter(Model):
    """What was run, and what came of it."""

    input: str
    """The code."""

    outputs: list[CodeInterpreterOutput]
    """What the code wrote or drew."""
