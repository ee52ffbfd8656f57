"""Types: PetPage."""

from __future__ import annotations

from .._runtime.client.models import Model
from .pet import Pet


class PetPage(Model):
    items: list[Pet]
    total: int | None = None
