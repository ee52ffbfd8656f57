"""Types: MessageRefusal."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class MessageRefusal(Model):
    """The assistant declines to answer."""

    type: Literal["refusal"]
    """The kind of part."""

    refusal: str
    """What the assistant says instead."""
