"""Types: CodeInterpreterImageDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class CodeInterpreterImageDelta(Model):
    """An image that code drew."""

    index: int
    """Which output of the call it belongs to."""

    type: Literal["image"]
    """The kind of output."""

    image: CodeInterpreterImageDeltaImage | None = None
    """The image."""


class CodeInterpreterImageDeltaImage(Model):
    """The image."""

    file_id: str | None = None
    """The file's identifier."""
