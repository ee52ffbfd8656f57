"""Types: MessageImageUrlDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .image_detail import ImageDetail


class MessageImageUrlDelta(Model):
    """An image on the web."""

    index: int
    """Which part of the message it belongs to."""

    type: Literal["image_url"]
    """The kind of part."""

    image_url: MessageImageUrlDeltaImageUrl | None = None
    """The image."""


class MessageImageUrlDeltaImageUrl(Model):
    """The image."""

    url: str | None = None
    """Where the image is, a JPEG, PNG, GIF or WebP."""

    detail: ImageDetail | None = None
