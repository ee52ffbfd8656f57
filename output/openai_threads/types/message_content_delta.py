"""Types: MessageContentDelta."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .message_image_file_delta import MessageImageFileDelta
from .message_image_url_delta import MessageImageUrlDelta
from .message_refusal_delta import MessageRefusalDelta
from .message_text_delta import MessageTextDelta

MessageContentDelta: TypeAlias = Annotated[
    MessageTextDelta
    | MessageImageFileDelta
    | MessageImageUrlDelta
    | MessageRefusalDelta,
    OneOf("type"),
]
"""A piece of a part of a message."""
