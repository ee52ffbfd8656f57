"""Types: PetStatus, PetStatusParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

PetStatus: TypeAlias = Literal["available", "pending", "sold"] | str
"""Where a pet is."""

PetStatusParam: TypeAlias = Literal["available", "pending", "sold"]
"""Where a pet is."""
