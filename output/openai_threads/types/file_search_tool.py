"""Types: FileSearchTool, FileSearchToolParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .file_search_ranking_options import (
    FileSearchRankingOptions,
    FileSearchRankingOptionsParam,
)


class FileSearchTool(Model):
    """Lets the assistant search in files."""

    type: Literal["file_search"]
    """The kind of tool."""

    file_search: FileSearchToolFileSearch | None = None
    """Settings of the search."""


class FileSearchToolParam(TypedDict):
    """Lets the assistant search in files."""

    type: Literal["file_search"]
    """The kind of tool."""

    file_search: NotRequired[FileSearchToolFileSearchParam]
    """Settings of the search."""


class FileSearchToolFileSearch(Model):
    """Settings of the search."""

    max_num_results: int | None = None
    """How many results a search gives at most. Unless set: 20 with `gpt-4` models, 5
    with `gpt-3.5-turbo`. A search may find fewer.
    """

    ranking_options: FileSearchRankingOptions | None = None


class FileSearchToolFileSearchParam(TypedDict):
    """Settings of the search."""

    max_num_results: NotRequired[int]
    """How many results a search gives at most. Unless set: 20 with `gpt-4` models, 5
    with `gpt-3.5-turbo`. A search may find fewer.
    """

    ranking_options: NotRequired[FileSearchRankingOptionsParam]
