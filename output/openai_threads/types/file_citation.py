"""Types: FileCitation."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FileCitation(Model):
    """Cites a file that the file search found."""

    type: Literal["file_citation"]
    """The kind of annotation."""

    text: str
    """The characters of the text to replace."""

    file_citation: FileCitationFileCitation
    """What is cited."""

    start_index: int
    """Where the characters to replace begin."""

    end_index: int
    """Where the characters to replace end."""


class FileCitationFileCitation(Model):
    """What is cited."""

    file_id: str
    """The file's identifier."""
