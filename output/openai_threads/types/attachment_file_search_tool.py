"""Types: AttachmentFileSearchTool, AttachmentFileSearchToolParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class AttachmentFileSearchTool(Model):
    """Lets the assistant search in the attached file."""

    type: Literal["file_search"]
    """The kind of tool."""


class AttachmentFileSearchToolParam(TypedDict):
    """Lets the assistant search in the attached file."""

    type: Literal["file_search"]
    """The kind of tool."""
