"""Types: CreateMessageRequestParam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import NotRequired, TypedDict

from .message_role import MessageRoleParam
from .new_message_attachment import NewMessageAttachmentParam
from .new_message_content import NewMessageContentParam


class CreateMessageRequestParam(TypedDict):
    """A message to add to a thread."""

    role: MessageRoleParam
    content: str | Sequence[NewMessageContentParam]
    """What the message says, as plain text or in parts."""

    attachments: NotRequired[Sequence[NewMessageAttachmentParam] | None]
    """Files that come with the message, and the tools that can use them."""

    metadata: NotRequired[Mapping[str, str] | None]
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """
