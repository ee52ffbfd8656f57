"""Types: NewsEvent."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.client.models import Model, OneOf
from .headline import Headline
from .weather import Weather


class NewsEventHeadline(Model):
    event: Literal["headline"]
    data: Headline


class NewsEventWeather(Model):
    event: Literal["weather"]
    data: Weather


NewsEvent: TypeAlias = Annotated[NewsEventHeadline | NewsEventWeather, OneOf("event")]
