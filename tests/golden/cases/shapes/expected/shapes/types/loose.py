"""Types: Loose, LooseParam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .tagged import Tagged, TaggedParam


class LooseVariant3(Model):
    text: str | None = None


class LooseVariant4(Model):
    image: str | None = None


class LooseVariant3Param(TypedDict):
    text: NotRequired[str]


class LooseVariant4Param(TypedDict):
    image: NotRequired[str]


Loose: TypeAlias = str | list[Tagged] | LooseVariant3 | LooseVariant4
LooseParam: TypeAlias = (
    str | Sequence[TaggedParam] | LooseVariant3Param | LooseVariant4Param
)
