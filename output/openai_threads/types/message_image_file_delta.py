"""Types: MessageImageFileDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .image_detail import ImageDetail


class MessageImageFileDelta(Model):
    """An image, as an uploaded file."""

    index: int
    """Which part of the message it belongs to."""

    type: Literal["image_file"]
    """The kind of part."""

    image_file: MessageImageFileDeltaImageFile | None = None
    """The image."""


class MessageImageFileDeltaImageFile(Model):
    """The image."""

    file_id: str | None = None
    """The file's identifier."""

    detail: ImageDetail | None = None
