"""Types: NamedToolChoice, NamedToolChoiceParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class NamedToolChoice(Model):
    """The one tool that the model must call."""

    type: Literal["function", "code_interpreter", "file_search"] | str
    """The kind of tool."""

    function: NamedToolChoiceFunction | None = None
    """The function, where `type` is `function`."""


class NamedToolChoiceParam(TypedDict):
    """The one tool that the model must call."""

    type: Literal["function", "code_interpreter", "file_search"]
    """The kind of tool."""

    function: NotRequired[NamedToolChoiceFunctionParam]
    """The function, where `type` is `function`."""


class NamedToolChoiceFunction(Model):
    """The function, where `type` is `function`."""

    name: str
    """The function's name."""


class NamedToolChoiceFunctionParam(TypedDict):
    """The function, where `type` is `function`."""

    name: str
    """The function's name."""
