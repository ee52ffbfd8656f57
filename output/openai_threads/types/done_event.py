"""Types: DoneEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class DoneEvent(Model):
    """The stream has ended."""

    event: Literal["done"]
    """The kind of event."""

    data: Literal["[DONE]"]
    """Always `[DONE]`."""
