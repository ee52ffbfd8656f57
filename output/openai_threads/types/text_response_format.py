"""Types: TextResponseFormat, TextResponseFormatParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class TextResponseFormat(Model):
    """Plain text."""

    type: Literal["text"]
    """The kind of format."""


class TextResponseFormatParam(TypedDict):
    """Plain text."""

    type: Literal["text"]
    """The kind of format."""
