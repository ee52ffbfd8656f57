"""Types: MessageImageUrl, MessageImageUrlParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .image_detail import ImageDetail, ImageDetailParam


class MessageImageUrl(Model):
    """An image on the web."""

    type: Literal["image_url"]
    """The kind of part."""

    image_url: MessageImageUrlImageUrl
    """The image."""


class MessageImageUrlParam(TypedDict):
    """An image on the web."""

    type: Literal["image_url"]
    """The kind of part."""

    image_url: MessageImageUrlImageUrlParam
    """The image."""


class MessageImageUrlImageUrl(Model):
    """The image."""

    url: str
    """Where the image is, a JPEG, PNG, GIF or WebP."""

    detail: ImageDetail | None = None


class MessageImageUrlImageUrlParam(TypedDict):
    """The image."""

    url: str
    """Where the image is, a JPEG, PNG, GIF or WebP."""

    detail: NotRequired[ImageDetailParam]
