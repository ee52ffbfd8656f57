"""Types: JsonObjectResponseFormat, JsonObjectResponseFormatParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class JsonObjectResponseFormat(Model):
    """Any JSON object. Prefer `json_schema` where the model knows it."""

    type: Literal["json_object"]
    """The kind of format."""


class JsonObjectResponseFormatParam(TypedDict):
    """Any JSON object. Prefer `json_schema` where the model knows it."""

    type: Literal["json_object"]
    """The kind of format."""
