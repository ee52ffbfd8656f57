"""Types: MessageImageFile, MessageImageFileParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .image_detail import ImageDetail, ImageDetailParam


class MessageImageFile(Model):
    """An image, as an uploaded file."""

    type: Literal["image_file"]
    """The kind of part."""

    image_file: MessageImageFileImageFile
    """The image."""


class MessageImageFileParam(TypedDict):
    """An image, as an uploaded file."""

    type: Literal["image_file"]
    """The kind of part."""

    image_file: MessageImageFileImageFileParam
    """The image."""


class MessageImageFileImageFile(Model):
    """The image."""

    file_id: str
    """The file's identifier. Upload it with the purpose `vision`."""

    detail: ImageDetail | None = None


class MessageImageFileImageFileParam(TypedDict):
    """The image."""

    file_id: str
    """The file's identifier. Upload it with the purpose `vision`."""

    detail: NotRequired[ImageDetailParam]
