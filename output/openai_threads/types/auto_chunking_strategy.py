"""Types: AutoChunkingStrategyParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class AutoChunkingStrategyParam(TypedDict):
    """Chunks of at most 800 tokens that overlap by 400."""

    type: Literal["auto"]
    """The kind of strategy."""
