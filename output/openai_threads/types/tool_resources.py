"""Types: ToolResources, ToolResourcesParam."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .code_interpreter_resources import (
    CodeInterpreterResources,
    CodeInterpreterResourcesParam,
)


class ToolResources(Model):
    """What tools can use: files for the code interpreter, vector stores for the file
    search.
    """

    code_interpreter: CodeInterpreterResources | None = None
    file_search: ToolResourcesFileSearch | None = None
    """What the file search can search in."""


class ToolResourcesParam(TypedDict):
    """What tools can use: files for the code interpreter, vector stores for the file
    search.
    """

    code_interpreter: NotRequired[CodeInterpreterResourcesParam]
    file_search: NotRequired[ToolResourcesFileSearchParam]
    """What the file search can search in."""


class ToolResourcesFileSearch(Model):
    """What the file search can search in."""

    vector_store_ids: list[str] | None = None
    """Identifiers of vector stores to search in, at most one."""


class ToolResourcesFileSearchParam(TypedDict):
    """What the file search can search in."""

    vector_store_ids: NotRequired[Sequence[str]]
    """Identifiers of vector stores to search in, at most one."""
