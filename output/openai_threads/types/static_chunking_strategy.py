"""Types: StaticChunkingStrategyParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class StaticChunkingStrategyParam(TypedDict):
    """Chunks of a size of your choice."""

    type: Literal["static"]
    """The kind of strategy."""

    static: StaticChunkingStrategyStaticParam
    """The sizes."""


class StaticChunkingStrategyStaticParam(TypedDict):
    """The sizes."""

    max_chunk_size_tokens: int
    """How many tokens a chunk has at most."""

    chunk_overlap_tokens: int
    """How many tokens a chunk shares with the one before, at most half of
    `max_chunk_size_tokens`.
    """
