"""Types: FilePathDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FilePathDelta(Model):
    """A piece of a pointer to a file that the code interpreter wrote."""

    index: int
    """Which annotation of the text it belongs to."""

    type: Literal["file_path"]
    """The kind of annotation."""

    text: str | None = None
    """The characters of the text to replace."""

    file_path: FilePathDeltaFilePath | None = None
    """What was written."""

    start_index: int | None = None
    """Where the characters to replace begin."""

    end_index: int | None = None
    """Where the characters to replace end."""


class FilePathDeltaFilePath(Model):
    """What was written."""

    file_id: str | None = None
    """The file's identifier."""
