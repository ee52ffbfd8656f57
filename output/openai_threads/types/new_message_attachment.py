"""Types: NewMessageAttachmentParam."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from .attachment_tool import AttachmentToolParam


class NewMessageAttachmentParam(TypedDict):
    """A file to send with a message."""

    file_id: str
    """The file's identifier."""

    tools: Sequence[AttachmentToolParam]
    """The tools that can use the file."""
