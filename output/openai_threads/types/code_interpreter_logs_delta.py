"""Types: CodeInterpreterLogsDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class CodeInterpreterLogsDelta(Model):
    """A piece of text that code wrote."""

    index: int
    """Which output of the call it belongs to."""

    type: Literal["logs"]
    """The kind of output."""

    logs: str | None = None
    """The text to add."""
