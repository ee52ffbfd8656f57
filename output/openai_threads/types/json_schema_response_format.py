"""Types: JsonSchemaResponseFormat, JsonSchemaResponseFormatParam."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class JsonSchemaResponseFormat(Model):
    """JSON that keeps to a schema."""

    type: Literal["json_schema"]
    """The kind of format."""

    json_schema: JsonSchemaResponseFormatJsonSchema
    """The schema and what the model should know about it."""


class JsonSchemaResponseFormatParam(TypedDict):
    """JSON that keeps to a schema."""

    type: Literal["json_schema"]
    """The kind of format."""

    json_schema: JsonSchemaResponseFormatJsonSchemaParam
    """The schema and what the model should know about it."""


class JsonSchemaResponseFormatJsonSchema(Model):
    """The schema and what the model should know about it."""

    name: str
    """The format's name, of letters, digits, underscores and dashes, with at most 64
    characters.
    """

    description: str | None = None
    """What the format is for."""

    schema_: dict[str, Any] | None = Field(default=None, alias="schema")
    """The JSON Schema."""

    strict: bool | None = None
    """Makes the model keep to the schema exactly. Not all of JSON Schema can be used
    then.
    """


class JsonSchemaResponseFormatJsonSchemaParam(TypedDict):
    """The schema and what the model should know about it."""

    name: str
    """The format's name, of letters, digits, underscores and dashes, with at most 64
    characters.
    """

    description: NotRequired[str]
    """What the format is for."""

    schema: NotRequired[Mapping[str, object]]
    """The JSON Schema."""

    strict: NotRequired[bool | None]
    """Makes the model keep to the schema exactly. Not all of JSON Schema can be used
    then.
    """
