"""The references of a description: where they stand, and which of them lead nowhere."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from specloom.plain import is_mapping
from specloom.problems import DescriptionError
from specloom.read.walk import objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specloom.problems import Problem
    from specloom.read.description import Description, Node
    from specloom.read.spots import Pointer

    Meant = tuple[str, Pointer, str | None]


def ref_keyword(value: Any) -> str | None:
    """Return the keyword by which a value refers to another, None when it refers to none."""
    if is_mapping(value):
        if "$ref" in value and isinstance(value["$ref"], str):
            return "$ref"
        if "$dynamicRef" in value and isinstance(value["$dynamicRef"], str):
            return "$dynamicRef"
    return None


def references(description: Description) -> Iterator[Node]:
    """Yield every node that is a reference, in all documents that references lead to.

    References that lead nowhere are among them; what they would lead to is not.
    """
    met: set[int] = set()
    followed: set[Meant] = set()
    pending = [description.root]
    while pending:
        start = pending.pop()
        for pointer, value in objects(start.value, start.pointer, met):
            if ref_keyword(value) is None:
                continue
            node = start.at(pointer, value)
            yield node
            if (meant := _meant(node)) not in followed:
                with suppress(DescriptionError):  # `unresolved` reports it.
                    pending.append(description.resolve(str(node.ref), node))
                    followed.add(meant)


def unresolved(description: Description) -> dict[Problem, None]:
    """Return a problem for every reference that leads nowhere, each once."""
    failed: list[Node] = []
    good: set[Meant] = set()
    for node in references(description):
        if (meant := _meant(node)) in good:
            continue
        try:
            node.follow()
        except DescriptionError:
            failed.append(node)
        else:
            good.add(meant)
    found: dict[Problem, None] = {}
    for node in failed:
        # What it names may stand in a document that was read since.
        try:
            node.follow()
        except DescriptionError as problem:
            found.update(dict.fromkeys(problem.problems))
    return found


def _meant(node: Node) -> Meant:
    """Return what a reference means: equal for those that lead to the same."""
    document = node.document
    return document.uri, document.resources.enclosing(node.pointer), node.ref
