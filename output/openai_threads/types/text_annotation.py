"""Types: TextAnnotation."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .file_citation import FileCitation
from .file_path import FilePath

TextAnnotation: TypeAlias = Annotated[FileCitation | FilePath, OneOf("type")]
"""A place in a text that stands for a file."""
