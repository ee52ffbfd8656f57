"""Types: NewMessageTextParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class NewMessageTextParam(TypedDict):
    """Text to send."""

    type: Literal["text"]
    """The kind of part."""

    text: str
    """The text itself."""
