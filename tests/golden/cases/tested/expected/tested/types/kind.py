"""Types: Kind, KindParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["book", "record"] | str
KindParam: TypeAlias = Literal["book", "record"]
