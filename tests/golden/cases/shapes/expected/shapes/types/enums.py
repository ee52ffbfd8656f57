"""Types: Enums, EnumsParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Enums(Model):
    empty: Literal["", "a"] | str | None = None
    mixed: Literal[1, "1", True] | bool | int | str | None = None
    floats: Literal[1] | float | int | None = None
    words: Literal["YES", "NO", "on"] | str | None = None
    cases: Literal["a", "A"] | str | None = None
    zones: Literal["GMT0", "GMT+0", "GMT-0"] | str | None = None
    numbers: Literal[1, 2] | int | None = None
    wrong: Literal["one", 2] | int | str | None = None
    hostile: Literal['"""', "\\", "'", "\n", "\u2028"] | str | None = None


class EnumsParam(TypedDict):
    empty: NotRequired[Literal["", "a"]]
    mixed: NotRequired[Literal[1, "1", True]]
    floats: NotRequired[Literal[1] | float]
    words: NotRequired[Literal["YES", "NO", "on"]]
    cases: NotRequired[Literal["a", "A"]]
    zones: NotRequired[Literal["GMT0", "GMT+0", "GMT-0"]]
    numbers: NotRequired[Literal[1, 2]]
    wrong: NotRequired[Literal["one", 2]]
    hostile: NotRequired[Literal['"""', "\\", "'", "\n", "\u2028"]]
