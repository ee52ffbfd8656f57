"""A description over several documents as one, for programs that read only one file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from specloom.plain import is_list, is_mapping
from specloom.problems import DescriptionError
from specloom.read.pointers import join_pointer
from specloom.read.references import references

if TYPE_CHECKING:
    from specloom.read.description import Description, Node

OTHERS: Final = "x-documents"
"""The key of the entry document under which all others are put, in a list."""


def bundled(description: Description) -> Any:
    """Return the entry document with all others in it, overlays applied.

    References lead to the same as before, by pointers into the one document.
    """
    entry, *others = description.documents
    if entry.stands_alone and not others:
        return entry.value
    start = {entry.uri: ""}
    for number, document in enumerate(others):
        start[document.uri] = f"/{OTHERS}/{number}"
    refs: dict[int, str] = {}
    for node in references(description):
        if is_mapping(node.value) and "$ref" in node.value:
            with suppress(DescriptionError):  # One that leads nowhere stays as it is.
                refs[id(node.value)] = _pointer(description, node, start)
    whole = _copied(entry.value, refs)
    if others:
        whole[OTHERS] = [_copied(document.value, refs) for document in others]
    return whole


def _pointer(description: Description, node: Node, start: dict[str, str]) -> str:
    target = description.resolve(node.value["$ref"], node)
    return f"#{start[target.document.uri]}{join_pointer(target.pointer)}"


def _copied(value: Any, refs: dict[int, str]) -> Any:
    if is_mapping(value):
        copy = {key: _copied(item, refs) for key, item in value.items()}
        if id(value) in refs:
            copy["$ref"] = refs[id(value)]
        return copy
    return [_copied(item, refs) for item in value] if is_list(value) else value
