"""Types: MessageAttachment."""

from __future__ import annotations

from .._runtime.client.models import Model
from .attachment_tool import AttachmentTool


class MessageAttachment(Model):
    """A file that came with a message."""

    file_id: str | None = None
    """The file's identifier."""

    tools: list[AttachmentTool] | None = None
    """The tools that can use the file."""
