"""Types: Cover, CoverParam."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .colour import Colour, ColourParam
from .picture import Picture, PictureParam

Cover: TypeAlias = Annotated[Picture | Colour, OneOf("type")]
CoverParam: TypeAlias = PictureParam | ColourParam
