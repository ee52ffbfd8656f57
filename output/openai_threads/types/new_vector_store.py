"""Types: NewVectorStoreParam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import NotRequired, TypedDict

from .chunking_strategy import ChunkingStrategyParam


class NewVectorStoreParam(TypedDict):
    """A vector store to create."""

    file_ids: NotRequired[Sequence[str]]
    """Identifiers of the files to put in. Stores created before November 2025 take
    10,000 files, newer ones 100,000,000.
    """

    chunking_strategy: NotRequired[ChunkingStrategyParam]
    """How files are cut into chunks. Unless set, `auto`."""

    metadata: NotRequired[Mapping[str, str] | None]
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """
