"""Types: ItemsListResponse."""

from __future__ import annotations

import datetime as dt

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .item import Item


class ItemsListResponse(Model):
    data: list[Item]
    has_more: bool
    last_id: str | None = None


class ItemsListMadeParam(TypedDict):
    since: NotRequired[dt.date | str]
