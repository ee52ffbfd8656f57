"""Types: FunctionDefinition, FunctionDefinitionParam."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class FunctionDefinition(Model):
    """A function that you offer to the assistant."""

    name: str
    """The function's name, of letters, digits, underscores and dashes, with at most
    64 characters.
    """

    description: str | None = None
    """What the function does. The model decides by it when and how to call it."""

    parameters: dict[str, Any] | None = None
    """The function's parameters as a JSON Schema of an object. Left out, the
    function takes none.
    """

    strict: bool | None = None
    """Makes the model keep to the schema in `parameters` exactly. Not all of JSON
    Schema can be used then.
    """


class FunctionDefinitionParam(TypedDict):
    """A function that you offer to the assistant."""

    name: str
    """The function's name, of letters, digits, underscores and dashes, with at most
    64 characters.
    """

    description: NotRequired[str]
    """What the function does. The model decides by it when and how to call it."""

    parameters: NotRequired[Mapping[str, object]]
    """The function's parameters as a JSON Schema of an object. Left out, the
    function takes none.
    """

    strict: NotRequired[bool | None]
    """Makes the model keep to the schema in `parameters` exactly. Not all of JSON
    Schema can be used then.
    """
