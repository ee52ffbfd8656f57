"""Files and URLs to a description: YAML 1.2 or JSON, over any number of documents.

    sources -> text -> yaml12 | json_text -> document -> overlay -> description

`git`, `application` and `pins` are what sources may have behind them: a revision, a
project's own program, and copies of what was fetched.
Positions of keys and values stay beside the plain values (`spots`), so that whatever
is found wrong later can be shown where it stands.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from specloom.problems import DescriptionError, error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from specloom.read.answers import Answers
    from specloom.read.description import Description, Node
    from specloom.read.document import Document
    from specloom.read.pins import Pins
    from specloom.read.sources import Source
    from specloom.read.spots import Pointer

__all__ = ["Description", "Document", "Node", "Pointer", "read"]

# Who needs only the bytes of an input imports a leaf of this room, and no more.
_HOMES: Final = {
    "Description": "description",
    "Document": "document",
    "Node": "description",
    "Pointer": "spots",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def read(
    spec: str,
    *,
    folders: Sequence[Path] = (),
    hosts: Sequence[str] = (),
    overlays: Sequence[str] = (),
    folder: Path | None = None,
    python: str | None = None,
    answers: Answers | None = None,
    pins: Pins | None = None,
) -> Description:
    """Return the description that an address leads to, in any of the forms of `addresses`.

    `overlays` (addresses too) are applied to that document, in order. References may
    lead into the description's own folder (or host), the working directory, `folders` and
    `hosts`. Documents they lead to are read when first needed.
    Revisions and applications are looked for in `folder`, the working directory if it is
    None; applications are run by `python`, and those among the `answers` not again. What the `pins` have a copy of is not fetched.
    Raises DescriptionError when the entry document or an overlay can't be used.
    """
    from specloom.read.description import Description
    from specloom.read.sources import Fence

    entry = _source(spec, folder, python, answers)
    sources = [_source(overlay, folder, python, answers) for overlay in overlays]
    fence = Fence(entry, folders, hosts)
    description = Description(entry, fence, sources, pins)
    if not isinstance(description.root.value, dict):
        raise DescriptionError(
            error(
                description.root.place,
                "this is no OpenAPI description: it is no mapping",
                "a description begins with 'openapi:' and has 'info:' and 'paths:'",
            )
        )
    return description


def _source(
    address: str, folder: Path | None, python: str | None, answers: Answers | None
) -> Source:
    from specloom.read.sources import Unreadable, entry_source

    try:
        return entry_source(address, folder, python, answers)
    except Unreadable as problem:
        raise problem.at(address) from None
