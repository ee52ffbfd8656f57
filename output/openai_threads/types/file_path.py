"""Types: FilePath."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FilePath(Model):
    """Points to a file that the code interpreter wrote."""

    type: Literal["file_path"]
    """The kind of annotation."""

    text: str
    """The characters of the text to replace."""

    file_path: FilePathFilePath
    """What was written."""

    start_index: int
    """Where the characters to replace begin."""

    end_index: int
    """Where the characters to replace end."""


class FilePathFilePath(Model):
    """What was written."""

    file_id: str
    """The file's identifier."""
