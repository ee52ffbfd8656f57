"""Types: ToolChoice, ToolChoiceParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

from .named_tool_choice import NamedToolChoice, NamedToolChoiceParam

ToolChoice: TypeAlias = Literal["none", "auto", "required"] | str | NamedToolChoice
"""Which tool the model calls. With `none` it writes a message and calls no tool,
with `auto` it decides itself, with `required` it calls at least one tool first.
An object names the tool that it must call.
"""

ToolChoiceParam: TypeAlias = Literal["none", "auto", "required"] | NamedToolChoiceParam
"""Which tool the model calls. With `none` it writes a message and calls no tool,
with `auto` it decides itself, with `required` it calls at least one tool first.
An object names the tool that it must call.
"""
