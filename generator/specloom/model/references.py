"""Schema objects that only refer to another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..plain import fields
from ..read import Node
from .keywords import annotates, facts_of, flat, repeats_type
from .schema import Reference
from .targets import Targets


def as_reference(
    nodes: Sequence[Node], name: str, targets: Targets
) -> Reference | None:
    """Return a reference when the nodes say nothing but one and annotations.

    `name` is that of the schema they declare, if they declare one.
    """
    if not any(_may_refer(node) for node in nodes):
        return None
    parts = [part for node in nodes for part in flat(node)]
    found = [targets.of(part) for part in parts if part.ref is not None]
    if not found:
        return None
    by_identity = {target.follow().identity: target for target in found}
    if len(by_identity) != 1:
        return None
    (target,) = by_identity.values()
    if not all(annotates(part) or repeats_type(part, target) for part in parts):
        return None
    if targets.fills_in(parts):
        return None
    facts: dict[str, Any] = {}
    nullable = False
    for part in reversed(parts):
        said = fields(part.value)
        facts.update({key: value for key, value in said.items() if key != "$ref"})
        nullable = nullable or said.get("nullable") is True
    facts = facts_of(nodes[0], facts, [], name, nullable)
    return Reference(target=targets.name(target), **facts)


def _may_refer(node: Node) -> bool:
    """Whether a look at the branches can find a reference; most schemas have none."""
    return node.ref is not None or "allOf" in fields(node.value)
