"""Types: Item."""

from __future__ import annotations

import datetime as dt

from .._runtime.client.models import Model
from .cover import Cover
from .kind import Kind


class Item(Model):
    id: str
    name: str
    kind: Kind
    cover: Cover
    made_at: dt.datetime
    price: float | None = None
