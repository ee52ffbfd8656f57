"""Types: TextAnnotationDelta."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .file_citation_delta import FileCitationDelta
from .file_path_delta import FilePathDelta

TextAnnotationDelta: TypeAlias = Annotated[
    FileCitationDelta | FilePathDelta, OneOf("type")
]
"""A piece of an annotation."""
