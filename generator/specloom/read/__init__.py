"""Files and URLs to a description: YAML 1.2 or JSON, over any number of documents.

    sources -> text -> yaml12 | json_text -> document -> overlay -> description

Positions of keys and values stay beside the plain values (`spots`), so that whatever
is found wrong later can be shown where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from specloom.problems import DescriptionError, error
from specloom.read.description import Description, Node
from specloom.read.document import Document
from specloom.read.sources import Fence, entry_source
from specloom.read.spots import Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Description", "Document", "Node", "Pointer", "read"]


def read(
    spec: str,
    *,
    folders: Sequence[Path] = (),
    hosts: Sequence[str] = (),
    overlays: Sequence[str] = (),
) -> Description:
    """Return the description in a file, at an http(s) URL, or on standard input (`-`).

    `overlays` (files or URLs too) are applied to that document, in order. References may
    lead into the description's own folder (or host), the working directory, `folders` and
    `hosts`. Documents they lead to are read when first needed.
    Raises DescriptionError when the entry document or an overlay can't be used.
    """
    entry = entry_source(spec)
    sources = [entry_source(overlay) for overlay in overlays]
    description = Description(entry, Fence(entry, folders, hosts), sources)
    if not isinstance(description.root.value, dict):
        raise DescriptionError(
            error(
                description.root.place,
                "this is no OpenAPI description: it is no mapping",
                "a description begins with 'openapi:' and has 'info:' and 'paths:'",
            )
        )
    return description
