"""Types: FileSearchResult."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FileSearchResult(Model):
    """A place in a file that a search found."""

    file_id: str
    """The file's identifier."""

    file_name: str
    """The file's name."""

    score: float
    """How well the place fits."""

    content: list[FileSearchResultContent] | None = None
    """The text that was found, where `include` asks for it."""


class FileSearchResultContent(Model):
    type: Literal["text"] | None = None
    """The kind of content."""

    text: str | None = None
    """The text."""
