"""Types: MessageRefusalDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class MessageRefusalDelta(Model):
    """A piece of a refusal."""

    index: int
    """Which part of the message it belongs to."""

    type: Literal["refusal"]
    """The kind of part."""

    refusal: str | None = None
    """The text to add."""
