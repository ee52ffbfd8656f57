"""Types: MessageText."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .text_annotation import TextAnnotation


class MessageText(Model):
    """Text, with its annotations."""

    type: Literal["text"]
    """The kind of part."""

    text: MessageTextText
    """The text and what it points to."""


class MessageTextText(Model):
    """The text and what it points to."""

    value: str
    """The text itself."""

    annotations: list[TextAnnotation]
    """Places in the text that stand for a file."""
