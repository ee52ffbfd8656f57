"""Types: FileCitationDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class FileCitationDelta(Model):
    """A piece of a citation."""

    index: int
    """Which annotation of the text it belongs to."""

    type: Literal["file_citation"]
    """The kind of annotation."""

    text: str | None = None
    """The characters of the text to replace."""

    file_citation: FileCitationDeltaFileCitation | None = None
    """What is cited."""

    start_index: int | None = None
    """Where the characters to replace begin."""

    end_index: int | None = None
    """Where the characters to replace end."""


class FileCitationDeltaFileCitation(Model):
    """What is cited."""

    file_id: str | None = None
    """The file's identifier."""

    quote: str | None = None
    """The words that are cited. The complete message doesn't repeat them.

    Deprecated.
    """
