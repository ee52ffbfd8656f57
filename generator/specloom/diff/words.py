"""Names of a description as output shows them: on one line, and harmless."""

from __future__ import annotations

import re
from typing import Final

from .change import Change, Report
from .rules import Severity

_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LONGEST: Final = 300


def one_line(text: str) -> str:
    """Return a text whose control characters are spelled out, cut where it is long."""
    line = _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def plain(change: Change) -> str:
    """Return what a change says, as plain text."""
    return "".join(one_line(part) for part in change.message)


def reach(change: Change) -> str:
    """Return how far a change reaches: `in 200 methods`, empty for one method's own."""
    number = len(change.methods)
    if change.where in change.methods:
        return f"and in {number - 1} more" if number > 1 else ""
    if not number:
        return ""
    return "in 1 method" if number == 1 else f"in {number} methods"


def tally(report: Report) -> str:
    """Return the numbers of changes: `2 breaking, 3 compatible, 1 in words only`."""
    numbers = {severity: len(report.of(severity)) for severity in Severity}
    said = [f"{numbers[Severity.BREAKING]} breaking"]
    said.append(f"{numbers[Severity.COMPATIBLE]} compatible")
    if numbers[Severity.DOCS]:
        said.append(f"{numbers[Severity.DOCS]} in words only")
    return ", ".join(said)


def call(report: Report, before: str, after: str) -> str:
    """Return what the changes call for: `calls for a major version: 2.0.0 after 1.4.2`."""
    if not report.changes:
        return "no changes"
    said = f"calls for a {report.bump.value} version"
    return f"{said}: {after} after {before}" if before else said
