"""Types: ResponseFormat, ResponseFormatParam."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.client.models import OneOf
from .json_object_response_format import (
    JsonObjectResponseFormat,
    JsonObjectResponseFormatParam,
)
from .json_schema_response_format import (
    JsonSchemaResponseFormat,
    JsonSchemaResponseFormatParam,
)
from .text_response_format import TextResponseFormat, TextResponseFormatParam

ResponseFormat: TypeAlias = Annotated[
    Literal["auto"]
    | TextResponseFormat
    | JsonObjectResponseFormat
    | JsonSchemaResponseFormat,
    OneOf("type"),
]
"""The form of the answer. `auto`, the default, is plain text.

`json_schema` makes the model keep to your schema. `json_object` only makes sure that
the answer is JSON, and then a message has to ask for JSON too: the model may otherwise
write white space until it reaches the token limit. An answer that is cut off is not
valid JSON.
"""

ResponseFormatParam: TypeAlias = (
    Literal["auto"]
    | TextResponseFormatParam
    | JsonObjectResponseFormatParam
    | JsonSchemaResponseFormatParam
)
"""The form of the answer. `auto`, the default, is plain text.

`json_schema` makes the model keep to your schema. `json_object` only makes sure that
the answer is JSON, and then a message has to ask for JSON too: the model may otherwise
write white space until it reaches the token limit. An answer that is cut off is not
valid JSON.
"""
