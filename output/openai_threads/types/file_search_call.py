"""Types: FileSearchCall."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .file_search_ranker import FileSearchRanker
from .file_search_result import FileSearchResult


class FileSearchCall(Model):
    """A call of the file search."""

    id: str
    """The call's identifier."""

    type: Literal["file_search"]
    """The kind of tool."""

    file_search: FileSearchCallFileSearch
    """How the search went."""


class FileSearchCallFileSearch(Model):
    """How the search went."""

    ranking_options: FileSearchCallFileSearchRankingOptions | None = None
    """How the results were ranked and filtered."""

    results: list[FileSearchResult] | None = None
    """What was found."""


class FileSearchCallFileSearchRankingOptions(Model):
    """How the results were ranked and filtered."""

    ranker: FileSearchRanker
    score_threshold: float
    """Results that scored lower were left out."""
