"""Types: MessageRole, MessageRoleParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

MessageRole: TypeAlias = Literal["user", "assistant"] | str
"""Who the message is from: `user` for a person's own words, `assistant` for what an
assistant said.
"""

MessageRoleParam: TypeAlias = Literal["user", "assistant"]
"""Who the message is from: `user` for a person's own words, `assistant` for what an
assistant said.
"""
