"""Changes for a terminal: a line each, breaking ones first."""

from __future__ import annotations

from collections.abc import Iterator

from .change import Change, Report
from .rules import Severity
from .words import call, one_line, plain, reach, tally


def lines(report: Report, *, docs: bool) -> Iterator[str]:
    """Yield a line for each change; those in words only if `docs` is true."""
    for change in report.changes:
        if docs or change.severity is not Severity.DOCS:
            yield _line(change)


def _line(change: Change) -> str:
    said = f"{change.severity.value}: {one_line(change.subject)}: {plain(change)}"
    more = [*change.breaks, *filter(None, [reach(change)])]
    told = f"{said} ({', '.join(more)})" if more else said
    return f"{told} [{one_line(str(change.place))}]" if change.place else told


def summary(report: Report, before: str, after: str) -> str:
    """Return the last line."""
    if not report.changes:
        return call(report, before, after)
    return f"{tally(report)}: {call(report, before, after)}"
