"""Types: ReasoningEffortParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningEffortParam: TypeAlias = (
    Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None
)
"""How hard a reasoning model thinks before it answers. Less is faster and uses fewer
tokens. Models differ in the values that they know.
"""
