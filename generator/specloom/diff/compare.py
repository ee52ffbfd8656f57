"""The comparison of two surfaces, theme by theme."""

from __future__ import annotations

from .. import deep
from ..plan.surface import Surface
from .change import Report
from .findings import Findings, Owner, Spot
from .methods import compare_methods, compare_unmatched, match
from .names import compare_surfaces, compare_types
from .security import compare_credentials
from .side import Side
from .types import compare_parts
from .walk import Walk
from .webhooks import compare_webhooks


def compare(old: Surface, new: Surface) -> Report:
    """Return what has changed from one surface to another."""
    return deep.call(lambda: _compare(Side(old), Side(new)))


def _compare(old: Side, new: Side) -> Report:
    findings = Findings(new.api.place)
    walk = Walk(old, new, findings, compare_parts)
    client = Spot(Owner("client"))
    matched = match(old, new)
    compare_surfaces(old, new, findings, client)
    compare_credentials(walk, client)
    compare_unmatched(matched, old, new, findings)
    for before, now in matched.pairs:
        compare_methods(walk, before, now)
    compare_webhooks(walk, old, new, client)
    walk.finish()
    compare_types(walk)
    return Report(changes=findings.changes())
