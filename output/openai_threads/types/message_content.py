"""Types: MessageContent."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .message_image_file import MessageImageFile
from .message_image_url import MessageImageUrl
from .message_refusal import MessageRefusal
from .message_text import MessageText

MessageContent: TypeAlias = Annotated[
    MessageText | MessageImageFile | MessageImageUrl | MessageRefusal, OneOf("type")
]
"""A part of a message."""
