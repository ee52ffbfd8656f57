"""Changes as plain data, for programs."""

from __future__ import annotations

from .change import Change, Report
from .rules import Severity

_NAMED = 20
"""Methods that are named of those that a change reaches."""


def data(report: Report, before: str, after: str) -> dict[str, object]:
    """Return a report as JSON has it."""
    return {
        "bump": report.bump.value,
        "version": {"from": before, "to": after} if before else None,
        "counts": {each.value: len(report.of(each)) for each in Severity},
        "changes": [_change(change) for change in report.changes],
    }


def _change(change: Change) -> dict[str, object]:
    place = change.place
    return {
        "rule": change.rule.name,
        "severity": change.severity.value,
        "breaks": list(change.breaks),
        "where": change.where,
        "at": change.at,
        "operation": change.operation or None,
        "message": "".join(change.message),
        "methods": len(change.methods),
        "first_methods": list(change.methods[:_NAMED]),
        "side": change.side,
        "file": place.file if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.line else None,
    }
