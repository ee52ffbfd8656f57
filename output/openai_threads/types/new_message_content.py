"""Types: NewMessageContentParam."""

from __future__ import annotations

from typing import TypeAlias

from .message_image_file import MessageImageFileParam
from .message_image_url import MessageImageUrlParam
from .new_message_text import NewMessageTextParam

NewMessageContentParam: TypeAlias = (
    NewMessageTextParam | MessageImageFileParam | MessageImageUrlParam
)
"""A part of a message to send."""
