"""Types: OddNames."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from .._runtime.client.models import Model


class OddNames(Model):
    """Names that Python or pydantic would stumble over. \"\"\" """

    self: str | None = None
    args: str | None = None
    items: str | None = None
    values: str | None = None
    keys: str | None = None
    copy_: str | None = Field(default=None, alias="copy")
    json_: str | None = Field(default=None, alias="json")
    schema_: str | None = Field(default=None, alias="schema")
    model_config_: str | None = Field(default=None, alias="model_config")
    model_fields_: str | None = Field(default=None, alias="model_fields")
    from_: str | None = Field(default=None, alias="from")
    class_: str | None = Field(default=None, alias="class")
    continue_: str | None = Field(default=None, alias="continue")
    x: str | None = Field(default=None, alias="_x")
    n1_x: str | None = Field(default=None, alias="1x")
    x_y_: str | None = Field(default=None, alias="x-y")
    x_y: str | None = None
    at_type: str | None = Field(default=None, alias="@type")
    ref: str | None = Field(default=None, alias="$ref")
    plus_1: str | None = Field(default=None, alias="+1")
    minus_1: str | None = Field(default=None, alias="-1")
    field: str | None = Field(default=None, alias="")
    quoted: str | None = Field(default=None, alias='"quoted"\n')
    str_: str | None = Field(default=None, alias="str")
    list_: list[str] | None = Field(default=None, alias="list")
    date: dt.date | None = None
    omit_: str | None = Field(default=None, alias="Omit")
    omit: str | None = None
