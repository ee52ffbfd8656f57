"""Types: Collisions, CollisionsParam."""

from __future__ import annotations

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .any import Any_, Any_Param
from .client import Client, ClientParam
from .list import List_, List_Param
from .literal import Literal_, Literal_Param
from .model import Model_, Model_Param
from .optional import Optional_, Optional_Param
from .sequence import Sequence_, Sequence_Param
from .x_output import XOutput, XOutputParam
from .x_output_ import XOutput_, XOutput_Param


class Collisions(Model):
    model: Model_ | None = None
    any: Any_ | None = None
    list_: List_ | None = Field(default=None, alias="list")
    optional: Optional_ | None = None
    literal: Literal_ | None = None
    sequence: Sequence_ | None = None
    client: Client | None = None
    one: XOutput | None = None
    other: XOutput_ | None = None
    place: CollisionsPlace_ | None = None


class CollisionsParam(TypedDict):
    model: NotRequired[Model_Param]
    any: NotRequired[Any_Param]
    list: NotRequired[List_Param]
    optional: NotRequired[Optional_Param]
    literal: NotRequired[Literal_Param]
    sequence: NotRequired[Sequence_Param]
    client: NotRequired[ClientParam]
    one: NotRequired[XOutputParam]
    other: NotRequired[XOutput_Param]
    place: NotRequired[CollisionsPlaceParam]


class CollisionsPlace_(Model):
    a: str | None = None


class CollisionsPlaceParam(TypedDict):
    a: NotRequired[str]
