"""Types: Pet."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from uuid import UUID

from .._runtime.client.models import Model
from .owner import Owner
from .pet_status import PetStatus


class Pet(Model):
    """A pet as the store knows it."""

    id: UUID
    name: str
    """What the pet is called."""

    species: Literal["dog", "cat", "fish"] | str
    born: dt.date | None = None
    weight: float | None = None
    tags: list[str] | None = None
    owner: Owner | None = None
    status: PetStatus
    created_at: dt.datetime
    favourite: Owner | None = None
