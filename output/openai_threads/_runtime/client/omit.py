"""`omit`: the default of every optional parameter, so that `None` can mean null."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Omit(Enum):
    """The type of `omit`: what carries it is left out of the request."""

    OMIT = "omit"

    def __repr__(self) -> str:
        return "omit"

    def __bool__(self) -> bool:
        return False


omit: Final = Omit.OMIT
