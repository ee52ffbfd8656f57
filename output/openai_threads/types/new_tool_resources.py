"""Types: NewToolResourcesParam."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import NotRequired, TypedDict

from .code_interpreter_resources import CodeInterpreterResourcesParam
from .new_vector_store import NewVectorStoreParam


class NewToolResourcesParam(TypedDict):
    """What tools can use, with a vector store to create on the way."""

    code_interpreter: NotRequired[CodeInterpreterResourcesParam]
    file_search: NotRequired[NewToolResourcesFileSearchParam]
    """What the file search can search in: an existing vector store or a new one, not
    both.
    """


class NewToolResourcesFileSearchParam(TypedDict):
    """What the file search can search in: an existing vector store or a new one, not
    both.
    """

    vector_store_ids: NotRequired[Sequence[str]]
    """Identifiers of vector stores to search in, at most one."""

    vector_stores: NotRequired[Sequence[NewVectorStoreParam]]
    """Vector stores to create for this thread, at most one."""
