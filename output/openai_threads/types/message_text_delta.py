"""Types: MessageTextDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .text_annotation_delta import TextAnnotationDelta


class MessageTextDelta(Model):
    """A piece of text."""

    index: int
    """Which part of the message it belongs to."""

    type: Literal["text"]
    """The kind of part."""

    text: MessageTextDeltaText | None = None
    """The text and what it points to."""


class MessageTextDeltaText(Model):
    """The text and what it points to."""

    value: str | None = None
    """The text to add."""

    annotations: list[TextAnnotationDelta] | None = None
    """Pieces of annotations to add."""
