"""What is meant for some languages alone: specloom generates Python."""

from __future__ import annotations

from ...plain import is_list
from .carrier import Carrier
from .node import Node

PYTHON = "python"


def is_skipped(node: Node, carrier: Carrier) -> bool:
    """Tell whether `skip` or `only` leave a node out of Python's client."""
    skip, only = node.get("skip"), node.get("only")
    for said in (skip, only):
        if said is not None:
            said.settle()
    if skip is not None and (skip.value is True or _has_python(skip)):
        return True
    if only is None:
        return False
    if isinstance(only.value, list):
        return not _has_python(only)
    carrier.leave(only, "it is no list of languages")
    return False


def _has_python(node: Node) -> bool:
    return PYTHON in (node.value if is_list(node.value) else [node.value])
