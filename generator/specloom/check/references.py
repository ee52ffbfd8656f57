"""References by name, put as the plain pointers that the validator can follow.

It knows nothing of `$id` and anchors inside of a description, nor of redirects. What they
mean has been found out when the description was read. References in a circle it would
follow until its stack is full: those, and what leads nowhere, it is told to lead nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from specloom.plain import is_list, is_mapping
from specloom.problems import DescriptionError
from specloom.read import Description, Document, Node
from specloom.read.pointers import join_pointer
from specloom.read.walk import objects

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOWHERE: Final = "#/a reference that leads nowhere"


def plain_values(description: Description, *, whole: bool) -> Mapping[str, Any]:
    """Return the value of every document by its address, without references by name.

    `whole` says that every reference leads somewhere.
    """
    documents = description.documents
    named = any(document.resources.any_named for document in documents)
    if whole and not named and not description.any_moved:
        return {document.uri: document.value for document in documents}
    return {document.uri: _plain(description, document) for document in documents}


def _plain(description: Description, document: Document) -> Any:
    copy = _copy(document.value)
    for pointer, value in objects(copy):
        node = Node(description, document, pointer, value)
        ref = value.get("$ref")
        if isinstance(ref, str):
            value["$ref"] = _plain_ref(node, ref)
        # Without it, pointers count from the document wherever they stand.
        if isinstance(value.get("$id"), str):
            del value["$id"]
    return copy


def _plain_ref(node: Node, ref: str) -> str:
    try:
        target = node.description.resolve(ref, node)
        target.follow()
    except DescriptionError:
        return _NOWHERE  # It is reported where references are looked at.
    document = "" if target.document is node.document else target.document.uri
    return f"{document}#{quote(join_pointer(target.pointer))}"


def _copy(root: Any) -> Any:
    """Return a copy of all containers, shared ones shared; nesting has no limit."""
    top = [root]
    copies: dict[int, Any] = {}
    pending: list[Any] = [top]
    for container in pending:
        parts: Any = container if is_mapping(container) else range(len(container))
        for part in parts:
            value = container[part]
            if not is_mapping(value) and not is_list(value):
                continue
            if id(value) not in copies:
                copies[id(value)] = value.copy()
                pending.append(copies[id(value)])
            container[part] = copies[id(value)]
    return top[0]
