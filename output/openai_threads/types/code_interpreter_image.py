"""Types: CodeInterpreterImage."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class CodeInterpreterImage(Model):
    """An image that code drew."""

    type: Literal["image"]
    """The kind of output."""

    image: CodeInterpreterImageImage
    """The image."""


class CodeInterpreterImageImage(Model):
    """The image."""

    file_id: str
    """The file's identifier."""
