"""Types: FileSearchRankingOptions, FileSearchRankingOptionsParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .file_search_ranker import FileSearchRanker, FileSearchRankerParam


class FileSearchRankingOptions(Model):
    """How a file search ranks and filters its results."""

    ranker: FileSearchRanker | None = None
    score_threshold: float
    """Results that score lower are left out."""


class FileSearchRankingOptionsParam(TypedDict):
    """How a file search ranks and filters its results."""

    ranker: NotRequired[FileSearchRankerParam]
    score_threshold: float
    """Results that score lower are left out."""
