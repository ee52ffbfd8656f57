"""Types: JsonValue, JsonValueParam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import TypeAliasType

JsonValue = TypeAliasType(
    "JsonValue", "str | float | bool | list[JsonValue] | dict[str, JsonValue] | None"
)
JsonValueParam = TypeAliasType(
    "JsonValueParam",
    "str | float | bool | Sequence[JsonValueParam] | Mapping[str, JsonValueParam] | None",
)
